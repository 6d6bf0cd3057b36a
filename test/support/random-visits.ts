import fc from 'fast-check';
import type { z } from 'zod';
import * as scenarios from '../../dev/fixtures/scenarios';
import { commandOf, openedOrder } from '../../dev/fixtures/order-simulation';
import { staff } from '../../dev/fixtures/store';
import { isPossible } from '../../domain/kernel/command-rule';
import { checklists, itemsOf, type ChecklistName } from '../../domain/repair-order/checklists';
import {
  commands as orderCommands,
  type CommandName,
  type PublicCommand,
  type RepairOrderCommand,
} from '../../domain/repair-order/commands';
import { actions, repairOrderProcess } from '../../domain/repair-order/process';
import { customerPrice } from '../../domain/repair-order/amounts';
import { askedChanges } from '../../domain/repair-order/item-change';
import type { RepairOrder } from '../../domain/repair-order/state';
import { voidedSignatures } from '../../domain/repair-order/voided-signatures';
import { type Move } from './simulate-order';
import { randomChange, randomUse } from './random-changes';
import { randomCorrection } from './random-corrections';
import { randomMoney, randomPayer } from './random-money';
import { InvariantChecker, type OrderProcess } from './invariants';
import { jobKind, randomBeginning } from './random-beginnings';

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
  const abnormal = one([...order.abnormalities.map(({ abnormalityId }) => abnormalityId), 'A-9'], dice)!;
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
    acknowledgeCall: { callId: one([...order.calls.map((call) => call.callId), 'C-9'], dice)! },
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
    reportMeasureDone: { abnormalityId: abnormal, result: '已修复' },
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
    recordCounterMeasure: { abnormalityId: abnormal, measure: '加派', owner: 'wu' },
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
  const possible = open.filter(isPossible);
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

/** Half of the visits seek a command. */
const soughtBy = (seeks: number): readonly CommandName[] =>
  seeks % 2 === 0 ? [] : [one(names, Math.floor(seeks / 2))!];

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
  const first = randomBeginning(Math.floor(start / MONEY_EVERY), sought, start % MONEY_EVERY === 0);
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
