import * as scenarios from '../../fixtures/complaint-scenarios';
import { ComplaintClient } from '../../fixtures/complaint-client';
import { scan } from '../../fixtures/scenarios';
import { expectStage, soon, type ComplaintStory } from './steps';

const letterOfLawyer = { flag: 'legalCase', reason: '收到律师函' };

/** Complaints that end without a solution, and one whose investigation had named the wrong person. */
export const endedComplaints: readonly ComplaintStory[] = [
  {
    title: '客户撤诉 · withdrawn: the customer signs, a second person confirms',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer, { words: '洗车没洗干净' });
      await complaint.do(...scenarios.promise(soon(600)));
      await complaint.refused('endingProofMissing', 'cr', 'proposeEnding', {
        ending: 'withdrawn',
        words: '客户来电撤诉',
      });
      await complaint.do('cr', 'proposeEnding', {
        ending: 'withdrawn',
        words: '客户到店签字撤诉',
        consent: scan('withdrawal'),
      });
      await complaint.do('crmanager', 'confirmEnding');
      await expectStage(complaint, 'closedEnded');
      return complaint;
    },
  },
  {
    title: '法院判决 · decided by the court: no end while the case is flagged and a department owes its answer',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer, { words: '法庭见' });
      await complaint.do(...scenarios.promise(soon(600)));
      await complaint.do('crmanager', 'raiseFlag', letterOfLawyer);
      await complaint.do('crmanager', 'informCentral', {
        summary: '客户起诉',
        facts: '刹车返修',
        customerDemand: '退车',
        measures: '应诉',
      });
      await complaint.do('cr', 'proposeEnding', {
        ending: 'decidedOutside',
        words: '判决已履行',
        scan: scan('judgment').scan,
        authority: '区人民法院 2026-民初-15',
      });
      await complaint.refused('closingConditionsOpen', 'crmanager', 'confirmEnding');
      await complaint.do('crmanager', 'clearFlag', { flag: 'legalCase', outcome: '判决已履行' });
      await complaint.do('crmanager', 'confirmEnding');
      await expectStage(complaint, 'closedEnded');
      return complaint;
    },
  },
  {
    title: '联系不上客户 · the customer cannot be reached: tried by phone and by letter, confirmed by a second person',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer, { words: '电话一直关机' });
      await complaint.do(...scenarios.promise(soon(600)));
      const unreachable = { ending: 'unreachable', words: '多次联系未果', scan: scan('letter').scan };
      await complaint.refused('customerNotTriedEnough', 'cr', 'proposeEnding', unreachable);
      await complaint.do('cr', 'recordContactAttempt', { words: '关机', channel: 'phone' });
      await complaint.do('cr', 'recordContactAttempt', { words: '已寄挂号信', channel: 'letter' });
      await complaint.do('cr', 'proposeEnding', unreachable);
      await complaint.do('crmanager', 'returnEnding', { reason: '再试一次' });
      await complaint.do('cr', 'proposeEnding', unreachable);
      await complaint.do('crmanager', 'confirmEnding');
      await expectStage(complaint, 'closedEnded');
      return complaint;
    },
  },
  {
    title: '车辆已售、客户去世 · the car is sold, or the customer died: each ends with its paper',
    play: async (people, customer) => {
      const sold = await ComplaintClient.open(people, customer, { words: '车门漆面' });
      await sold.do('cr', 'proposeEnding', { ending: 'carSold', words: '已过户', scan: scan('transfer').scan });
      await sold.do('crmanager', 'confirmEnding');
      await expectStage(sold, 'closedEnded');
      const died = await ComplaintClient.open(people, customer, { words: '等待答复期间客户去世' });
      await died.do('cr', 'proposeEnding', {
        ending: 'customerDied',
        words: '家属告知',
        scan: scan('certificate').scan,
      });
      await died.do('store', 'confirmEnding');
      await expectStage(died, 'closedEnded');
      return died;
    },
  },
  {
    title: '责任人更正 · the wrong person was named: corrected with a reason, the penalty decided anew',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer);
      await complaint.toInvestigation();
      await complaint.toDecision();
      await complaint.all(scenarios.decide());
      await complaint.do(...scenarios.accept);
      const [step, ofPerson, ofHead, feedback, finished] = scenarios.carryOut;
      await complaint.do(...step!);
      await complaint.do(...ofPerson!);
      await complaint.do(...ofHead!);
      await complaint.do('crmanager', 'correctCause', {
        causeCode: 'PART-QUALITY',
        cause: '配件批次瑕疵',
        responsiblePerson: 'parts',
        departmentHead: 'workshop',
        reason: '复检发现系配件问题',
      });
      await complaint.do(...feedback!);
      await complaint.refused('penaltyUndecided', 'workshop', 'finishImplementation', {
        cost: 28_000,
        words: '返修完成',
      });
      await complaint.do('manager', 'decidePenalty', {
        party: 'responsiblePerson',
        decision: 'none',
        reason: '供应商责任',
      });
      await complaint.do(...finished!);
      await complaint.close();
      return complaint;
    },
  },
];
