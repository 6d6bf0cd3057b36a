import * as scenarios from '../../fixtures/complaint-scenarios';
import { ComplaintClient } from '../../fixtures/complaint-client';
import { scan } from '../../fixtures/scenarios';
import { later, solved, type ComplaintStory } from './steps';

/** Founded complaints, and the solutions that are offered, refused and found. */
export const solvedComplaints: readonly ComplaintStory[] = [
  {
    title: '维修质量 · repair quality, the whole way to the file',
    play: async (people, customer) => solved(await ComplaintClient.open(people, customer)),
  },
  {
    title: '服务态度 · service route, decided by the CR manager',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer, { words: '接待态度差' });
      await complaint.toInvestigation('service');
      await complaint.toDecision();
      await complaint.refused('roleNotAllowed', 'manager', 'decideSolution', {
        candidateId: 'S-1',
        instruction: '照办',
      });
      await complaint.all(scenarios.decide('crmanager'));
      await complaint.do(...scenarios.accept);
      await complaint.all(scenarios.carryOut);
      await complaint.close();
      return complaint;
    },
  },
  {
    title: '拒绝方案 · solution refused, another is found',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer);
      await complaint.toInvestigation();
      await complaint.toDecision();
      await complaint.all(scenarios.decide());
      await complaint.do('cr', 'refuseSolution', { reason: '太慢了，要补偿' });
      await complaint.do('workshop', 'submitCandidates');
      await complaint.all(scenarios.decide('manager', 'S-2'));
      await complaint.refused('shownContentDiffers', 'cr', 'acceptSolution', {
        candidateId: 'S-1',
        cost: 30_000,
        consent: scan('old'),
      });
      await complaint.do('cr', 'acceptSolution', { candidateId: 'S-2', cost: 60_000, consent: scan('new') });
      await complaint.all(scenarios.carryOut.slice(0, -1));
      const done = { cost: 58_000, words: '已返修，补偿款已转账' };
      await complaint.refused('referenceMissing', 'workshop', 'finishImplementation', done);
      await complaint.do('workshop', 'finishImplementation', { ...done, paymentReference: 'BANK-7781' });
      await complaint.close();
      return complaint;
    },
  },
  {
    title: '二次回访不满意 · dissatisfied at the revisit, reopened a level higher',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer);
      await complaint.toInvestigation();
      await complaint.solve();
      await complaint.do(...scenarios.revisit(false));
      await complaint.refused('closingConditionsOpen', 'crsupervisor', 'archiveComplaint').catch(async () => {
        await complaint.refused('notDuringStage', 'crsupervisor', 'archiveComplaint');
      });
      await complaint.do('crmanager', 'reopen', { reason: '仍有异响', resolveBy: later() });
      await complaint.do('cr', 'agreeInvestigationTime', { until: later(), customerAgreed: true, channel: 'phone' });
      await complaint.all(scenarios.investigate);
      await complaint.do('workshop', 'submitCandidates');
      await complaint.all(scenarios.decide());
      await complaint.do(...scenarios.accept);
      await complaint.all(scenarios.carryOut);
      await complaint.close();
      return complaint;
    },
  },
];
