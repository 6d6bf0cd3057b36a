import { FollowUpClient } from '../fixtures/follow-up-client';
import type { ApiUsers } from '../fixtures/api-users';
import { maintenance } from '../fixtures/repair-order-client';

/** The calls after one of the day's deliveries. */
export interface FollowUpStory {
  readonly title: string;
  readonly play: (people: ApiUsers, customer: number) => Promise<FollowUpClient>;
}

const after = async (people: ApiUsers, customer: number): Promise<FollowUpClient> =>
  FollowUpClient.after(people, (await maintenance(people, customer)).number);

export const followUpStories: readonly FollowUpStory[] = [
  {
    title: '回访满意 · follow-up: satisfied',
    play: async (people, customer) => {
      const calls = await after(people, customer);
      await calls.reach();
      await calls.record();
      return calls;
    },
  },
  {
    title: '改约回访 · follow-up: the customer books another time',
    play: async (people, customer) => {
      const calls = await after(people, customer);
      await calls.due();
      await calls.do('cr', 'bookCall', { at: new Date(Date.now() + 2_000).toISOString(), words: '两分钟后' });
      await calls.until('the booked time', (events) => events.some(({ timer }) => timer === 'T-23'));
      await calls.call('reached');
      await calls.record();
      return calls;
    },
  },
  {
    title: '快速处理 · follow-up: a problem, handled quickly, satisfied at the second call',
    play: async (people, customer) => {
      const calls = await after(people, customer);
      await calls.reach();
      await calls.record({}, { problem: '脚垫没放回' });
      await calls.do('wang', 'answerQuickHandling', { answer: '马上送过去', measure: '交车检查增加脚垫一项' });
      await calls.do('cr', 'recordSecondCall', { reached: true, satisfied: true, words: '收到了，谢谢' });
      return calls;
    },
  },
  {
    title: '联系不上 · follow-up: unreachable, passed up, swept and closed',
    play: async (people, customer) => {
      const calls = await after(people, customer);
      await calls.due();
      await calls.call('noAnswer');
      await calls.call('noAnswer');
      await calls.until('the end', (events) => events.some(({ type }) => type === 'givenUp'));
      return calls;
    },
  },
];
