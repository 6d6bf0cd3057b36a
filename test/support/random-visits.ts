import fc from 'fast-check';
import type { z } from 'zod';
import * as scenarios from '../../dev/fixtures/scenarios';
import { commandOf, openedOrder, type OrderSimulation } from '../../dev/fixtures/order-simulation';
import { staff } from '../../dev/fixtures/store';
import { shortProcedure } from '../../domain/repair-order/procedure';
import type { ChecklistProfile } from '../../domain/repair-order/checklist-profile';
import { checklists, itemsOf, type ChecklistName } from '../../domain/repair-order/checklists';
import {
  commands as orderCommands,
  type CommandName,
  type PublicCommand,
  type RepairOrderCommand,
} from '../../domain/repair-order/commands';
import { actions, repairOrderProcess } from '../../domain/repair-order/process';
import { customerPrice, linePrice } from '../../domain/repair-order/amounts';
import { askedChanges } from '../../domain/repair-order/item-change';
import type { RepairOrder } from '../../domain/repair-order/state';
import { voidedSignatures } from '../../domain/repair-order/voided-signatures';
import {
  arrived,
  contact,
  contracted,
  estimating,
  inFinalCheck,
  inPreparation,
  inQualityCheck,
  inRepair,
  inSettlement,
  offered,
  oil,
  pads,
  presented,
  request,
  readyForPickup,
  signedIn,
  withPass,
  type Move,
} from './simulate-order';
import { randomChange, randomUse } from './random-changes';
import { randomCorrection } from './random-corrections';
import { moneyBeginnings, randomMoney, randomPayer } from './random-money';
import { InvariantChecker, type OrderProcess } from './invariants';

/** One random command: `pick` chooses which, `dice` by whom and how right, and `minutes` pass before it. */
export interface RandomCommand {
  readonly pick: number;
  readonly dice: number;
  readonly minutes: number;
}
// without fast-check's bias to small numbers, which are no simpler here
const upTo = (sides: number) => fc.noBias(fc.nat(sides));
const randomCommand: fc.Arbitrary<RandomCommand> = fc.record({
  pick: upTo(10_000),
  dice: upTo(10_000),
  minutes: fc.oneof({ weight: 6, arbitrary: fc.nat(5) }, { weight: 1, arbitrary: fc.nat(3_000) }),
});
export const visits = fc.record({
  start: upTo(10_000),
  commands: fc.array(randomCommand, { minLength: 5, maxLength: 44, size: 'max' }),
  seeks: upTo(10_000),
});

/** One visit in five begins where there is money; `play` reads it from where they start. */
const MONEY_EVERY = 5;
/** Visits that begin where there is money. */
export const visitsWithMoney = visits.map((visit) => ({ ...visit, start: visit.start - (visit.start % MONEY_EVERY) }));

/** A kind of job with points of the store's own, at reception and at the quality check. */
const checklistProfile: ChecklistProfile = {
  id: 'body',
  zh: '钣喷',
  en: 'Body',
  added: [
    { list: 'walkRound', item: 'own-1', zh: '漆膜厚度', en: 'Thickness of the paint' },
    { list: 'qualityCheck', item: 'own-2', zh: '色差', en: 'Colour' },
  ],
  leftOut: [{ list: 'departure', item: 'exitPassToGuard' }],
};

const withDriver = (task: 'pickup' | 'roadAssistance'): OrderSimulation =>
  signedIn().play(['wang', 'assignDriver', { transportId: 'T-1', task, driver: 'driver' }]);
const promise: Move = [
  'wang',
  'recordCommitment',
  { commitmentId: 'K-1', promise: '补漆', dueAt: '2099-01-01T00:00:00.000Z' },
];

/** The oil is changed, the pads are missing, and the customer knows. */
const waitsForPads = (): OrderSimulation =>
  inRepair([oil, pads]).play(
    ...scenarios.work([oil]),
    [
      'parts',
      'backOrderParts',
      { lineId: 'L-2', partNumbers: pads.parts.map(({ partNumber }) => partNumber), expectedDay: '2026-11-26' },
    ],
    ['wang', 'tellBackOrder', { lineId: 'L-2', channel: 'phone', wish: 'takesCar' }],
  );
const leaveProposed = (): OrderSimulation =>
  waitsForPads().play(['wang', 'proposeLeave', { returnDay: '2026-11-28', reason: '客户要用车' }]);
const leaveReady = (): OrderSimulation =>
  leaveProposed().play(
    ['quality', 'checkBeforeLeave', { roadworthy: true, standard: 'GB' }],
    ['supervisor', 'decideLeave', { answer: 'approved', reason: '老客户' }],
  );
const leaveSigned = (): OrderSimulation =>
  leaveReady().play(['wang', 'signLeave', { consent: scenarios.scan('leave') }]);
const carAway = (): OrderSimulation => {
  const visit = leaveSigned();
  return visit.play(['gate', 'openGateForLeave', { exitPass: visit.order.leave!.pass!.number, plate: 'compared' }]);
};
const partsLeft = (): OrderSimulation =>
  inRepair([oil, pads]).play(['parts', 'issueParts', { lineId: 'L-2' }], ['wang', 'stopWork', { reason: '不修了' }]);
/** A change of an item that the customer has to be asked about. */
const dearer: Move = [
  'wang',
  'changeItem',
  { changeId: 'M-1', lineId: oil.lineId, line: { ...oil, labour: oil.labour + 100 }, reason: '加工' },
];
const leavesUnrepaired = (): OrderSimulation =>
  offered().play(['wang', 'declineEstimate', { reason: 'declined', feeTold: true }]);
const declines: Move = [
  'wang',
  'answerExtraItem',
  {
    itemId: 'X-1',
    answer: 'declined',
    total: linePrice(pads),
    delayMinutes: 30,
    consent: scenarios.scan('declined'),
  },
];

/** The customer is asked about another time, an hour after the promised one. */
const timeAsked = (visit = inRepair()): OrderSimulation =>
  visit.play([
    'wang',
    'movePromise',
    { promisedAt: new Date(visit.order.promise!.at + 3_600_000).toISOString(), reason: '缺件', toldBy: 'phone' },
  ]);
const timeRefused = (): OrderSimulation => {
  const visit = timeAsked();
  const { revision, to } = visit.order.promiseChange!;
  const answer = { revision, promisedAt: new Date(to).toISOString(), answer: 'declined' };
  return visit.play(['wang', 'answerPromise', { ...answer, consent: scenarios.scan('time') }]);
};

/** Paid, while a complaint holds the settlement. */
const settledButHeld = (): OrderSimulation => {
  const total = scenarios.totalOf([oil]);
  return presented().play(...scenarios.agree(1, total), scenarios.pay(total));
};

/** Another, with nothing of its own. */
const plainRepair: ChecklistProfile = { id: 'repair', zh: '维修', en: 'Repair', added: [], leftOut: [] };

/** One that goes the short way. */
const express: ChecklistProfile = {
  ...plainRepair,
  id: 'express',
  zh: '快保',
  en: 'Express',
  procedure: shortProcedure,
};

const jobKind = (dice: number): ChecklistProfile => (dice % 2 === 0 ? checklistProfile : plainRepair);

const beginnings = (): readonly RepairOrder[] => [
  openedOrder(),
  openedOrder({ checklistProfile }),
  openedOrder({ checklistProfile: express }),
  { ...offered().order, checklistProfile: express },
  { ...contracted().order, checklistProfile: express },
  { ...inQualityCheck().order, checklistProfile: express },
  { ...inPreparation().order, checklistProfile: express },
  { ...inSettlement().order, checklistProfile: express },
  { ...inQualityCheck().order, checklistProfile },
  arrived().play(...scenarios.receive(openedOrder()).slice(0, -1)).order,
  signedIn().order,
  estimating().order,
  offered().order,
  offered().play(...scenarios.contract([oil]).slice(0, 1)).order,
  contracted().order,
  inRepair().order,
  inRepair().play(...scenarios.work([oil]).slice(0, -1)).order,
  inRepair().play(...scenarios.work([oil])).order,
  inRepair().play(request('X-1', pads), contact('X-1')).order,
  inRepair().play(request('X-1', pads), contact('X-1'), declines).order,
  inQualityCheck().order,
  inPreparation().order,
  readyForPickup().order,
  inSettlement().order,
  presented().order,
  { ...settledButHeld().order, settlementHolds: ['CP-S01-20261122-0001'] },
  withPass().order,
  inFinalCheck().order,
  withDriver('pickup').order,
  withDriver('roadAssistance').order,
  withDriver('pickup').order,
  inRepair().play(promise).order,
  inRepair([oil, pads]).order,
  waitsForPads().order,
  leaveProposed().order,
  leaveProposed().play(['quality', 'checkBeforeLeave', { roadworthy: true, standard: 'GB' }]).order,
  leaveReady().order,
  leaveSigned().order,
  carAway().order,
  carAway().play(['parts', 'noteArrival', { lineId: 'L-2' }]).order,
  partsLeft().order,
  inRepair().play(dearer).order,
  inRepair([pads]).play(['parts', 'issueParts', { lineId: pads.lineId }], ['wang', 'stopWork', { reason: '不修了' }])
    .order,
  contracted().play(...scenarios.dispatch(0).slice(0, -1)).order,
  inPreparation().play(...scenarios.prepare(inPreparation().order).slice(0, -1)).order,
  inRepair().play(request('X-1', pads), contact('X-1'), declines).order,
  inRepair().play(['wang', 'correctFact', { fact: 'needWords', subject: 'N-1', text: '换机油', reason: '笔误' }]).order,
  inRepair().play(['zhao', 'reportClusterChange', { oldReading: 160_000, newReading: 12, reason: '仪表损坏' }]).order,
  inRepair().play(['zhao', 'reportAbnormality', { abnormalityId: 'A-1', description: '断裂' }]).order,
  timeAsked().order,
  timeAsked(contracted()).order,
  timeRefused().order,
  leavesUnrepaired().order,
  leavesUnrepaired().play(['wang', 'requestFeeWaiver', { reason: '老客户' }]).order,
];
let prepared: { readonly usual: readonly RepairOrder[]; readonly money: readonly RepairOrder[] } | undefined;

/** Every visit would end early if these were as likely as the rest. */
const endings: readonly CommandName[] = ['declineEstimate', 'cancelOrder', 'stopWork', 'voidOrder'];
/** These may be sent in so many stages, and lead nowhere. */
const asides: readonly CommandName[] = ['receiveDeposit', 'requestSpecial', 'requestCreditNote'];

const names = Object.keys(orderCommands.schemas) as readonly PublicCommand[];
/** Who acts in somebody else's role now and then. */
const deputies = ['cashier', 'gate', 'supervisor'] as const;
const one = <T>(list: readonly T[], dice: number): T | undefined => list[dice % list.length];

const spoken = scenarios.byPhone('好');
const intakes = [false, true, true].map((valid) => scenarios.takeIn(valid)[0]![2]);
const aftercare = scenarios.hand(openedOrder())[4]![2];

type Schemas = typeof orderCommands.schemas;
/** The commands that carry something. */
type Carrying = {
  [T in keyof Schemas]: string extends keyof z.input<Schemas[T]> ? never : T;
}[keyof Schemas];
type Payloads = { readonly [T in Exclude<Carrying, 'fillChecklist'>]: Move[2] };

/** A payload that could be right for this order, and sometimes is not. */
function payloadOf(name: PublicCommand, order: RepairOrder, dice: number, now: number): Record<string, unknown> {
  const lineId = one(
    [...order.lines.map((line) => line.lineId), ...order.extraItems.map(({ line }) => line.lineId), 'L-9'],
    dice,
  )!;
  // a line may have been changed to one without parts
  const parts = order.lines.find((known) => known.lineId === lineId)?.parts ?? [];
  const numbers = parts.length > 0 ? parts.map(({ partNumber }) => partNumber) : ['OIL'];
  const promised = one([...order.commitments.map(({ commitmentId }) => commitmentId), 'K-9'], dice)!;
  const driven = one([...order.transports.map(({ transportId }) => transportId), 'T-9'], dice)!;
  const itemId = one([...order.extraItems.map((item) => item.itemId), 'X-9'], dice)!;
  const item = order.extraItems.find((known) => known.itemId === itemId);
  // now and then somebody signs with the picture of another signature
  const written = scenarios.scan(dice % 23 === 0 ? 'copied' : `${name} ${now} ${dice}`);
  const signer = one(['bringer', 'payer'] as const, dice)!;
  const signsAs = dice % 4 === 0 && order.parties?.[signer] ? { ...written, signer } : written;
  const consent = dice % 5 === 0 ? spoken : signsAs;
  const changeId = one([...askedChanges(order).map((asked) => asked.changeId), 'M-9'], dice)!;
  const change = order.itemChanges?.find((known) => known.changeId === changeId);
  const later = new Date(now + (dice % 600) * 60_000).toISOString();
  const line = scenarios.menuLine(one(['MAINT-A', 'WIPER', 'BATTERY'], dice)!, `L-${dice % 7}`, randomPayer(dice));
  const day = (ahead: number) => new Date(now + ahead * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
  const payloads: Payloads = {
    confirmPhoneConsent: {
      ...one(
        [
          { document: 'diagnosisConsent' },
          { document: 'extraItem', subject: itemId },
          { document: 'itemChange', subject: changeId },
          { document: 'settlement' },
          { document: 'promisedTime' },
        ],
        dice,
      ),
      answer: dice % 3 === 0 ? 'declined' : 'approved',
      words: '听到了',
    },
    startPreInspection: { introduced: true },
    recordNeeds: { needs: [{ needId: `N-${dice % 3}`, words: '异响', fault: dice % 4 === 0 }] },
    confirmNeeds: { repeatedBack: true, noneFurther: true },
    correctJobKind: { checklistProfile: jobKind(dice).id, reason: '选错' },
    changeItem: {
      changeId: `M-${dice % 6}`,
      lineId,
      ...randomChange(order, lineId, dice),
      reason: '客户要求',
      ...(dice % 4 > 0 && { toldBy: 'phone' }),
    },
    recordUsedParts: { lineId, used: randomUse(order, lineId, dice) },
    answerItemChange: {
      changeId,
      answer: one(['approved', 'declined'], dice),
      total: (change?.to ? customerPrice(change.to) : 0) + (dice % 7 === 0 ? 1 : 0),
      consent,
    },
    withdrawItemChange: { changeId, reason: '不改了' },
    acknowledgeAnswer: { itemId },
    correctFact: name === 'correctFact' ? randomCorrection(order, dice, now) : {},
    signCorrected: { document: one([...voidedSignatures(order), 'result'], dice), consent },
    reportClusterChange: { oldReading: 160_000, newReading: dice % 2 === 0 ? 12 : 40, reason: '仪表损坏' },
    voidOrder: { reason: '重复开单' },
    noteCondition: { note: '划痕' },
    callTechnician: { callId: `C-${dice % 3}`, doubt: '不明' },
    acknowledgeCall: { callId: `C-${dice % 3}` },
    signPreInspection: { consent },
    appointExpertDeputy: { technician: 'zhao' },
    signAsExpert: { opinion: '可修' },
    registerIntake: intakes[dice % 3],
    signDocumentDifferences: { consent },
    signArticlesList: { consent },
    recordWaiting: { waitsInStore: true, travelHelpOffered: false },
    offerTransport: { accepted: true, kilometres: dice % 40 },
    assignDriver: {
      transportId: `T-${dice % 2}`,
      task: one(['pickup', 'delivery', 'roadAssistance'], dice)!,
      driver: 'driver',
    },
    confirmDeparture: {
      transportId: driven,
      serviceOrder: 'FW-1',
      handheldTaken: true,
      courtesyReminded: true,
    },
    recordVehicleHandover: {
      transportId: driven,
      end: one(['taken', 'given'], dice),
      counterpart: '客户',
      ...(dice % 3 > 0 && { kilometres: 12 }),
    },
    proposeDiagnosis: { reason: '需检测' },
    answerDiagnosis: { answer: one(['approved', 'declined'], dice), consent },
    finishDiagnosis: { found: '磨损' },
    handOverDiagnosisReport: { fault: '磨损', advice: '更换' },
    draftEstimate: { method: 'system', lines: [line] },
    presentEstimate: { workshopLoadMinutes: dice % 100, guaranteePresented: true },
    reviseEstimate: { wish: '便宜' },
    signOrderAsAdvisor: { pointedOut: ['items', 'time', 'amount', 'place'].slice(dice % 9 === 0 ? 1 : 0) },
    signOrderAsCustomer: {
      revision: Math.max(1, (order.estimate?.revision ?? 1) - (dice % 6 === 0 ? 1 : 0)),
      total: scenarios.totalOf(order.estimate?.lines ?? []) + (dice % 7 === 0 ? 1 : 0),
      consent,
      copiesGiven: 1,
    },
    declineEstimate: { reason: 'declined', feeTold: true },
    requestFeeWaiver: { reason: '老客户' },
    decideFeeWaiver: { answer: one(['approved', 'declined'], dice), reason: '同意' },
    payFee: { amount: order.fee?.amount ?? 0, method: 'cash' },
    recordCommitment: { commitmentId: `K-${dice % 3}`, promise: '补漆', dueAt: later },
    fulfilCommitment: { commitmentId: promised },
    reportCommitment: { commitmentId: promised, reason: '不行' },
    handOver: {
      predecessor: one(['wang', 'li', 'manager'], dice)!,
      successor: one(['li', 'wang'], dice)!,
      reason: '休假',
    },
    cancelOrder: { reason: '有事' },
    assignTeams: { teams: ['team-1', 'team-2'].slice(dice % 2) },
    assignTechnicians: { lineIds: [lineId], lead: one(['zhao', 'wu'], dice)!, helpers: ['wu'].slice(dice % 2) },
    reassignTechnician: {
      predecessor: one(['zhao', 'wu'], dice)!,
      successor: one(['wu', 'zhao'], dice)!,
      reason: '生病',
    },
    reserveParts: { lineId },
    backOrderParts: {
      lineId,
      partNumbers: numbers,
      expectedDay: day(dice % 9),
    },
    tellBackOrder: { lineId, channel: 'phone', wish: one(['leavesCar', 'takesCar'], dice) },
    noteArrival: { lineId },
    returnParts: {
      lineId,
      parts: numbers.slice(0, 1).map((partNumber) => ({ partNumber, quantity: 1 })),
      reason: '型号不符',
    },
    proposeLeave: { returnDay: day(dice % 20), reason: '客户要用车' },
    checkBeforeLeave: { roadworthy: true, standard: 'GB' },
    decideLeave: { answer: one(['approved', 'approved', 'declined'], dice), reason: '老客户' },
    signLeave: { consent },
    withdrawLeave: { reason: '不取了' },
    openGateForLeave: { exitPass: order.leave?.pass?.number ?? 'LP-none', plate: 'compared' },
    inviteReturn: { channel: 'phone', day: day(dice % 9) },
    receiveReturn: { odometer: (order.intake?.odometer ?? 0) + (dice % 50), condition: '无变化' },
    nameParties: one(
      [
        { bringer: { fullName: '赵小弟', relation: '弟弟' } },
        { payer: { fullName: '途安物流公司' } },
        {
          bringer: { fullName: '钱司机', relation: '司机', mobile: '13800000001' },
          payer: { fullName: '途安物流公司' },
        },
      ],
      dice,
    )!,
    waiveWash: { reason: one(['rain', 'customerRefuses', 'towedIn'], dice) },
    reportMeasureDone: { abnormalityId: `A-${dice % 3}`, result: '已修复' },
    receiveVehicle: { receivedAt: new Date(now - (dice % 15) * 60_000).toISOString() },
    placeInBay: { bay: `bay-${dice % 3}` },
    issueParts: { lineId },
    startLine: { lineId },
    finishLine: { lineId, standard: 'SOP', replacedParts: [] },
    holdWork: { reason: one(['parts', 'customer', 'insurer'], dice) },
    tellNews: {
      newsId:
        one(
          (order.news ?? []).map(({ newsId }) => newsId),
          dice,
        ) ?? 'A-0',
      words: '缺件',
      channel: 'sms',
    },
    tellCustomer: { about: '进度', channel: 'phone' },
    sendMessage: { to: 'technician', text: '请看' },
    stopWork: { reason: '不修了' },
    requestExtraItem: { itemId: `X-${dice % 5}`, finding: '磨损', line, delayMinutes: dice % 90 },
    contactCustomer: { itemId, channel: 'phone', reached: dice % 3 > 0 },
    answerExtraItem: {
      itemId,
      answer: one(['approved', 'declined'], dice),
      total: (item ? customerPrice(item.line) : 0) + (dice % 7 === 0 ? 1 : 0),
      delayMinutes: item?.delayMinutes ?? 0,
      consent,
    },
    relayAnswer: { itemId, workshopPerson: 'workshop' },
    withdrawExtraItem: { itemId, reason: '误报' },
    answerProgressCheck: { expectedAt: later },
    reportAbnormality: { abnormalityId: `A-${dice % 3}`, description: '断裂' },
    recordCounterMeasure: { abnormalityId: `A-${dice % 3}`, measure: '加派', owner: 'wu' },
    movePromise: {
      promisedAt: new Date((order.promise?.at ?? now) + ((dice % 900) - 60) * 60_000).toISOString(),
      reason: '缺件',
      toldBy: 'phone',
    },
    answerPromise: {
      revision: Math.max(1, (order.promiseChange?.revision ?? 1) - (dice % 9 === 0 ? 1 : 0)),
      promisedAt: new Date((order.promiseChange?.to ?? now) + (dice % 11 === 0 ? 60_000 : 0)).toISOString(),
      answer: one(['approved', 'declined'], dice),
      consent,
    },
    keepPromise: { plan: '加派技师' },
    askToCollect: { channel: 'phone', day: day(dice % 9) },
    parkCar: { parkingPlace: `P-${dice % 3}`, keyPlace: 'K-31' },
    passQuality: { standard: 'GB' },
    failQuality: { reason: '渗油', lineIds: [lineId] },
    attachBatterySlip: { slip: written.scan, volts: 12.5 },
    handInSlips: {
      department: one(['workshop', 'parts'], dice),
      slips: [{ name: '派工单', number: `N-${dice % 9}` }],
    },
    collectSlips: { department: one(['workshop', 'parts'], dice) },
    notifyCustomer: { channel: 'phone' },
    acceptResult: { consent },
    settleCondition: { resolution: '抛光处理' },
    rejectResult: { reason: '不满意', lineIds: [lineId] },
    presentSettlement: { toldOneByOne: true },
    requestDiscount: { amount: 1 + (dice % 20_000), reason: '老客户' },
    decideDiscount: { granted: dice % 2 === 0 ? (order.discount?.amount ?? 0) : 0, reason: '同意' },
    agreeSettlement: {
      revision: order.settlement?.revision ?? 1,
      total: (order.settlement?.total ?? 0) + (dice % 7 === 0 ? 1 : 0),
      consent,
    },
    ...randomMoney(order, dice, now),
    releaseOnCredit: { reason: '月结', dueDay: '2026-12-31' },
    decideCredit: { answer: one(['approved', 'declined'], dice), reason: '协议单位' },
    recordAftercare: aftercare,
    signDelivery: { consent },
    returnPickupSlip: { consent },
    disputeDelivery: { objection: '划痕' },
    resolveDispute: { resolution: '抛光' },
    updateDms: scenarios.dms[2],
    openGate: { exitPass: order.exitPass?.number ?? 'EP-none', plate: 'compared' },
    acknowledgeEscalation: {
      escalationId:
        one(
          order.escalations.map(({ id }) => id),
          dice,
        ) ?? 'T-00',
      plan: '跟进',
    },
  };
  if (name !== 'fillChecklist') return payloads[name as keyof Payloads] ?? {};
  const asked = (Object.keys(checklists) as ChecklistName[]).filter((list) => itemsOf(list, order).length > 0);
  const checklist = one(asked, dice)!;
  const filled = scenarios.fill('wang', checklist, order)[2] as Record<string, unknown>;
  return dice % 11 === 0
    ? { ...filled, findings: [{ item: itemsOf(checklist, order)[0]?.item ?? 'x', result: 'defect' }] }
    : { ...filled };
}

/** Mostly what may be done now, by somebody who may, and of that first what is sought; one in eight is anything by anybody. */
function commandFor(
  { pick, dice }: RandomCommand,
  order: RepairOrder,
  now: number,
  sought: readonly CommandName[],
): RepairOrderCommand {
  const wild = pick % 8 === 0;
  const open = actions(order).filter(({ command }) => Object.hasOwn(orderCommands.schemas, command));
  const possible = open.filter(({ notYet }) => !notYet);
  const [missing] = open.flatMap(
    ({ notYet }) => (notYet?.facts as { missing?: { checklist?: ChecklistName }[] })?.missing ?? [],
  );
  const filler = missing?.checklist === 'qualityCheck' ? 'quality' : 'wang';
  if (!wild && missing?.checklist && pick % 3 === 0) return commandOf(scenarios.fill(filler, missing.checklist, order));
  // commands of many stages would outnumber those that lead on to the next
  const leading = possible.filter(
    ({ command }) =>
      repairOrderProcess.commandRules[command].during.length < 9 &&
      (dice % 10 === 0 || !endings.includes(command)) &&
      (dice % 4 === 0 || !asides.includes(command)),
  );
  const wanted = possible.filter(({ command }) => sought.includes(command));
  const leads = leading.length > 0 && pick % 5 > 0;
  const likely = wanted.length > 0 && pick % 5 > 1 ? wanted : leads ? leading : possible;
  const name =
    wild || likely.length === 0 ? one(names, dice)! : (one(likely, Math.floor(pick / 5))!.command as PublicCommand);
  const allowed = possible.find(({ command }) => command === name)?.roles ?? [];
  const able = staff.filter(({ roles }) => roles.some((role) => allowed.includes(role)));
  const who = (wild || able.length === 0 ? one(staff, dice) : one(able, dice))!.id;
  const command = commandOf(
    [who, name, payloadOf(name, order, dice, now)] as Move,
    name === 'correctJobKind' ? { profile: jobKind(dice) } : {},
  );
  const { by } = command;
  const deputy = { ...by, id: one(deputies, dice)!, for: by.id };
  return pick % 4 === 0 ? ({ ...command, by: deputy } as RepairOrderCommand) : command;
}

/** Commands that few visits come to, each with what comes before it. */
const rare = {
  acknowledgeAnswer: ['requestExtraItem', 'contactCustomer', 'answerExtraItem', 'relayAnswer'],
  answerExtraItem: ['requestExtraItem', 'contactCustomer'],
  approveGoodwill: [],
  confirmClusterChange: ['reportClusterChange'],
  confirmDeparture: ['assignDriver'],
  finishWork: ['startLine', 'finishLine'],
  fulfilCommitment: ['recordCommitment'],
  handOverDiagnosisReport: ['finishDiagnosis'],
  openGateForLeave: ['proposeLeave', 'checkBeforeLeave', 'decideLeave', 'signLeave'],
  payRefund: ['requestRefund', 'decideAdjustment'],
  presentEstimate: ['draftEstimate', 'confirmEstimate'],
  recordVehicleHandover: ['assignDriver', 'confirmDeparture'],
  relayAnswer: ['requestExtraItem', 'contactCustomer', 'answerExtraItem'],
  reportCommitment: ['recordCommitment'],
  returnParts: ['issueParts'],
  signCorrected: ['correctFact'],
  signLeave: ['proposeLeave', 'checkBeforeLeave', 'decideLeave'],
} satisfies { readonly [Name in PublicCommand]?: readonly PublicCommand[] };
const rarely = Object.entries(rare).map(([name, before]) => [...before, name as PublicCommand]);

/** A quarter of the visits seek one command, and half a rare one. */
const soughtBy = (seeks: number): readonly CommandName[] =>
  [[], [one(names, seeks)!], one(rarely, seeks)!, one(rarely, seeks)!][Math.floor(seeks / 1_000) % 4]!;

export interface RandomVisit {
  readonly start: number;
  readonly seeks: number;
  readonly commands: readonly RandomCommand[];
}

/**
 * Plays one random visit, checked after every command, in which what is sought is mostly done as soon as it may be; throws an InvariantViolation when an
 * invariant breaks.
 */
export function play(
  process: OrderProcess,
  { start, seeks, commands }: RandomVisit,
  sought: readonly CommandName[] = soughtBy(seeks),
): InvariantChecker {
  prepared ??= { usual: beginnings(), money: moneyBeginnings() };
  const known = start % MONEY_EVERY === 0 ? prepared.money : prepared.usual;
  const first = one(known, Math.floor(start / MONEY_EVERY))!;
  const last = Math.max(first.openedAt, first.receivedAt ?? 0, first.notifiedAt ?? 0) + 3_600_000;
  const checker = new InvariantChecker(process, first, first, last);
  let previous: RepairOrderCommand | undefined;
  for (const next of commands) {
    checker.wait(next.minutes * 60_000);
    const command = previous && next.dice % 20 === 0 ? previous : commandFor(next, checker.order, checker.now, sought);
    checker.send(command);
    previous = command;
  }
  checker.finish();
  return checker;
}
