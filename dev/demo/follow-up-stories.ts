import { answers, FollowUpClient } from '../fixtures/follow-up-client';
import { foundWithin } from '../fixtures/found-within';
import type { Answer, ApiUsers } from '../fixtures/api-users';
import { Unexpected } from '../fixtures/process-client';
import { maintenance } from '../fixtures/repair-order-client';
import type { CallWish } from '../fixtures/scenarios';

/** The calls after one of the day's deliveries. */
export interface FollowUpStory {
  readonly title: string;
  readonly play: (people: ApiUsers, customer: number) => Promise<FollowUpClient>;
}

const after = async (people: ApiUsers, customer: number, wish?: CallWish): Promise<FollowUpClient> =>
  FollowUpClient.after(people, (await maintenance(people, customer, 'MAINT-A', wish)).number);

/** What this person gets from a path. Throws when there is nothing. */
async function seen(people: ApiUsers, who: string, path: string): Promise<Answer['body']> {
  const { status, body } = await (await people.as(who)).get(path);
  if (status !== 200) throw new Unexpected(`${who} gets ${status} from ${path}`);
  return body;
}

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** Waits until the calls are in the tracking table of today, which is read from what has been recorded by then. */
async function inTrackingTable(people: ApiUsers, wanted: string): Promise<void> {
  const isThere = await foundWithin(30, async () => {
    const report = await seen(people, 'crsupervisor', `/follow-up-report?from=${today()}&to=${today()}`);
    return report.calls.some(({ number }: { number: string }) => number === wanted);
  });
  if (!isThere) throw new Unexpected(`${wanted} is not in the tracking table`);
}

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
      await calls.do('wang', 'answerQuickHandling', {
        answer: '马上送过去',
        cause: '洗车后没有核对脚垫',
        measure: '交车检查增加脚垫一项',
      });
      await calls.do('cr', 'recordSecondCall', { reached: true, satisfied: true, words: '收到了，谢谢' });
      return calls;
    },
  },
  {
    title: '按客户意愿 · follow-up: the customer wished WeChat, and is tried that way first',
    play: async (people, customer) => {
      const calls = await after(people, customer, { at: '上班不方便接电话', channel: 'wechat' });
      await calls.due();
      const phone = { callId: 'K-0', channel: 'phone', result: 'reached' };
      await calls.refused('otherChannelWished', 'cr', 'logCall', phone);
      await calls.do('cr', 'logCall', { callId: 'K-1', channel: 'wechat', result: 'noAnswer' });
      await calls.refused('timeTooFar', 'cr', 'bookCall', { at: '2099-12-31T10:00:00+08:00', words: '以后再说' });
      await calls.do('cr', 'logCall', { ...phone, atCustomersWish: true, words: '客户微信回复可以打电话' });
      await calls.record();
      return calls;
    },
  },
  {
    title: '后续需求 · follow-up: the customer needs something else, which the advisor takes up',
    play: async (people, customer) => {
      const calls = await after(people, customer);
      await calls.reach();
      await calls.record({}, { furtherNeeds: '想换四条轮胎' });
      await calls.do('crsupervisor', 'assignCaller', { specialist: 'cr' });
      await calls.do('wang', 'answerNeed', { answer: '已报价，客户下周来店' });
      return calls;
    },
  },
  {
    title: '讲不通结果 · follow-up: nobody can be told the result of a problem; the manager hears of it and gives up',
    play: async (people, customer) => {
      const calls = await after(people, customer);
      await calls.reach();
      await calls.record({}, { problem: '空调异味' });
      await calls.refused('problemCauseMissing', 'wang', 'answerQuickHandling', { answer: '换滤芯', measure: '返店' });
      await calls.do('wang', 'answerQuickHandling', { answer: '换滤芯', cause: '滤芯漏换', measure: '完工检查加一项' });
      await calls.do('cr', 'recordSecondCall', { reached: false, words: '无人接听' });
      await calls.do('cr', 'recordSecondCall', { reached: false, words: '无人接听' });
      await calls.until('the manager', (events) =>
        events.some(({ timer, to }) => timer === 'G-41' && (to as string[]).includes('crManager')),
      );
      await calls.do('crmanager', 'giveUpFollowUp', { reason: '已寄信说明结果' });
      return calls;
    },
  },
  {
    title: '日报与改进建议 · follow-up: the calls of the day end in a report, and a department hears what is suggested',
    play: async (people, customer) => {
      const calls = await after(people, customer);
      await calls.reach();
      await calls.record({ cleanliness: 2, overall: 'average', whatWasWrong: '车内没擦' });
      await inTrackingTable(people, calls.number);
      const supervisor = await people.as('crsupervisor');
      const filed = await supervisor.post('/improvement-reports', {
        about: 'calls',
        from: today(),
        to: today(),
        summary: '清洁度评分偏低',
        suggestions: [{ department: 'workshop', suggestion: '交车前擦拭内饰' }],
      });
      if (filed.status !== 201) throw new Unexpected(`the report is answered ${filed.status}`);
      return calls;
    },
  },
  {
    title: '记录更正 · follow-up: the answers were written down wrongly, and are corrected by whoever wrote them',
    play: async (people, customer) => {
      const calls = await after(people, customer);
      await calls.reach();
      await calls.record();
      const questionnaire = { ...answers, overall: 'dissatisfied', whatWasWrong: '交车时车内有油渍' };
      await calls.refused('notAuthorOrSuperior', 'clerk', 'correctRecord', { questionnaire, reason: '我听到的不同' });
      await calls.do('cr', 'correctRecord', { questionnaire, reason: '勾错了总体评价' });
      await calls.do('wang', 'answerQuickHandling', { answer: '上门清洁', cause: '未铺三件套', measure: '交车前检查' });
      await calls.do('cr', 'recordSecondCall', { reached: true, satisfied: true, words: '已经干净了' });
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
