import * as scenarios from '../../fixtures/complaint-scenarios';
import { ComplaintClient } from '../../fixtures/complaint-client';
import { scan } from '../../fixtures/scenarios';
import { expectStage, type ComplaintStory } from './steps';

const letterOfLawyer = { flag: 'legalCase', reason: '收到律师函' };

/** Complaints that end without a solution, and one whose investigation had named the wrong person. */
export const endedComplaints: readonly ComplaintStory[] = [
  {
    title: '客户撤诉 · withdrawn: the customer signs, a second person confirms',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer, { words: '洗车没洗干净' });
      await complaint.toJudgement();
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
      await complaint.toJudgement();
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
        causeCode: 'PARTS',
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
