import type { ApiUsers } from '../../fixtures/api-users';
import * as scenarios from '../../fixtures/complaint-scenarios';
import { ComplaintClient } from '../../fixtures/complaint-client';
import { Unexpected } from '../../fixtures/process-client';
import { closed, expectStage, later, solved, type ComplaintStory } from './steps';

const expectOwner = async (complaint: ComplaintClient, id: string): Promise<void> => {
  const { owner } = await complaint.read();
  if (owner.id !== id) throw new Unexpected(`${complaint.number} should be ${id}'s, is ${owner.id as string}'s`);
};
const refusedTo = async (complaint: ComplaintClient, who: string): Promise<void> => {
  const { status } = await (await complaint.people.as(who)).get(`/complaints/${complaint.number}`);
  if (status !== 404) throw new Unexpected(`${who} reads ${complaint.number}: ${status}`);
};

/** What the store manager does where the service manager has no part. */
const inPlaceOfManager = ([who, ...move]: scenarios.ComplaintMove): scenarios.ComplaintMove => [
  who === 'manager' ? 'store' : who,
  ...move,
];

/** While one is away, another has the roles too; the superior says who, and is never that person. */
async function whileAway(people: ApiUsers, who: string, deputy: string, then: () => Promise<void>): Promise<void> {
  const boss = await people.as('crmanager');
  const [from, until] = [new Date(Date.now() - 1_000).toISOString(), later()];
  const set = (one: string) => boss.ask(`/staff/${who}/absence`, { method: 'PUT', body: { from, until, deputy: one } });
  const { body: refusal } = await set('crmanager');
  if (refusal.code !== 'deputyIsCaller') throw new Unexpected(`a deputy of oneself answered ${refusal.code as string}`);
  const { status } = await set(deputy);
  if (status !== 200) throw new Unexpected(`the absence answered ${status}`);
  try {
    await then();
  } finally {
    await boss.ask(`/staff/${who}/absence`, { method: 'DELETE' });
  }
}

/** Complaints about people, and complaints that go from one to another. */
export const complaintsAndPeople: readonly ComplaintStory[] = [
  {
    title: '投诉服务经理 · about the service manager, who reads and decides nothing; the store manager does',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer, {
        words: '服务经理当面顶撞客户',
        accused: ['manager'],
      });
      await refusedTo(complaint, 'manager');
      await complaint.toInvestigation();
      await complaint.all(scenarios.investigate);
      const [first, ofManager, ...others] = scenarios.propose;
      await complaint.do(...first!);
      await complaint.refused('notFound', ...ofManager!);
      await complaint.do('cr', 'proposeSolution', { ...ofManager![2], candidateId: 'S-2' });
      await complaint.all(others);
      await complaint.refused('notFound', ...scenarios.decide()[0]!);
      await complaint.all(scenarios.decide('store'));
      await complaint.do(...scenarios.accept);
      await complaint.all(scenarios.carryOut.map(inPlaceOfManager));
      await complaint.do(...scenarios.revisit());
      await complaint.all(scenarios.close.map(inPlaceOfManager));
      await expectStage(complaint, 'closedArchived');
      return complaint;
    },
  },
  {
    title: '指派与离岗 · a manager assigns it, and who leaves hands it over with its department task',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer);
      await complaint.toJudgement();
      await complaint.do('crmanager', 'assignOwner', { owner: 'li', reason: '专业对口' });
      await expectOwner(complaint, 'li');
      await complaint.do('crmanager', 'commandDepartment', {
        taskId: 'D-1',
        department: '前台',
        to: 'li',
        what: '说明接车时告知内容',
        dueAt: later(),
      });
      await complaint.do('manager', 'handOver', { predecessor: 'li', successor: 'wang', reason: '调离' });
      await expectOwner(complaint, 'wang');
      await complaint.refused('taskOfOthers', 'li', 'reportDepartmentTask', { taskId: 'D-1', result: 'x' });
      await complaint.do('wang', 'reportDepartmentTask', { taskId: 'D-1', result: '已向客户说明' });
      await complaint.do(...scenarios.founded());
      await complaint.all(scenarios.assign(Date.now(), 600_000));
      await complaint.solve();
      return closed(complaint);
    },
  },
  {
    title: '休假代理 · whoever is away is stood in for by whom the superior names, in the name of both, and no longer',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer);
      await complaint.do('cr', 'escalate', { reason: '超出权限' });
      const plan = { escalationId: 'T-37/hand-1', plan: '代主管答复', step: 'tellComplainant', actBy: later() };
      await complaint.refused('forbidden', 'li', 'acknowledgeEscalation', plan);
      await whileAway(people, 'crsupervisor', 'li', () => complaint.do('li', 'acknowledgeEscalation', plan));
      const { by } = (await complaint.events()).at(-1);
      if (by.id !== 'li' || by.for !== 'crsupervisor') throw new Unexpected(`answered by ${JSON.stringify(by)}`);
      await complaint.refused('forbidden', 'li', 'acknowledgeEscalation', plan);
      return solved(complaint);
    },
  },
  {
    title:
      '路径与部门更正 · judged a matter of service, found to be one of quality: corrected, and decided by its leader',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer, { words: '说是服务问题，其实没修好' });
      await complaint.toInvestigation('service');
      await complaint.toDecision();
      await complaint.do('crsupervisor', 'correctRoute', {
        route: 'quality',
        department: '车间',
        reason: '系维修质量',
      });
      await complaint.refused('roleNotAllowed', 'crmanager', 'decideSolution', {
        candidateId: 'S-1',
        instruction: '照办',
      });
      await complaint.all(scenarios.decide());
      await complaint.do(...scenarios.accept);
      await complaint.all(scenarios.carryOut);
      return closed(complaint);
    },
  },
  {
    title: '媒体曝光 · a media case is the customer-service manager’s at once, and goes to nobody else while it is one',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer, { words: '已发短视频' });
      await complaint.toJudgement();
      await complaint.do('cr', 'raiseFlag', { flag: 'mediaCrisis', reason: '本地热搜' });
      await expectOwner(complaint, 'crmanager');
      await complaint.refused('mediaCaseKept', 'store', 'assignOwner', { owner: 'li', reason: '分担' });
      await complaint.do('crmanager', 'informCentral', {
        summary: '短视频曝光',
        facts: '刹车返修',
        customerDemand: '公开道歉',
        measures: '统一口径',
      });
      await complaint.do('crmanager', 'clearFlag', { flag: 'mediaCrisis', outcome: '视频已下架' });
      await complaint.do(...scenarios.founded());
      await complaint.all(scenarios.assign(Date.now(), 600_000));
      await complaint.solve();
      return closed(complaint);
    },
  },
  {
    title: '意见转达部门 · an opinion reaches each department in words',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer, { kind: 'opinion', words: '等候区太吵' });
      await complaint.refused('notFound', 'cr', 'passOpinion', {
        departments: ['不存在的部门'],
        summary: '等候区隔音',
      });
      await complaint.do('cr', 'passOpinion', { departments: ['前台', '售后'], summary: '等候区隔音' });
      await expectStage(complaint, 'closedAnswered');
      return complaint;
    },
  },
  {
    title: '重大投诉 · critical: decided by the store manager, told in half the time, and the manufacturer is asked',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer, { words: '行驶中刹车失灵' });
      await complaint.toInvestigation();
      await complaint.do('cr', 'rateComplaint', { severity: 'critical', complexity: 'complex', reason: '涉及安全' });
      await complaint.do('cr', 'tellComplainant', { words: '已暂停同批次配件', channel: 'sms' });
      await complaint.do('crmanager', 'relayIssue', { issueId: 'Q-1', topic: 'support', what: '请派技术人员鉴定' });
      await complaint.do('central', 'answerIssue', { issueId: 'Q-1', answer: '明天到店鉴定' });
      await complaint.toDecision();
      await complaint.refused('roleNotAllowed', 'manager', 'decideSolution', {
        candidateId: 'S-1',
        instruction: '照办',
      });
      await complaint.all(scenarios.decide('store'));
      await complaint.do(...scenarios.accept);
      await complaint.all(scenarios.carryOut);
      return closed(complaint);
    },
  },
  {
    title: '规定更新 · adopts the policy that was published since, after a look at what it would move',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer);
      const boss = await people.as('crmanager');
      const preview = await boss.get(`/complaints/${complaint.number}/policy-preview`);
      if (preview.status !== 200) throw new Unexpected(`the preview answered ${preview.status}`);
      await complaint.do('crmanager', 'adoptPolicy', { reason: '明年节假日已公布' });
      return solved(complaint);
    },
  },
];
