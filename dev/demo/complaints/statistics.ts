import type { ApiUsers } from '../../fixtures/api-users';
import { ComplaintClient } from '../../fixtures/complaint-client';
import { foundWithin } from '../../fixtures/found-within';
import { Unexpected } from '../../fixtures/process-client';
import { solved, type ComplaintStory } from './steps';

const dayFrom = (days: number): string => new Date(Date.now() + (8 + 24 * days) * 3_600_000).toISOString().slice(0, 10);

/** What this person is told at a path. Throws when it is refused. */
async function told(people: ApiUsers, who: string, path: string) {
  const { status, body } = await (await people.as(who)).get(path);
  if (status !== 200) throw new Unexpected(`${who} gets ${status} from ${path}`);
  return body;
}

/** How the complaints of a day are queued, counted and reported. */
export const countedComplaints: readonly ComplaintStory[] = [
  {
    title: '待办队列与分类统计 · queued by what is due, solved, counted, and a department hears what is suggested',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer);
      const row = await foundWithin(30, async () => {
        const { items } = await told(people, 'crmanager', '/complaint-queue?of=team&limit=100');
        return items.find(({ number }: { number: string }) => number === complaint.number);
      });
      if (row?.next?.command === undefined) throw new Unexpected(`${complaint.number} is not in the queue`);
      await solved(complaint);
      // midnight may lie between the receipt and now
      const days = { from: dayFrom(-1), to: dayFrom(0) };
      const counted = await foundWithin(30, async () => {
        const path = `/complaint-statistics?from=${days.from}&to=${days.to}`;
        const { complaints } = await told(people, 'crsupervisor', path);
        const one = complaints.find((each: { complaint: string }) => each.complaint === complaint.number);
        return one?.end === 'solved' ? one : undefined;
      });
      if (counted?.end !== 'solved' || counted.promise !== 'kept')
        throw new Unexpected(`${complaint.number} is counted ${counted?.end} and ${counted?.promise}`);
      const filed = await (
        await people.as('crsupervisor')
      ).post('/improvement-reports', {
        about: 'complaints',
        ...days,
        summary: '返修类投诉以装配漏项为主',
        suggestions: [{ department: 'workshop', suggestion: '关键工序双人复核' }],
      });
      if (filed.status !== 201) throw new Unexpected(`the report is answered ${filed.status}`);
      return complaint;
    },
  },
];
