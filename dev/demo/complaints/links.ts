import { customerOf } from '../../fixtures/customer-phone';
import { FollowUpClient } from '../../fixtures/follow-up-client';
import * as scenarios from '../../fixtures/complaint-scenarios';
import { ComplaintClient } from '../../fixtures/complaint-client';
import { Unexpected } from '../../fixtures/process-client';
import { menuLine } from '../../fixtures/scenarios';
import { RepairOrderClient } from '../../fixtures/repair-order-client';
import { later, solved, soon, withVisitor, type ComplaintStory } from './steps';

/** Complaints that touch an order, wait, or come from elsewhere than the desk. */
export const linkedComplaints: readonly ComplaintStory[] = [
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
      await complaint.do(...scenarios.answerAtOnce('已解释并道歉'));
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
      const self = await customerOf(people, visit.number);
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
