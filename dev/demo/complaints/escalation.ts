import * as scenarios from '../../fixtures/complaint-scenarios';
import { ComplaintClient } from '../../fixtures/complaint-client';
import { expectStage, later, soon, type ComplaintStory } from './steps';

/** Complaints that are late, urgent or dangerous, and go up. */
export const escalatedComplaints: readonly ComplaintStory[] = [
  {
    title: '首次答复超时 · nobody answers: escalated level by level to the store manager and comes back resolved',
    play: async (people, customer) => {
      const complaint = await ComplaintClient.open(people, customer, { words: '说好今天给答复' });
      await complaint.acknowledge(await complaint.escalatesTo('storeManager'), '今天之内由我答复客户', 'promiseReply');
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
      await complaint.acknowledge(escalation, '指派区域经理跟进', 'judge');
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
      await complaint.acknowledge(await complaint.escalatesTo('storeManager'), '已到现场', 'promiseReply');
      await complaint.do('wang', 'offerInterimSolution', { solution: '提供代步车', accepted: true });
      await complaint.do(...scenarios.promise(soon(600), 'wang'));
      await complaint.do(...scenarios.register);
      await complaint.do('crmanager', 'clearFlag', { flag: 'urgentOnSite', outcome: '客户已离店，情绪平复' });
      await complaint.do('wang', 'reply', { words: '方案已确定', channel: 'inPerson' });
      await complaint.do(...scenarios.answerAtOnce('当场退还费用', 'wang'));
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
      await complaint.all(scenarios.close.slice(1));
      return complaint;
    },
  },
];
