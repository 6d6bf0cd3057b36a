import * as scenarios from '../../dev/fixtures/scenarios';
import { openedOrder, type OrderSimulation } from '../../dev/fixtures/order-simulation';
import { shortProcedure } from '../../domain/repair-order/procedure';
import type { ChecklistProfile } from '../../domain/repair-order/checklist-profile';
import type { CommandName } from '../../domain/repair-order/commands';
import { actions } from '../../domain/repair-order/process';
import { linePrice } from '../../domain/repair-order/amounts';
import type { RepairOrder } from '../../domain/repair-order/state';
import {
  arrived,
  contact,
  contracted,
  delivered,
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
import { visitsOfMoney } from './random-money';
import { isPossible } from '../../domain/kernel/command-rule';

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

export const jobKind = (dice: number): ChecklistProfile => (dice % 2 === 0 ? checklistProfile : plainRepair);

/** Diagnosed against a fee, with papers that differ. */
const diagnosed = (): OrderSimulation => {
  const words: Move = ['wang', 'recordNeeds', { needs: [{ needId: 'N-1', words: '异响', fault: true }] }];
  const received = scenarios.receive(openedOrder()).map((move) => (move[1] === 'recordNeeds' ? words : move));
  return arrived().play(
    ...received,
    ['wang', 'proposeDiagnosis', { reason: '需检测' }],
    ['wang', 'answerDiagnosis', { answer: 'approved', consent: scenarios.scan('diagnosis') }],
    ['support', 'finishDiagnosis', { found: '磨损' }],
    ['expert', 'signAsExpert', { opinion: '可修' }],
    ['wang', 'handOverDiagnosisReport', { fault: '磨损', advice: '更换' }],
    ...scenarios.takeIn(false),
    ['wang', 'signDocumentDifferences', { consent: scenarios.scan('differences') }],
  );
};
/** Half is paid, and somebody is asked to let the rest wait. */
const creditAsked = (): OrderSimulation => {
  const total = scenarios.totalOf([oil]);
  return presented().play(...scenarios.agree(1, total), scenarios.pay(total / 2), [
    'supervisor',
    'releaseOnCredit',
    { reason: '月结', dueDay: '2026-12-31' },
  ]);
};
const measureOwed = (): OrderSimulation =>
  inRepair().play(
    ['zhao', 'reportAbnormality', { abnormalityId: 'A-1', description: '断裂' }],
    ['workshop', 'recordCounterMeasure', { abnormalityId: 'A-1', measure: '加派', owner: 'wu' }],
    ['wu', 'reportMeasureDone', { abnormalityId: 'A-1', result: '已修复' }],
  );

/** As they stand in a store on a usual day. */
const usualVisits = (): readonly OrderSimulation[] => [
  arrived().play(...scenarios.receive(openedOrder()).slice(0, -1)),
  signedIn(),
  estimating(),
  offered(),
  offered().play(...scenarios.contract([oil]).slice(0, 1)),
  contracted(),
  inRepair(),
  inRepair().play(...scenarios.work([oil]).slice(0, -1)),
  inRepair().play(...scenarios.work([oil])),
  inRepair().play(request('X-1', pads), contact('X-1')),
  inRepair().play(request('X-1', pads), contact('X-1'), declines),
  inQualityCheck(),
  inPreparation(),
  readyForPickup(),
  inSettlement(),
  presented(),
  withPass(),
  inFinalCheck(),
  withDriver('pickup'),
  withDriver('roadAssistance'),
  withDriver('pickup'),
  inRepair().play(promise),
  inRepair([oil, pads]),
  waitsForPads(),
  leaveProposed(),
  leaveProposed().play(['quality', 'checkBeforeLeave', { roadworthy: true, standard: 'GB' }]),
  leaveReady(),
  leaveSigned(),
  carAway(),
  carAway().play(['parts', 'noteArrival', { lineId: 'L-2' }]),
  partsLeft(),
  inRepair().play(dearer),
  inRepair([pads]).play(['parts', 'issueParts', { lineId: pads.lineId }], ['wang', 'stopWork', { reason: '不修了' }]),
  contracted().play(...scenarios.dispatch(0).slice(0, -1)),
  inPreparation().play(...scenarios.prepare(inPreparation().order).slice(0, -1)),
  inRepair().play(request('X-1', pads), contact('X-1'), declines),
  inRepair().play(['wang', 'correctFact', { fact: 'needWords', subject: 'N-1', text: '换机油', reason: '笔误' }]),
  inRepair().play(['zhao', 'reportClusterChange', { oldReading: 160_000, newReading: 12, reason: '仪表损坏' }]),
  inRepair().play(['zhao', 'reportAbnormality', { abnormalityId: 'A-1', description: '断裂' }]),
  timeAsked(),
  timeAsked(contracted()),
  timeRefused(),
  leavesUnrepaired(),
  leavesUnrepaired().play(['wang', 'requestFeeWaiver', { reason: '老客户' }]),
];
/** Before anything has been done, of other kinds of job, or while a complaint holds them. */
const otherOrders = (): readonly RepairOrder[] => [
  openedOrder(),
  openedOrder({ checklistProfile }),
  openedOrder({ checklistProfile: express }),
  { ...offered().order, checklistProfile: express },
  { ...contracted().order, checklistProfile: express },
  { ...inQualityCheck().order, checklistProfile: express },
  { ...inPreparation().order, checklistProfile: express },
  { ...inSettlement().order, checklistProfile: express },
  { ...inQualityCheck().order, checklistProfile },
  { ...settledButHeld().order, settlementHolds: ['CP-S01-20261122-0001'] },
];
/** A visit from which random ones go on, and what may be done next. */
interface Beginning {
  readonly order: RepairOrder;
  readonly possible: ReadonlySet<string>;
}
const beginning = (order: RepairOrder): Beginning => ({
  order,
  possible: new Set(
    actions(order)
      .filter(isPossible)
      .map(({ command }) => command),
  ),
});
let prepared: ReturnType<typeof prepare> | undefined;
function prepare() {
  const [usual, money] = [usualVisits(), visitsOfMoney()];
  const others = [
    diagnosed(),
    creditAsked(),
    measureOwed(),
    delivered(),
    signedIn().play(['wang', 'callTechnician', { callId: 'C-1', doubt: '不明' }]),
    inFinalCheck().play(['wang', 'disputeDelivery', { objection: '划痕' }]),
  ];
  const now = (played: readonly OrderSimulation[]) => played.map(({ order }) => order);
  return {
    usual: [...otherOrders(), ...now(usual)],
    money: now(money),
    midway: [...usual, ...money, ...others].flatMap(({ past }) => past).map(beginning),
  };
}

/** Of these, where the last of the sought commands that may be done in any of them may be done; none where nothing is sought. */
function nearest(known: readonly Beginning[], sought: readonly CommandName[]): readonly Beginning[] {
  const next = sought.findLast((name) => known.some(({ possible }) => possible.has(name)));
  return next ? known.filter(({ possible }) => possible.has(next)) : [];
}

/** From where a random visit goes on: where what is sought may be done, else where there is money, or on a usual day. */
export function randomBeginning(dice: number, sought: readonly CommandName[], withMoney: boolean): RepairOrder {
  prepared ??= prepare();
  const near = nearest(prepared.midway, sought);
  const known = near.length > 0 ? near.map(({ order }) => order) : withMoney ? prepared.money : prepared.usual;
  return known[dice % known.length]!;
}
