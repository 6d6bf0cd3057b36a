import type { ApiUsers } from '../fixtures/api-users';
import { byPhone, menuLine, scan, totalOf } from '../fixtures/scenarios';
import { Unexpected } from '../fixtures/process-client';
import { maintenance, RepairOrderClient } from '../fixtures/repair-order-client';

/** One visit of the demo day: who comes, and what is different about it. */
export interface Story {
  readonly title: string;
  readonly play: (people: ApiUsers, customer: number) => Promise<RepairOrderClient>;
}

const oil = () => menuLine('MAINT-A', 'L-1');
const pads = (lineId = 'X-L1') => menuLine('BRAKE-F', lineId);
const wiper = (lineId = 'X-L2') => menuLine('WIPER', lineId);
const noise = [{ words: '刹车时有异响', fault: true }];

/** A visit that is usual up to the workshop's receipt of the car. */
const inWorkshop = async (people: ApiUsers, customer: number, lines = [oil()]): Promise<RepairOrderClient> => {
  const visit = await RepairOrderClient.open(people, customer);
  await visit.toWorkshop(lines);
  return visit;
};

/** A visit that is usual up to the settlement sheet. */
const atSettlement = async (people: ApiUsers, customer: number): Promise<RepairOrderClient> => {
  const visit = await inWorkshop(people, customer);
  await visit.work([oil()]);
  await visit.check();
  await visit.prepare();
  await visit.accept();
  await visit.do('settlement', 'presentSettlement', { toldOneByOne: true });
  return visit;
};

/** From an agreed price to the gate. */
const payAndLeave = async (visit: RepairOrderClient): Promise<RepairOrderClient> => {
  await visit.pay(await visit.agreeToSheet());
  await visit.release();
  await visit.hand();
  await visit.leave();
  return visit;
};

/** A car that leaves without repair still needs its pass. */
const clear = async (visit: RepairOrderClient, due: number): Promise<RepairOrderClient> => {
  if (due > 0) {
    await visit.refused('feeNotPaid', 'cashier', 'issueExitPass');
    await visit.do('cashier', 'payFee', { amount: due, method: 'cash' });
  }
  await visit.do('cashier', 'issueExitPass');
  await visit.openGate();
  return visit;
};

const diagnosed = async (people: ApiUsers, customer: number): Promise<RepairOrderClient> => {
  const visit = await RepairOrderClient.open(people, customer, {
    arrival: { mode: 'selfDrive', symptoms: '刹车异响' },
  });
  await visit.receive(noise);
  await visit.takeIn();
  await visit.do('wang', 'proposeDiagnosis', { reason: '需上架检测' });
  await visit.do('wang', 'answerDiagnosis', { answer: 'approved', consent: byPhone('可以检测') });
  await visit.do('support', 'finishDiagnosis');
  await visit.refused('expertSignatureMissing', 'wang', 'handOverDiagnosisReport', {
    fault: '刹车片磨损',
    advice: '更换',
  });
  await visit.do('expert', 'signAsExpert', { opinion: '前刹车片低于限值' });
  await visit.do('wang', 'handOverDiagnosisReport', { fault: '前刹车片磨损', advice: '更换前刹车片' });
  return visit;
};

export const stories: readonly Story[] = [
  { title: '小保养 · straightforward maintenance', play: (people, customer) => maintenance(people, customer) },
  { title: '大保养 · major maintenance', play: (people, customer) => maintenance(people, customer, 'MAINT-B') },
  {
    title: '金卡客户 · gold card, greeted by the manager',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.do('manager', 'greetCustomer');
      await visit.do('wang', 'offerTransport', { accepted: true, kilometres: 12 });
      await visit.toWorkshop([oil()]);
      await visit.complete([oil()]);
      return visit;
    },
  },
  {
    title: '检测后维修 · diagnosed with the expert’s signature, then repaired',
    play: async (people, customer) => {
      const visit = await diagnosed(people, customer);
      await visit.offer([pads('L-1')]);
      await visit.contract();
      await visit.dispatch();
      await visit.complete([pads('L-1')]);
      return visit;
    },
  },
  {
    title: '增项三项 · two extra items approved, one declined',
    play: async (people, customer) => {
      const visit = await inWorkshop(people, customer);
      const battery = menuLine('BATTERY', 'X-L3');
      await visit.answer('X-1', 'approved', await visit.find('X-1', pads()));
      const total = await visit.find('X-2', wiper());
      await visit.refused('lineNotAuthorised', 'zhao', 'startLine', { lineId: 'X-L2' });
      await visit.answer('X-2', 'declined', total);
      await visit.refused('lineNotAuthorised', 'zhao', 'startLine', { lineId: 'X-L2' });
      await visit.answer('X-3', 'approved', await visit.find('X-3', battery));
      await visit.complete([oil(), pads(), battery]);
      return visit;
    },
  },
  {
    title: '增项无人答复 · silence: reminded twice, escalated, never approved',
    play: async (people, customer) => {
      const visit = await inWorkshop(people, customer);
      const total = await visit.find('X-1', pads());
      await visit.do('wang', 'contactCustomer', { itemId: 'X-1', channel: 'wechat', reached: true });
      await visit.until('the escalation of an unanswered item', (events) =>
        events.some(({ timer, reaction }) => timer === 'T-15' && reaction === 'escalate'),
      );
      await visit.refused('lineNotAuthorised', 'parts', 'issueParts', { lineId: 'X-L1' });
      await visit.acknowledge('T-15/X-1', '亲自致电客户');
      await visit.answer('X-1', 'declined', total);
      await visit.complete([oil()]);
      return visit;
    },
  },
  {
    title: '撤回增项 · the workshop withdraws a request',
    play: async (people, customer) => {
      const visit = await inWorkshop(people, customer);
      await visit.find('X-1', wiper());
      await visit.refused('extraItemPending', 'workshop', 'finishWork');
      await visit.do('zhao', 'withdrawExtraItem', { itemId: 'X-1', reason: '清洁后恢复正常' });
      await visit.complete([oil()]);
      return visit;
    },
  },
  {
    title: '不修，付检测费 · declined after diagnosis, fee paid',
    play: async (people, customer) => {
      const visit = await diagnosed(people, customer);
      await visit.offer([pads('L-1')]);
      await visit.do('wang', 'declineEstimate', { reason: 'declined', feeTold: true });
      return clear(visit, 20_000);
    },
  },
  {
    title: '不修，付估价费 · declined after an estimate, fee paid',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.receive();
      await visit.do('wang', 'startEstimate');
      await visit.offer([oil()]);
      await visit.do('wang', 'declineEstimate', { reason: 'declined', feeTold: true });
      return clear(visit, 10_000);
    },
  },
  {
    title: '改为预约 · prefers an appointment, nothing due',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.receive();
      await visit.do('wang', 'startEstimate');
      await visit.do('wang', 'declineEstimate', {
        reason: 'prefersAppointment',
        feeTold: true,
        wishedDay: '2026-12-05',
      });
      return clear(visit, 0);
    },
  },
  {
    title: '不同意检测 · declines the diagnosis, repaired by symptom estimate',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.receive(noise);
      await visit.do('expert', 'signAsExpert', { opinion: '声源无法就地判定' });
      await visit.takeIn();
      await visit.do('wang', 'proposeDiagnosis', { reason: '异响来源不明' });
      await visit.do('wang', 'answerDiagnosis', { answer: 'declined', consent: byPhone('不检测了') });
      const line = menuLine('DIAG', 'L-1', { risk: 15_000 });
      await visit.refused('riskMissing', 'wang', 'draftEstimate', {
        method: 'symptom',
        reason: 'systemNotLocatable',
        lines: [menuLine('DIAG', 'L-1')],
      });
      await visit.offer([line], { method: 'symptom', reason: 'systemNotLocatable' });
      await visit.contract();
      await visit.dispatch();
      await visit.complete([line]);
      return visit;
    },
  },
  {
    title: '项目定价 · item pricing with its caveat',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.receive([{ words: '换雨刮' }]);
      await visit.takeIn();
      await visit.do('wang', 'startEstimate');
      await visit.offer([wiper('L-1')], { method: 'item', reason: 'marketPrice', caveatExplained: true });
      await visit.contract();
      await visit.dispatch();
      await visit.complete([wiper('L-1')]);
      return visit;
    },
  },
  {
    title: '客户自带配件 · customer-supplied part with the no-guarantee note',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      const line = pads('L-1');
      const own = {
        ...line,
        parts: line.parts.map((part) => ({ ...part, suppliedBy: 'customer' as const, unitPrice: 0 })),
      };
      await visit.receive([{ words: '自带刹车片，帮我换上' }]);
      await visit.takeIn();
      await visit.do('wang', 'startEstimate');
      await visit.refused('noGuaranteeNoteMissing', 'wang', 'draftEstimate', { method: 'system', lines: [own] });
      await visit.offer([own], { noGuaranteeTold: true });
      await visit.contract();
      await visit.dispatch();
      await visit.complete([own]);
      return visit;
    },
  },
  {
    title: '改估价 · revised before signing',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.receive();
      await visit.takeIn();
      await visit.do('wang', 'startEstimate');
      await visit.offer([oil(), wiper('L-2')]);
      await visit.do('wang', 'reviseEstimate', { wish: '雨刮不换' });
      await visit.offer([oil()]);
      await visit.contract();
      await visit.dispatch();
      await visit.complete([oil()]);
      return visit;
    },
  },
  {
    title: '延误与异常 · late job: asked at 70 %, escalated at 80 %, anomaly with counter-measure, new promise',
    play: async (people, customer) => {
      const slow = menuLine('MAINT-A', 'L-1', { labourMinutes: 1 });
      const visit = await inWorkshop(people, customer, [slow]);
      await visit.until('the escalation of the progress check', (events) =>
        events.some(({ timer, reaction }) => timer === 'T-11' && reaction === 'escalate'),
      );
      const { promise } = await visit.read();
      const later = new Date(Date.parse(promise.at as string) + 3_600_000).toISOString();
      const abnormality = { abnormalityId: 'A-1', description: '放油螺栓滑丝' };
      await visit.do('workshop', 'answerProgressCheck', { expectedAt: later, abnormality });
      await visit.acknowledge('T-11/round-1-0', '增派一名技师');
      const measure = { abnormalityId: 'A-1', measure: '扩孔攻丝并加衬套', owner: 'zhao' };
      await visit.do('workshop', 'recordCounterMeasure', measure);
      await visit.do('wang', 'movePromise', { promisedAt: later, reason: '放油螺栓滑丝', toldBy: 'phone', told: true });
      await visit.complete([slow]);
      return visit;
    },
  },
  {
    title: '等件过夜 · held for parts until tomorrow, the clock stands still',
    play: async (people, customer) => {
      const line = menuLine('BUMPER', 'L-1');
      const visit = await inWorkshop(people, customer, [line]);
      const tomorrow = new Date(Date.now() + 20 * 3_600_000).toISOString();
      await visit.do('workshop', 'holdWork', { reason: 'parts', expectedUntil: tomorrow, note: '前保险杠在途' });
      await visit.do('wang', 'tellCustomer', { about: '配件明早到，明天下午交车', channel: 'phone' });
      await visit.do('wang', 'movePromise', {
        promisedAt: new Date(Date.now() + 26 * 3_600_000).toISOString(),
        reason: '等件',
        toldBy: 'phone',
        told: true,
      });
      await visit.refused('onHold', 'zhao', 'startLine', { lineId: 'L-1' });
      const { deadlines } = await visit.read();
      const asked = (deadlines as { event: { timer?: string } }[]).some(({ event }) => event.timer === 'T-11');
      if (asked) throw new Unexpected('the progress check must rest during a hold');
      await visit.do('workshop', 'resumeWork');
      await visit.complete([line]);
      return visit;
    },
  },
  {
    title: '检验不合格 · failed quality check, done again by another technician',
    play: async (people, customer) => {
      const visit = await inWorkshop(people, customer);
      await visit.work([oil()]);
      await visit.do('workshop', 'finishWork');
      await visit.do('quality', 'failQuality', { reason: '机油滤清器渗油', lineIds: ['L-1'] });
      await visit.do('wu', 'startLine', { lineId: 'L-1' });
      await visit.do('wu', 'finishLine', { lineId: 'L-1', standard: 'SOP-2026-03', replacedParts: ['机油滤清器'] });
      await visit.finish();
      return visit;
    },
  },
  {
    title: '客户不认可结果 · result rejected at acceptance, done again',
    play: async (people, customer) => {
      const visit = await inWorkshop(people, customer);
      await visit.work([oil()]);
      await visit.check();
      await visit.prepare();
      await visit.welcome();
      await visit.do('wang', 'rejectResult', { reason: '机油液位偏高', lineIds: ['L-1'] });
      await visit.do('zhao', 'startLine', { lineId: 'L-1' });
      await visit.do('zhao', 'finishLine', { lineId: 'L-1', standard: 'SOP-2026-03', replacedParts: [] });
      await visit.finish();
      return visit;
    },
  },
  {
    title: '打折 · discount within the business supervisor’s limit',
    play: async (people, customer) => {
      const visit = await atSettlement(people, customer);
      await visit.do('settlement', 'requestDiscount', { amount: 4_000, reason: '老客户' });
      await visit.do('supervisor', 'decideDiscount', { granted: 3_000, reason: '同意30元' });
      return payAndLeave(visit);
    },
  },
  {
    title: '大额打折 · discount above the limit, countersigned',
    play: async (people, customer) => {
      const visit = await atSettlement(people, customer);
      await visit.do('settlement', 'requestDiscount', { amount: 12_000, reason: '等待时间过长' });
      await visit.do('supervisor', 'decideDiscount', { granted: 12_000, reason: '补偿' });
      await visit.do('manager', 'countersignDiscount');
      return payAndLeave(visit);
    },
  },
  {
    title: '不予打折 · discount declined',
    play: async (people, customer) => {
      const visit = await atSettlement(people, customer);
      await visit.do('settlement', 'requestDiscount', { amount: 4_000, reason: '希望便宜' });
      await visit.do('supervisor', 'decideDiscount', { granted: 0, reason: '已是活动价' });
      return payAndLeave(visit);
    },
  },
  {
    title: '部分付款、赊欠放行 · partial payment, released on credit',
    play: async (people, customer) => {
      const visit = await atSettlement(people, customer);
      const total = await visit.agreeToSheet();
      await visit.pay(total - 20_000);
      await visit.refused('notPaid', 'settlement', 'completeSettlement');
      await visit.do('supervisor', 'releaseOnCredit', { reason: '协议单位月结', dueDay: '2026-12-31' });
      await visit.release();
      await visit.hand();
      await visit.leave();
      return visit;
    },
  },
  {
    title: '两次付清 · two payments, cash with change',
    play: async (people, customer) => {
      const visit = await atSettlement(people, customer);
      const total = await visit.agreeToSheet();
      await visit.do('cashier', 'receivePayment', {
        paymentId: 'P-1',
        method: 'cash',
        amount: 10_000,
        received: 15_000,
        change: 5_000,
      });
      await visit.refused('paymentExceedsDue', 'cashier', 'receivePayment', {
        paymentId: 'P-2',
        method: 'cash',
        amount: total,
        received: total,
        change: 0,
      });
      await visit.pay(total - 10_000, 'P-2');
      await visit.release();
      await visit.hand();
      await visit.leave();
      return visit;
    },
  },
  {
    title: '交车异议 · dispute at delivery, settled by the manager',
    play: async (people, customer) => {
      const visit = await atSettlement(people, customer);
      await visit.pay(await visit.agreeToSheet());
      await visit.release();
      await visit.hand();
      await visit.do('wang', 'disputeDelivery', { objection: '后视镜有新划痕' });
      await visit.refused('notDuringStage', 'wang', 'signDelivery', { consent: scan('too early') });
      await visit.do('manager', 'resolveDispute', { resolution: '对照预检单为原有划痕，赠抛光一次' });
      await visit.leave();
      return visit;
    },
  },
  {
    title: '签约后取消 · cancelled before repair',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.toContract([oil()]);
      await visit.do('wang', 'cancelOrder', { reason: '客户临时有急事' });
      return clear(visit, 10_000);
    },
  },
  {
    title: '中途停修 · the customer stops the job, only what is done is charged',
    play: async (people, customer) => {
      const visit = await inWorkshop(people, customer, [oil(), pads('L-2')]);
      await visit.work([oil()]);
      await visit.do('wang', 'stopWork', { reason: '刹车片下次再换' });
      await visit.do('quality', 'passQuality', { standard: 'GB/T 3798' });
      await visit.do('workshop', 'releaseFromWorkshop');
      await visit.prepare();
      await visit.accept();
      const total = await visit.agree();
      if (total !== totalOf([oil()])) throw new Unexpected(`only the oil service may be charged, not ${total}`);
      await visit.pay(total);
      await visit.release();
      await visit.hand();
      await visit.leave();
      return visit;
    },
  },
  {
    title: '事故车多班组 · accident car, several teams, seven covers',
    play: async (people, customer) => {
      const lines = [menuLine('BUMPER', 'L-1'), menuLine('WIPER', 'L-2')];
      const visit = await RepairOrderClient.open(people, customer, {
        accident: true,
        arrival: { mode: 'collected', symptoms: '追尾' },
      });
      await visit.toContract(lines);
      await visit.refused('teamNeedsSupervisor', 'wang', 'assignTeams', { teams: ['team-1', 'team-2'] });
      await visit.do('workshop', 'assignTeams', { teams: ['team-1', 'team-2'] });
      await visit.do('assistant', 'washCar');
      await visit.do('wang', 'handOverToWorkshop');
      await visit.do('dispatcher', 'receiveVehicle', { receivedAt: new Date().toISOString() });
      await visit.complete(lines);
      return visit;
    },
  },
  {
    title: '证件不齐 · difference in the papers, signed for',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.receive();
      await visit.do('wang', 'registerIntake', {
        articles: [{ name: '儿童座椅', count: 1 }],
        documents: [{ name: '行驶证', valid: false, complete: true, intact: true, explanation: '年检过期，已提醒' }],
        storageBox: 'B-07',
        keyNumber: 'K-08',
        fuelEighths: 2,
        odometer: 160_000,
      });
      await visit.do('wang', 'signArticlesList', { consent: scan('articles') });
      await visit.do('wang', 'startEstimate');
      await visit.offer([oil()]);
      await visit.contract();
      await visit.do('wang', 'assignTeams', { teams: ['team-2'] });
      await visit.do('assistant', 'washCar');
      await visit.refused('signatureMissing', 'wang', 'handOverToWorkshop');
      await visit.do('wang', 'signDocumentDifferences', { consent: scan('differences') });
      await visit.do('wang', 'handOverToWorkshop');
      await visit.do('workshop', 'receiveVehicle', { receivedAt: new Date().toISOString() });
      await visit.complete([oil()]);
      return visit;
    },
  },
  {
    title: '客户手机答复 · the customer answers an extra item by link',
    play: async (people, customer) => {
      const visit = await inWorkshop(people, customer);
      const total = await visit.find('X-1', wiper());
      await visit.do('wang', 'contactCustomer', { itemId: 'X-1', channel: 'wechat', reached: true });
      const link = await (await people.as('wang')).post(`/repair-orders/${visit.number}/customer-links`);
      const session = await people.stranger.post('/customer-sessions', {
        secret: link.body.secret,
      });
      const phone = people.holding(session.body.token as string);
      const answered = await phone.post(`/repair-orders/${visit.number}/extra-items/X-1/answer`, {
        answer: 'approved',
        total,
        delayMinutes: 30,
        consent: { channel: 'link' },
      });
      if (answered.status !== 200)
        throw new Unexpected(`the customer’s answer was ${answered.status} ${JSON.stringify(answered.body)}`);
      await visit.do('wang', 'relayAnswer', { itemId: 'X-1', workshopPerson: 'workshop' });
      await visit.complete([oil(), wiper()]);
      return visit;
    },
  },
  {
    title: '呼叫技师 · technician called to the bay comes late, escalated',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.do('wang', 'callTechnician', { callId: 'C-1', doubt: '怠速抖动原因不明' });
      await visit.until('the escalation of an unanswered call', (events) =>
        events.some(({ timer }) => timer === 'T-08'),
      );
      await visit.do('support', 'acknowledgeCall', { callId: 'C-1' });
      await visit.toWorkshop([oil()]);
      await visit.complete([oil()]);
      return visit;
    },
  },
  {
    title: '上门取送与承诺 · driver pick-up, one promise kept, one reported',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer, {
        arrival: { mode: 'collected', symptoms: '定期保养' },
      });
      await visit.do('wang', 'assignDriver', { transportId: 'T-1', task: 'pickup', driver: 'driver' });
      await visit.do('driver', 'recordVehicleHandover', { transportId: 'T-1', end: 'taken', counterpart: '客户本人' });
      await visit.do('driver', 'recordVehicleHandover', { transportId: 'T-1', end: 'given', counterpart: '王晓敏' });
      const dueAt = new Date(Date.now() + 3_600_000).toISOString();
      await visit.do('wang', 'recordCommitment', { commitmentId: 'K-1', promise: '免费补漆', dueAt });
      await visit.do('wang', 'recordCommitment', { commitmentId: 'K-2', promise: '代办年检', dueAt });
      await visit.toWorkshop([oil()]);
      await visit.do('wang', 'fulfilCommitment', { commitmentId: 'K-1' });
      await visit.do('wang', 'reportCommitment', { commitmentId: 'K-2', reason: '车主需本人到场' });
      await visit.complete([oil()]);
      return visit;
    },
  },
];
