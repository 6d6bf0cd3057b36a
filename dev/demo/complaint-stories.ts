import { FollowUpClient } from '../fixtures/follow-up-client';
import * as scenarios from '../fixtures/complaint-scenarios';
import { ComplaintClient } from '../fixtures/complaint-client';
import { ApiUser, type ApiUsers } from '../fixtures/api-users';
import { scan } from '../fixtures/scenarios';
import { Unexpected } from '../fixtures/process-client';
import { maintenance, RepairOrderClient } from '../fixtures/repair-order-client';
import { menuLine } from '../fixtures/scenarios';

/** One complaint of the demo day: what the customer is unhappy about, and how it goes. */
export interface ComplaintStory {
  readonly title: string;
  readonly play: (people: ApiUsers, customer: number) => Promise<ComplaintClient>;
}

const soon = (seconds: number): number => Date.now() + seconds * 1_000;
const later = (): string => new Date(soon(600)).toISOString();

const expectStage = async (matter: ComplaintClient, stage: string): Promise<void> => {
  const { stage: actual } = await matter.read();
  if (actual !== stage) throw new Unexpected(`${matter.number} should be ${stage}, is ${String(actual)}`);
};

/** The whole founded way, from the judgement to the file. */
const solved = async (matter: ComplaintClient): Promise<ComplaintClient> => {
  await matter.toInvestigation();
  await matter.solve();
  await matter.close();
  await expectStage(matter, 'closedArchived');
  return matter;
};

/** A delivered visit that can be complained about. */
const withVisitor = (people: ApiUsers, customer: number): Promise<RepairOrderClient> => maintenance(people, customer);

export const complaintStories: readonly ComplaintStory[] = [
  {
    title: '当场解决 · answered at once, satisfied',
    play: async (people, customer) => {
      const matter = await ComplaintClient.open(people, customer, { words: '发票抬头开错了' });
      await matter.do(...scenarios.register);
      await matter.do('cr', 'answerAtOnce', { answer: '已当场重开发票', satisfied: true });
      await matter.close();
      await expectStage(matter, 'closedArchived');
      return matter;
    },
  },
  {
    title: '按时回复 · reply promised and kept, then solved at once',
    play: async (people, customer) => {
      const matter = await ComplaintClient.open(people, customer, { words: '工时费比上次贵' });
      await matter.do(...scenarios.promise(soon(60)));
      await matter.do(...scenarios.register);
      await matter.do(...scenarios.reply);
      await matter.do('cr', 'answerAtOnce', { answer: '已说明价目并退差价', satisfied: true });
      await matter.close();
      return matter;
    },
  },
  {
    title: '回复超时 · reply promised and broken: passed up, the customer is told',
    play: async (people, customer) => {
      const matter = await ComplaintClient.open(people, customer, { words: '没人给我回电话' });
      await matter.do(...scenarios.register);
      await matter.do(...scenarios.promise(soon(2)));
      await matter.climbsTo('crSupervisor');
      await matter.acknowledge('crsupervisor', 'crSupervisor', '立即亲自回电');
      await matter.do('cr', 'reply', { words: '非常抱歉，已查明', channel: 'phone' });
      await matter.do('cr', 'answerAtOnce', { answer: '已道歉并解决', satisfied: true });
      await matter.close();
      return matter;
    },
  },
  {
    title: '不成立 · unfounded, confirmed, understood by the customer',
    play: async (people, customer) => {
      const matter = await ComplaintClient.open(people, customer, { words: '新车有声音' });
      await matter.toJudgement();
      await matter.do(...scenarios.unfounded);
      await matter.refused('roleNotAllowed', 'cr', 'confirmUnfounded').catch(async () => {
        await matter.refused('forbidden', 'cr', 'confirmUnfounded');
      });
      await matter.do('crsupervisor', 'confirmUnfounded');
      await matter.do('cr', 'recordUnderstanding', { words: '明白了，是磨合期', channel: 'phone' });
      await expectStage(matter, 'closedUnfounded');
      return matter;
    },
  },
  {
    title: '客户坚持 · unfounded at first, the customer insists with new facts, founded',
    play: async (people, customer) => {
      const matter = await ComplaintClient.open(people, customer);
      await matter.toJudgement();
      await matter.do(...scenarios.unfounded);
      await matter.do('crsupervisor', 'confirmUnfounded');
      await matter.do('cr', 'insist', { words: '我录了视频', newFacts: '冷车起步时明显异响' });
      await matter.do(...scenarios.founded());
      await matter.all(scenarios.assign(Date.now(), 600_000));
      await matter.solve();
      await matter.close();
      return matter;
    },
  },
  {
    title: '维修质量 · repair quality, the whole way to the file',
    play: async (people, customer) => solved(await ComplaintClient.open(people, customer)),
  },
  {
    title: '服务态度 · service route, decided by the CR manager',
    play: async (people, customer) => {
      const matter = await ComplaintClient.open(people, customer, { words: '接待态度差' });
      await matter.toInvestigation('service');
      await matter.toDecision();
      await matter.refused('roleNotAllowed', 'manager', 'decideSolution', { candidateId: 'S-1', instruction: '照办' });
      await matter.all(scenarios.decide('crmanager'));
      await matter.do(...scenarios.accept);
      await matter.all(scenarios.carryOut);
      await matter.close();
      return matter;
    },
  },
  {
    title: '拒绝方案 · solution refused, another is found',
    play: async (people, customer) => {
      const matter = await ComplaintClient.open(people, customer);
      await matter.toInvestigation();
      await matter.toDecision();
      await matter.all(scenarios.decide());
      await matter.do('cr', 'refuseSolution', { reason: '太慢了，要补偿' });
      await matter.do('workshop', 'submitCandidates');
      await matter.all(scenarios.decide('manager', 'S-2'));
      await matter.refused('shownContentDiffers', 'cr', 'acceptSolution', {
        candidateId: 'S-1',
        cost: 30_000,
        consent: scan('old'),
      });
      await matter.do('cr', 'acceptSolution', { candidateId: 'S-2', cost: 60_000, consent: scan('new') });
      await matter.all(scenarios.carryOut);
      await matter.close();
      return matter;
    },
  },
  {
    title: '二次回访不满意 · dissatisfied at the revisit, reopened a level higher',
    play: async (people, customer) => {
      const matter = await ComplaintClient.open(people, customer);
      await matter.toInvestigation();
      await matter.solve();
      await matter.do(...scenarios.revisit(false));
      await matter.refused('closingConditionsOpen', 'crsupervisor', 'archiveComplaint').catch(async () => {
        await matter.refused('notDuringStage', 'crsupervisor', 'archiveComplaint');
      });
      await matter.do('crmanager', 'reopen', { reason: '仍有异响', resolveBy: later() });
      await matter.do('cr', 'agreeInvestigationTime', { until: later(), customerAgreed: true, channel: 'phone' });
      await matter.all(scenarios.investigate);
      await matter.do('workshop', 'submitCandidates');
      await matter.all(scenarios.decide());
      await matter.do(...scenarios.accept);
      await matter.all(scenarios.carryOut);
      await matter.close();
      return matter;
    },
  },
  {
    title: '首次答复超时 · nobody answers: climbs level by level to the store manager and comes back resolved',
    play: async (people, customer) => {
      const matter = await ComplaintClient.open(people, customer, { words: '说好今天给答复' });
      await matter.climbsTo('storeManager');
      await matter.acknowledge('store', 'storeManager', '今天之内由我答复客户');
      await matter.do('cr', 'tellLeaderContact', {
        escalationId: (await matter.read()).escalations.at(-1).id,
        channel: 'phone',
      });
      await matter.do(...scenarios.promise(soon(600), 'store'));
      await matter.do(...scenarios.register);
      await matter.do(...scenarios.reply);
      await matter.do(...scenarios.founded());
      await matter.all(scenarios.assign(Date.now(), 600_000));
      await matter.solve();
      await matter.close();
      await expectStage(matter, 'closedArchived');
      return matter;
    },
  },
  {
    title: '判定超时到总部 · judgement overdue at every level up to the central team',
    play: async (people, customer) => {
      const matter = await ComplaintClient.open(people, customer);
      await matter.toJudgement();
      await matter.climbsTo('centralTeam');
      await matter.do('crmanager', 'informCentral', {
        summary: '判定超时',
        facts: '同一故障再现',
        customerDemand: '免费返修',
        measures: '今日判定',
      });
      await matter.acknowledge('central', 'centralTeam', '指派区域经理跟进');
      await matter.do(...scenarios.founded());
      await matter.all(scenarios.assign(Date.now(), 600_000));
      await matter.solve();
      await matter.close();
      return matter;
    },
  },
  {
    title: '解决超时 · signed time broken; only the CR manager moves it',
    play: async (people, customer) => {
      const matter = await ComplaintClient.open(people, customer);
      await matter.toJudgement();
      await matter.do(...scenarios.founded());
      await matter.all(scenarios.assign(Date.now(), 3_000));
      await matter.climbsTo('crManager');
      await matter.refused('forbidden', 'cr', 'moveResolveBy', {
        resolveBy: later(),
        reason: '缺件',
        customerTold: true,
      });
      await matter.do('crmanager', 'moveResolveBy', { resolveBy: later(), reason: '缺件', customerTold: true });
      await matter.solve();
      await matter.close();
      return matter;
    },
  },
  {
    title: '现场紧急 · urgent on site: straight to the store manager',
    play: async (people, customer) => {
      const matter = await ComplaintClient.open(
        people,
        customer,
        { kind: 'urgentOnSite', source: 'inPerson', words: '客户在展厅大声抗议' },
        'wang',
      );
      await matter.climbsTo('storeManager');
      await matter.acknowledge('store', 'storeManager', '已到现场');
      await matter.do('wang', 'offerInterimSolution', { solution: '提供代步车', accepted: true });
      await matter.do(...scenarios.promise(soon(600), 'wang'));
      await matter.do(...scenarios.register);
      await matter.do('crmanager', 'clearFlag', { flag: 'urgentOnSite', outcome: '客户已离店，情绪平复' });
      await matter.do('wang', 'reply', { words: '方案已确定', channel: 'inPerson' });
      await matter.do('wang', 'answerAtOnce', { answer: '当场退还费用', satisfied: true });
      await matter.close();
      return matter;
    },
  },
  {
    title: '法律案件 · legal flag: the central team is informed, no archive before it ends',
    play: async (people, customer) => {
      const matter = await ComplaintClient.open(people, customer, { words: '我已委托律师' });
      await matter.toInvestigation();
      await matter.do('crmanager', 'raiseFlag', { flag: 'legalCase', reason: '收到律师函' });
      await matter.do('crmanager', 'informCentral', {
        summary: '收到律师函',
        facts: '刹车返修',
        customerDemand: '退车',
        measures: '厂家技术鉴定',
      });
      await matter.solve();
      await matter.do(...scenarios.revisit());
      await matter.do(...scenarios.close[0]!);
      await matter.refused('closingConditionsOpen', 'crsupervisor', 'archiveComplaint');
      await matter.do('crmanager', 'clearFlag', { flag: 'legalCase', outcome: '达成和解' });
      await matter.do(...scenarios.close[1]!);
      return matter;
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
      const matter = await ComplaintClient.open(people, customer, { order: visit.number, words: '结算前就说不满意' });
      await matter.do(...scenarios.register);
      await matter.do('cr', 'holdSettlement', { reason: '先处理投诉' });
      await visit.until('the hold', (events) => events.some(({ type }) => type === 'settlementHeld'));
      await visit.pay(total);
      await visit.refused('settlementHeldByComplaint', 'settlement', 'completeSettlement');
      await matter.do(...scenarios.promise(soon(600)));
      await matter.do('cr', 'releaseSettlement', { reason: '客户同意先结算' });
      await visit.until('the release', (events) => events.some(({ type }) => type === 'settlementHoldReleased'));
      await visit.release();
      await visit.hand();
      await visit.leave();
      await matter.do(...scenarios.reply);
      await matter.do('cr', 'answerAtOnce', { answer: '已解释并道歉', satisfied: true });
      await matter.close();
      return matter;
    },
  },
  {
    title: '免费返修 · leads to a no-charge rework order linked to the first repair',
    play: async (people, customer) => {
      const visit = await withVisitor(people, customer);
      const matter = await ComplaintClient.open(people, customer, { order: visit.number });
      await matter.toInvestigation();
      await matter.do('wang', 'orderRework', { vehicleIsHere: true, symptoms: '同一位置异响' });
      await matter.until('the rework order', (events) => events.some(({ type }) => type === 'reworkNoted'));
      const noted = (await matter.events()).find(({ type }) => type === 'reworkNoted');
      const again = await (await people.as('wang')).get(`/repair-orders/${noted.order as string}/live`);
      if (again.body.rework?.of !== visit.number)
        throw new Unexpected(`the rework order does not know ${visit.number}: ${JSON.stringify(again.body.rework)}`);
      await matter.solve();
      await matter.close();
      return matter;
    },
  },
  {
    title: '暂停时限 · waits for the customer; the deadlines pause and go on by themselves',
    play: async (people, customer) => {
      const matter = await ComplaintClient.open(people, customer);
      await matter.toInvestigation();
      const until = new Date(soon(2)).toISOString();
      await matter.do('cr', 'pauseClocks', { reason: 'customer', words: '客户出差', until });
      await matter.until('the end of the pause', (events) => events.some(({ type }) => type === 'clocksResumed'));
      await matter.solve();
      await matter.close();
      return matter;
    },
  },
  {
    title: '客户自填 · sent by the customer’s own form, owned by customer relations',
    play: async (people, customer) => {
      const visit = await withVisitor(people, customer);
      const wang = await people.as('wang');
      const link = await wang.post(`/repair-orders/${visit.number}/customer-links`);
      const session = await new ApiUser(people.base, undefined).post('/customer-sessions', {
        secret: link.body.secret,
      });
      const self = new ApiUser(people.base, session.body.token as string);
      const sent = await self.post('/customer-complaints', { words: '取车后发现划痕' });
      if (sent.status !== 201) throw new Unexpected(`the form answered ${sent.status} ${JSON.stringify(sent.body)}`);
      const matter = new ComplaintClient(people, sent.body.number as string);
      await matter.toInvestigation();
      await matter.toDecision();
      await matter.all(scenarios.decide());
      const shown = await self.get(`/complaints/${matter.number}?minSequence=${matter.sequence}`);
      const { candidateId, cost } = shown.body.solution;
      const accepted = await self.post(`/complaints/${matter.number}/acceptance`, {
        candidateId,
        cost,
        consent: { channel: 'link' },
      });
      if (accepted.status !== 200) throw new Unexpected(`accepting answered ${accepted.status}`);
      await matter.all(scenarios.carryOut);
      await matter.close();
      return matter;
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
      const matter = await ComplaintClient.open(people, customer, {
        kind: 'inquiry',
        words: '保修期到底多久？上次说的不一样',
      });
      await matter.do('cr', 'treatAsComplaint', { reason: '告知不一致' });
      await matter.toJudgement();
      await matter.do('crmanager', 'commandDepartment', {
        taskId: 'D-1',
        department: '前台',
        to: 'wang',
        what: '说明当时告知内容',
        dueAt: later(),
      });
      await matter.do('wang', 'reportDepartmentTask', { taskId: 'D-1', result: '当时口头说错' });
      await matter.do('crmanager', 'offerOwnership', { to: 'wang', reason: '由首问者跟进' });
      await matter.do('wang', 'acceptOwnership');
      await matter.do(...scenarios.founded('service'));
      await matter.all(scenarios.assign(Date.now(), 600_000, 'service'));
      await matter.toDecision();
      await matter.all(scenarios.decide('crmanager'));
      await matter.do(...scenarios.accept);
      await matter.all(scenarios.carryOut);
      await matter.close();
      return matter;
    },
  },
];
