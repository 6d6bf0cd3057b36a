import * as scenarios from '../../fixtures/complaint-scenarios';
import { ComplaintClient } from '../../fixtures/complaint-client';
import { RepairOrderClient } from '../../fixtures/repair-order-client';
import { menuLine, scan } from '../../fixtures/scenarios';
import { closed, expectStage, type ComplaintStory } from './steps';

const approved = { answer: 'approved', reason: '已核对' };

/** A visit that is paid, and of which this much went back to the customer. */
async function withRefund(people: RepairOrderClient['people'], customer: number, amount: number) {
  const visit = await RepairOrderClient.open(people, customer);
  const oil = [menuLine('MAINT-A', 'L-1')];
  await visit.toWorkshop(oil);
  await visit.work(oil);
  await visit.check();
  await visit.prepare();
  await visit.accept();
  const total = await visit.agree();
  await visit.pay(total);
  await visit.do('settlement', 'requestCreditNote', { adjustmentId: 'J-1', amount, reason: '投诉退款' });
  await visit.do('supervisor', 'decideAdjustment', { adjustmentId: 'J-1', ...approved });
  await visit.do('cashier', 'requestRefund', { adjustmentId: 'J-2', amount, reason: '投诉退款' });
  await visit.do('finance', 'decideAdjustment', { adjustmentId: 'J-2', ...approved });
  await visit.do('cashier', 'payRefund', { adjustmentId: 'J-2', method: 'cash' });
  await visit.release();
  await visit.hand();
  await visit.leave();
  return visit;
}

/** What is still to be done when the customer is content: money, key problems, measures. */
export const followedComplaints: readonly ComplaintStory[] = [
  {
    title: '预防措施 · the measure did not help at first: done again by another, checked by somebody else',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer);
      await complaint.toInvestigation();
      await complaint.solve();
      await complaint.do(...scenarios.revisit());
      await complaint.all(scenarios.close.slice(0, 2));
      await complaint.refused('measureNotReported', 'manager', 'checkMeasure', {
        measureId: 'M-1',
        effective: true,
        finding: '没问题',
      });
      await complaint.do('workshop', 'reportMeasure', { measureId: 'M-1', result: '口头提醒了班组' });
      await complaint.do('manager', 'checkMeasure', { measureId: 'M-1', effective: false, finding: '抽查三台仍漏项' });
      await complaint.do('crsupervisor', 'reassignMeasure', {
        measureId: 'M-1',
        owner: 'quality',
        reason: '由质检落实',
      });
      await complaint.do('quality', 'reportMeasure', { measureId: 'M-1', result: '检查表已增加复核项' });
      await complaint.do('manager', 'checkMeasure', {
        measureId: 'M-1',
        effective: true,
        finding: '抽查二十台，均已复核',
      });
      await expectStage(complaint, 'closedArchived');
      return complaint;
    },
  },
  {
    title: '重点问题 · a key problem is solved, then the customer is supported further before the file is closed',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer, { words: '同批次多台车都有' });
      await complaint.toInvestigation();
      await complaint.do('cr', 'raiseFlag', { flag: 'keyProblem', reason: '批次问题' });
      await complaint.solve();
      await complaint.do('crmanager', 'clearFlag', { flag: 'keyProblem', outcome: '批次整改完成' });
      await complaint.do(...scenarios.revisit());
      await complaint.do(...scenarios.close[0]!);
      await complaint.refused('closingConditionsOpen', 'crsupervisor', 'archiveComplaint');
      await complaint.do('cr', 'giveSupport', { words: '三个月内免费复检', channel: 'phone' });
      await complaint.all(scenarios.close.slice(1));
      return complaint;
    },
  },
  {
    title: '退款落实 · a refund is one that was paid out on the visit; a typed number is none',
    play: async (people, customer) => {
      const visit = await withRefund(people, customer, 5_000);
      const complaint = await ComplaintClient.open(people, customer, { order: visit.number, words: '多收了工时费' });
      await complaint.toInvestigation();
      await complaint.all(scenarios.investigate);
      await complaint.do('manager', 'proposeSolution', {
        candidateId: 'S-1',
        kind: 'refund',
        text: '退还多收的工时费',
        cost: 5_000,
        department: '财务',
      });
      await complaint.do('workshop', 'submitCandidates', { whyOnlyOne: '退款即可' });
      await complaint.all(scenarios.decide());
      await complaint.do('cr', 'acceptSolution', { candidateId: 'S-1', cost: 5_000, consent: scan('refund') });
      await complaint.all(scenarios.carryOut.slice(0, -1));
      const done = { cost: 5_000, words: '已退款' };
      await complaint.refused('refundMissing', 'workshop', 'finishImplementation', {
        ...done,
        paymentReference: 'BANK-1',
      });
      await complaint.refused('refundUnknown', 'workshop', 'finishImplementation', { ...done, refund: 'J-1' });
      await complaint.do('workshop', 'finishImplementation', { ...done, refund: 'J-2' });
      return closed(complaint);
    },
  },
];
