import * as scenarios from '../../fixtures/complaint-scenarios';
import { ComplaintClient } from '../../fixtures/complaint-client';
import { expectStage, soon, type ComplaintStory } from './steps';

/** Complaints that are answered at once, or of which it is first asked whether they are founded. */
export const judgedComplaints: readonly ComplaintStory[] = [
  {
    title: '当场解决 · answered at once, satisfied',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer, { words: '发票抬头开错了' });
      await complaint.do(...scenarios.register);
      await complaint.do(...scenarios.answerAtOnce('已当场重开发票'));
      await complaint.close();
      await expectStage(complaint, 'closedArchived');
      return complaint;
    },
  },
  {
    title: '按时回复 · reply promised and kept, then solved at once',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer, { words: '工时费比上次贵' });
      await complaint.do(...scenarios.promise(soon(60)));
      await complaint.do(...scenarios.register);
      await complaint.do(...scenarios.reply);
      await complaint.do(...scenarios.answerAtOnce('已说明价目并退差价'));
      await complaint.close();
      return complaint;
    },
  },
  {
    title: '回复超时 · reply promised and broken: passed up, the customer is told',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer, { words: '没人给我回电话' });
      await complaint.do(...scenarios.register);
      await complaint.do(...scenarios.promise(soon(2)));
      await complaint.acknowledge(await complaint.escalatesTo('crSupervisor'), '立即亲自回电', 'reply');
      await complaint.do('cr', 'reply', { words: '非常抱歉，已查明', channel: 'phone' });
      await complaint.do(...scenarios.answerAtOnce('已道歉并解决'));
      await complaint.close();
      return complaint;
    },
  },
  {
    title: '不成立 · unfounded, confirmed, understood by the customer',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer, { words: '新车有声音' });
      await complaint.toJudgement();
      await complaint.do(...scenarios.unfounded);
      await complaint.refused('roleNotAllowed', 'cr', 'confirmUnfounded').catch(async () => {
        await complaint.refused('forbidden', 'cr', 'confirmUnfounded');
      });
      await complaint.do('crsupervisor', 'confirmUnfounded');
      await complaint.do('cr', 'recordUnderstanding', { words: '明白了，是磨合期', channel: 'phone' });
      await expectStage(complaint, 'closedUnfounded');
      return complaint;
    },
  },
  {
    title: '客户坚持 · unfounded at first, the customer insists with new facts, founded',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer);
      await complaint.toJudgement();
      await complaint.do(...scenarios.unfounded);
      await complaint.do('crsupervisor', 'confirmUnfounded');
      await complaint.do('cr', 'insist', { words: '我录了视频', newFacts: '冷车起步时明显异响' });
      await complaint.do(...scenarios.founded());
      await complaint.all(scenarios.assign(Date.now(), 600_000));
      await complaint.solve();
      await complaint.close();
      return complaint;
    },
  },
];
