import { FollowUpClient } from '../fixtures/follow-up-client';
import * as scenarios from '../fixtures/complaint-scenarios';
import { ComplaintClient } from '../fixtures/complaint-client';
import type { ApiUsers } from '../fixtures/api-users';
import { scan } from '../fixtures/scenarios';
import { Unexpected } from '../fixtures/process-client';
import { maintenance, RepairOrderClient } from '../fixtures/repair-order-client';
import { PACE } from '../fixtures/pace';
import { menuLine } from '../fixtures/scenarios';

/** One complaint of the demo day: what the customer is unhappy about, and how it goes. */
export interface ComplaintStory {
  readonly title: string;
  readonly play: (people: ApiUsers, customer: number) => Promise<ComplaintClient>;
}

const soon = (seconds: number): number => Date.now() + PACE * seconds * 1_000;
const later = (): string => new Date(soon(600)).toISOString();

const expectStage = async (complaint: ComplaintClient, stage: string): Promise<void> => {
  const { stage: actual } = await complaint.read();
  if (actual !== stage) throw new Unexpected(`${complaint.number} should be ${stage}, is ${String(actual)}`);
};

/** The whole founded way, from the judgement to the file. */
const solved = async (complaint: ComplaintClient): Promise<ComplaintClient> => {
  await complaint.toInvestigation();
  await complaint.solve();
  await complaint.close();
  await expectStage(complaint, 'closedArchived');
  return complaint;
};

/** A delivered visit that can be complained about. */
const withVisitor = (people: ApiUsers, customer: number): Promise<RepairOrderClient> => maintenance(people, customer);

export const complaintStories: readonly ComplaintStory[] = [
  {
    title: '当场解决 · answered at once, satisfied',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer, { words: '发票抬头开错了' });
      await complaint.do(...scenarios.register);
      await complaint.do('cr', 'answerAtOnce', { answer: '已当场重开发票', satisfied: true });
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
      await complaint.do('cr', 'answerAtOnce', { answer: '已说明价目并退差价', satisfied: true });
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
      await complaint.acknowledge(await complaint.escalatesTo('crSupervisor'), '立即亲自回电');
      await complaint.do('cr', 'reply', { words: '非常抱歉，已查明', channel: 'phone' });
      await complaint.do('cr', 'answerAtOnce', { answer: '已道歉并解决', satisfied: true });
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
      await complaint.all(scenarios.carryOut);
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
  {
    title: '首次答复超时 · nobody answers: escalated level by level to the store manager and comes back resolved',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer, { words: '说好今天给答复' });
      await complaint.acknowledge(await complaint.escalatesTo('storeManager'), '今天之内由我答复客户');
      await complaint.do('cr', 'tellLeaderContact', {
        escalationId: (await complaint.read()).escalations.at(-1).id,
        channel: 'phone',
      });
      await complaint.do(...scenarios.promise(soon(600), 'store'));
      await complaint.do(...scenarios.register);
      await complaint.do(...scenarios.reply);
      await complaint.do(...scenarios.founded());
      await complaint.all(scenarios.assign(Date.now(), 600_000));
      await complaint.solve();
      await complaint.close();
      await expectStage(complaint, 'closedArchived');
      return complaint;
    },
  },
  {
    title: '判定超时到总部 · judgement overdue at every level up to the central team',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer);
      await complaint.toJudgement();
      const escalation = await complaint.escalatesTo('centralTeam');
      await complaint.do('crmanager', 'informCentral', {
        summary: '判定超时',
        facts: '同一故障再现',
        customerDemand: '免费返修',
        measures: '今日判定',
      });
      await complaint.acknowledge(escalation, '指派区域经理跟进');
      await complaint.do(...scenarios.founded());
      await complaint.all(scenarios.assign(Date.now(), 600_000));
      await complaint.solve();
      await complaint.close();
      return complaint;
    },
  },
  {
    title: '解决超时 · signed time broken; only the CR manager moves it',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer);
      await complaint.toJudgement();
      await complaint.do(...scenarios.founded());
      await complaint.all(scenarios.assign(Date.now(), 3_000));
      await complaint.escalatesTo('crManager');
      await complaint.refused('forbidden', 'cr', 'moveResolveBy', {
        resolveBy: later(),
        reason: '缺件',
        customerTold: true,
      });
      await complaint.do('crmanager', 'moveResolveBy', { resolveBy: later(), reason: '缺件', customerTold: true });
      await complaint.solve();
      await complaint.close();
      return complaint;
    },
  },
  {
    title: '现场紧急 · urgent on site: straight to the store manager',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(
        people,
        customer,
        { kind: 'urgentOnSite', source: 'inPerson', words: '客户在展厅大声抗议' },
        'wang',
      );
      await complaint.acknowledge(await complaint.escalatesTo('storeManager'), '已到现场');
      await complaint.do('wang', 'offerInterimSolution', { solution: '提供代步车', accepted: true });
      await complaint.do(...scenarios.promise(soon(600), 'wang'));
      await complaint.do(...scenarios.register);
      await complaint.do('crmanager', 'clearFlag', { flag: 'urgentOnSite', outcome: '客户已离店，情绪平复' });
      await complaint.do('wang', 'reply', { words: '方案已确定', channel: 'inPerson' });
      await complaint.do('wang', 'answerAtOnce', { answer: '当场退还费用', satisfied: true });
      await complaint.close();
      return complaint;
    },
  },
  {
    title: '法律案件 · legal flag: the central team is informed, no archive before it ends',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer, { words: '我已委托律师' });
      await complaint.toInvestigation();
      await complaint.do('crmanager', 'raiseFlag', { flag: 'legalCase', reason: '收到律师函' });
      await complaint.do('crmanager', 'informCentral', {
        summary: '收到律师函',
        facts: '刹车返修',
        customerDemand: '退车',
        measures: '厂家技术鉴定',
      });
      await complaint.solve();
      await complaint.do(...scenarios.revisit());
      await complaint.do(...scenarios.close[0]!);
      await complaint.refused('closingConditionsOpen', 'crsupervisor', 'archiveComplaint');
      await complaint.do('crmanager', 'clearFlag', { flag: 'legalCase', outcome: '达成和解' });
      await complaint.do(...scenarios.close[1]!);
      return complaint;
    },
  },
  {
    title: '暂缓结算 · holds the settlement of an open order until it is released',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      const oil = [menuLine('MAINT-A', 'L-1')];
      await visit.toWorkshop(oil);
      await visit.work(oil);
      await visit.check();
      await visit.prepare();
      await visit.accept();
      const total = await visit.agree();
      const complaint = await ComplaintClient.open(people, customer, {
        order: visit.number,
        words: '结算前就说不满意',
      });
      await complaint.do(...scenarios.register);
      await complaint.do('cr', 'holdSettlement', { reason: '先处理投诉' });
      await visit.until('the hold', (events) => events.some(({ type }) => type === 'settlementHeld'));
      await visit.pay(total);
      await visit.refused('settlementHeldByComplaint', 'settlement', 'completeSettlement');
      await complaint.do(...scenarios.promise(soon(600)));
      await complaint.do('cr', 'releaseSettlement', { reason: '客户同意先结算' });
      await visit.until('the release', (events) => events.some(({ type }) => type === 'settlementHoldReleased'));
      await visit.release();
      await visit.hand();
      await visit.leave();
      await complaint.do(...scenarios.reply);
      await complaint.do('cr', 'answerAtOnce', { answer: '已解释并道歉', satisfied: true });
      await complaint.close();
      return complaint;
    },
  },
  {
    title: '免费返修 · leads to a no-charge rework order linked to the first repair',
    play: async (people, customer) => {
      const visit = await withVisitor(people, customer);
      const complaint = await ComplaintClient.open(people, customer, { order: visit.number });
      await complaint.toInvestigation();
      await complaint.do('wang', 'orderRework', { vehicleIsHere: true, symptoms: '同一位置异响' });
      await complaint.until('the rework order', (events) => events.some(({ type }) => type === 'reworkNoted'));
      const noted = (await complaint.events()).find(({ type }) => type === 'reworkNoted');
      const again = await (await people.as('wang')).get(`/repair-orders/${noted.order as string}/live`);
      if (again.body.rework?.of !== visit.number)
        throw new Unexpected(`the rework order does not know ${visit.number}: ${JSON.stringify(again.body.rework)}`);
      await complaint.solve();
      await complaint.close();
      return complaint;
    },
  },
  {
    title: '暂停时限 · waits for the customer; the deadlines pause and go on by themselves',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer);
      await complaint.toInvestigation();
      const until = new Date(soon(2)).toISOString();
      await complaint.do('cr', 'pauseDeadlines', { reason: 'customer', words: '客户出差', until });
      await complaint.until('the end of the pause', (events) => events.some(({ type }) => type === 'deadlinesResumed'));
      await complaint.solve();
      await complaint.close();
      return complaint;
    },
  },
  {
    title: '客户自填 · sent by the customer’s own form, owned by customer relations',
    play: async (people, customer) => {
      const visit = await withVisitor(people, customer);
      const wang = await people.as('wang');
      const link = await wang.post(`/repair-orders/${visit.number}/customer-links`);
      const session = await people.stranger.post('/customer-sessions', {
        secret: link.body.secret,
      });
      const self = people.holding(session.body.token as string);
      const sent = await self.post('/customer-complaints', { words: '取车后发现划痕' });
      if (sent.status !== 201) throw new Unexpected(`the form answered ${sent.status} ${JSON.stringify(sent.body)}`);
      const complaint = new ComplaintClient(people, sent.body.number as string);
      await complaint.toInvestigation();
      await complaint.toDecision();
      await complaint.all(scenarios.decide());
      const shown = await self.get(`/complaints/${complaint.number}?minSequence=${complaint.sequence}`);
      const { candidateId, cost } = shown.body.solution;
      const accepted = await self.post(`/complaints/${complaint.number}/acceptance`, {
        candidateId,
        cost,
        consent: { channel: 'link' },
      });
      if (accepted.status !== 200) throw new Unexpected(`accepting answered ${accepted.status}`);
      await complaint.all(scenarios.carryOut);
      await complaint.close();
      return complaint;
    },
  },
  {
    title: '回访发现 · found by the follow-up call, handed on',
    play: async (people, customer) => {
      const visit = await withVisitor(people, customer);
      const calls = await FollowUpClient.after(people, visit.number);
      await calls.reach();
      await calls.record({ overall: 'dissatisfied', whatWasWrong: '空调还是不凉' }, { complains: true });
      return solved(await calls.becomesComplaint());
    },
  },
  {
    title: '快速处理表无人答复 · quick-handling form unanswered, becomes a complaint by itself',
    play: async (people, customer) => {
      const visit = await withVisitor(people, customer);
      const calls = await FollowUpClient.after(people, visit.number);
      await calls.reach();
      await calls.record({ overall: 'average', whatWasWrong: '等太久' }, { problem: '交车等待一小时' });
      return solved(await calls.becomesComplaint());
    },
  },
  {
    title: '咨询转投诉 · an inquiry that turns out to be a complaint; the customer manager commands a department',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer, {
        kind: 'inquiry',
        words: '保修期到底多久？上次说的不一样',
      });
      await complaint.do('cr', 'treatAsComplaint', { reason: '告知不一致' });
      await complaint.toJudgement();
      await complaint.do('crmanager', 'commandDepartment', {
        taskId: 'D-1',
        department: '前台',
        to: 'wang',
        what: '说明当时告知内容',
        dueAt: later(),
      });
      await complaint.do('wang', 'reportDepartmentTask', { taskId: 'D-1', result: '当时口头说错' });
      await complaint.do('crmanager', 'offerOwnership', { to: 'wang', reason: '由首问者跟进' });
      await complaint.do('wang', 'acceptOwnership');
      await complaint.do(...scenarios.founded('service'));
      await complaint.all(scenarios.assign(Date.now(), 600_000, 'service'));
      await complaint.toDecision();
      await complaint.all(scenarios.decide('crmanager'));
      await complaint.do(...scenarios.accept);
      await complaint.all(scenarios.carryOut);
      await complaint.close();
      return complaint;
    },
  },
];
