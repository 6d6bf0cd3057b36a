import * as scenarios from '../../fixtures/complaint-scenarios';
import { ComplaintClient } from '../../fixtures/complaint-client';
import { FollowUpClient } from '../../fixtures/follow-up-client';
import { Unexpected } from '../../fixtures/process-client';
import { closed, expectStage, later, solved, soon, withVisitor, type ComplaintStory } from './steps';

const expectForerunner = async (complaint: ComplaintClient, earlier: ComplaintClient): Promise<void> => {
  const { forerunners = [] } = await complaint.read();
  if (!forerunners.includes(earlier.number))
    throw new Unexpected(`${complaint.number} does not know ${earlier.number}: ${JSON.stringify(forerunners)}`);
};

/** Complaints that come again, or twice. */
export const repeatedComplaints: readonly ComplaintStory[] = [
  {
    title: '同一事两次投诉 · two complaints about one matter are merged: one goes on for both',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer);
      const twin = await ComplaintClient.open(people, customer, { words: '昨天也打过电话' }, 'wang');
      await twin.do('cr', 'linkComplaint', { complaint: complaint.number });
      await twin.do('crsupervisor', 'mergeInto', { complaint: complaint.number, reason: '同一事项' });
      await twin.until('the merging', (events) => events.some(({ type }) => type === 'complaintMerged'));
      await expectStage(twin, 'closedMerged');
      return solved(complaint);
    },
  },
  {
    title: '结案后再次投诉 · taken up again after its end, as a new complaint that knows the first',
    play: async (people, customer) => {
      const first = await ComplaintClient.open(people, customer, { words: '空调异味' });
      await first.do(...scenarios.register);
      await first.do(...scenarios.answerAtOnce('已更换滤芯'));
      await first.close();
      const again = await ComplaintClient.open(people, customer, {
        customerId: undefined,
        vehicleId: undefined,
        follows: first.number,
        words: '一个月后又有异味',
      });
      await expectForerunner(again, first);
      return solved(again);
    },
  },
  {
    title: '返修又失败 · the rework did not help: ordered again after the reopening, and not before',
    play: async (people, customer) => {
      const visit = await withVisitor(people, customer);
      const complaint = await ComplaintClient.open(people, customer, { order: visit.number });
      const rework = { vehicleIsHere: true, symptoms: '同一位置异响' };
      const reworks = async (count: number): Promise<unknown> =>
        complaint.until(`rework order ${count}`, (events) =>
          events.filter(({ type }) => type === 'reworkNoted').length === count ? true : undefined,
        );
      await complaint.toInvestigation();
      await complaint.do('wang', 'orderRework', rework);
      await reworks(1);
      await complaint.solve();
      await complaint.refused('reworkOrdered', 'wang', 'orderRework', rework);
      await complaint.do(...scenarios.revisit(false));
      await complaint.do('crmanager', 'reopen', { reason: '仍有异响', resolveBy: later() });
      await complaint.do('wang', 'orderRework', rework);
      await reworks(2);
      await complaint.do('cr', 'agreeInvestigationTime', { until: later(), customerAgreed: true, channel: 'phone' });
      await complaint.all(scenarios.investigate);
      await complaint.do('workshop', 'submitCandidates');
      await complaint.all(scenarios.decide());
      await complaint.do(...scenarios.accept);
      await complaint.all(scenarios.carryOut);
      return closed(complaint);
    },
  },
  {
    title: '回访又发现 · the follow-up call finds what was complained about before: the new complaint knows it',
    play: async (people, customer) => {
      const visit = await withVisitor(people, customer);
      const first = await ComplaintClient.open(people, customer, {
        vehicleId: visit.vehicle,
        words: '交车前就说过有异味',
      });
      await first.do(...scenarios.promise(soon(600)));
      // what follows looks among the complaints that are recorded
      await first.until('the record of it', (events) => events.some(({ type }) => type === 'replyPromised'));
      const calls = await FollowUpClient.after(people, visit.number);
      await calls.reach();
      await calls.record({ overall: 'dissatisfied', whatWasWrong: '还是有异味' }, { complains: true });
      const found = await calls.becomesComplaint();
      await expectForerunner(found, first);
      await first.do('cr', 'linkComplaint', { complaint: found.number });
      await first.do('crsupervisor', 'mergeInto', { complaint: found.number, reason: '同一事项' });
      await first.until('the merging', (events) => events.some(({ type }) => type === 'complaintMerged'));
      return solved(found);
    },
  },
];
