import { MINUTE } from '../../domain/kernel/process';
import { linePrice } from '../../domain/repair-order/amounts';
import type { Opening } from '../../domain/repair-order/opening';
import type { WorkLine } from '../../domain/repair-order/work-line';
import {
  ARRIVAL,
  actor,
  after,
  evidence,
  fills,
  fold,
  oil,
  opening,
  phone,
  signs,
  totalOf,
  type Events,
  type HistoryStep,
} from './order-history';

// a test takes the events of a stage and what comes after them from one place
export * from './order-history';

/** What differs from visit to visit. */
export interface Visit {
  readonly opening?: Partial<Opening>;
  readonly lines?: readonly WorkLine[];
  readonly needs?: readonly { readonly needId: string; readonly words: string; readonly fault: boolean }[];
  /** Whether a paper handed in was found wanting. */
  readonly paperDiffers?: boolean;
}
export const service = [{ needId: 'N-1', words: '做个小保养', fault: false }];
export const noise = [{ needId: 'N-1', words: '刹车时有异响', fault: true }];

export const arrived = ({ opening: change = {} }: Visit = {}): Events => [
  { type: 'orderOpened', opening: { ...opening, ...change }, at: ARRIVAL, by: actor('wang') },
];

export const inPreInspection = (visit: Visit = {}): Events =>
  after(arrived(visit), fills('wang', 'reception'), ['wang', { type: 'preInspectionStarted' }]);

/** The needs are known and the walk-round is done; nothing is signed. */
export const walkedRound = (visit: Visit = {}): Events =>
  after(
    inPreInspection(visit),
    ['wang', { type: 'needsRecorded', needs: visit.needs ?? service }],
    ['wang', { type: 'needsConfirmed' }],
    fills('wang', 'walkRound'),
    fills('wang', 'covers'),
    fills('wang', 'valuables'),
  );

export const preInspectionSigned = (visit: Visit = {}): Events =>
  after(walkedRound(visit), signs('wang', 'preInspection'));

export const intake = {
  articles: [{ name: '行车记录仪', count: 1 }],
  documents: [{ name: '行驶证', difference: false }],
  storageBox: 'B-12',
  keyNumber: 'K-31',
  fuelEighths: 4,
  odometer: 160_000,
};
const registersIntake = ({ paperDiffers: difference = false }: Visit): HistoryStep => [
  'wang',
  { type: 'intakeRegistered', ...intake, documents: [{ name: '行驶证', difference }] },
];

const staysInStore: HistoryStep = ['wang', { type: 'waitingRecorded', waitsInStore: true, travelHelpOffered: false }];

/** What the customer left in the car is registered and signed for. */
export const takenIn = (visit: Visit = {}): Events =>
  after(preInspectionSigned(visit), registersIntake(visit), signs('wang', 'articlesList'), staysInStore);

export const estimating = (visit: Visit = {}): Events => after(takenIn(visit), ['wang', { type: 'estimateStarted' }]);

const drafts = (lines: readonly WorkLine[], revision = 1): HistoryStep => [
  'wang',
  { type: 'estimateDrafted', revision, method: 'system', lines, noGuarantee: false },
];
export const drafted = (visit: Visit = {}): Events => after(estimating(visit), drafts(visit.lines ?? [oil]));

/** Technician and parts specialist agree with the price; the customer has not seen it. */
export const confirmed = (visit: Visit = {}): Events =>
  after(
    drafted(visit),
    ['zhao', { type: 'estimateConfirmed', as: 'technician' }],
    ['parts', { type: 'estimateConfirmed', as: 'partsSpecialist' }],
  );

/** The promise: half an hour of queue, the work, half an hour of margin. */
export const shown = (visit: Visit = {}): Events => {
  const minutes = (visit.lines ?? [oil]).reduce((sum, { labourMinutes }) => sum + labourMinutes, 60);
  return after(confirmed(visit), [
    'wang',
    (_past, { at }) => ({ type: 'estimatePresented', promisedAt: at + minutes * MINUTE, workshopLoadMinutes: 30 }),
  ]);
};

export const signedByAdvisor = (visit: Visit = {}): Events =>
  after(shown(visit), ['wang', { type: 'advisorSigned', pointedOut: ['items', 'time', 'amount', 'place'] }]);

const signsOrder = ({ lines = [oil] }: Visit): HistoryStep => [
  'wang',
  (past, meta) => ({
    type: 'orderSigned',
    evidence: evidence('order', { total: totalOf(lines) })(past, meta),
    copiesGiven: 1,
  }),
];
export const contracted = (visit: Visit = {}): Events => after(signedByAdvisor(visit), signsOrder(visit));

/** Contracted, while what is in the car is not registered yet. */
export const contractedWithoutIntake = (visit: Visit = {}): Events =>
  after(
    contracted(visit).filter(
      (event) =>
        event.type !== 'intakeRegistered' &&
        !(event.type === 'documentSigned' && event.evidence.document === 'articlesList'),
    ),
    ['wang', { type: 'teamsAssigned', teams: ['team-1'] }],
    ['assistant', { type: 'carWashed' }],
  );

export const handedOver = (visit: Visit = {}): Events =>
  after(
    contracted(visit),
    ['wang', { type: 'teamsAssigned', teams: ['team-1'] }],
    ['assistant', { type: 'carWashed' }],
    ['wang', { type: 'vehicleHandedToWorkshop', odometer: intake.odometer, fuelEighths: intake.fuelEighths }],
  );

export const inRepair = (visit: Visit = {}): Events =>
  after(handedOver(visit), ['workshop', (_past, { at }) => ({ type: 'vehicleReceived', receivedAt: at })]);

const supplied = ({ parts }: WorkLine): boolean => parts.some(({ suppliedBy }) => suppliedBy === 'shop');
export const works = (line: WorkLine): readonly HistoryStep[] => [
  ...(supplied(line) ? [['parts', { type: 'partsIssued', lineId: line.lineId }] as const] : []),
  ['zhao', { type: 'lineStarted', lineId: line.lineId }],
  [
    'zhao',
    {
      type: 'lineFinished',
      lineId: line.lineId,
      standard: 'SOP-2026-03',
      replacedParts: line.parts.map(({ name }) => name),
    },
  ],
];
export const inQualityCheck = (visit: Visit = {}): Events =>
  after(inRepair(visit), ...(visit.lines ?? [oil]).flatMap(works), ['workshop', { type: 'workFinished' }]);

export const qualityPassed = (visit: Visit = {}): Events =>
  after(inQualityCheck(visit), ['quality', { type: 'qualityPassed', standard: 'GB/T 3798' }]);

export const inPreparation = (visit: Visit = {}): Events =>
  after(qualityPassed(visit), ['workshop', { type: 'vehicleReleased' }]);

/** What has to be done before the customer is called, by what it is. */
export const preparation = {
  deliveryPreparation: fills('assistant', 'deliveryPreparation'),
  freeChecks: fills('assistant', 'freeChecks'),
  batterySlip: ['assistant', { type: 'batterySlipAttached', slip: 'ba'.repeat(32), volts: 12.6 }],
  workshopSlips: ['settlement', { type: 'slipsCollected', department: 'workshop' }],
  partsSlips: ['settlement', { type: 'slipsCollected', department: 'parts' }],
} as const satisfies Record<string, HistoryStep>;
/** Prepared for delivery, but for these. */
export const prepared = (visit: Visit = {}, ...without: readonly (keyof typeof preparation)[]): Events =>
  after(
    inPreparation(visit),
    ...Object.entries(preparation).flatMap(([name, step]) => (without.includes(name as never) ? [] : [step])),
  );

export const readyForPickup = (visit: Visit = {}): Events =>
  after(prepared(visit), ['wang', { type: 'customerNotified', channel: 'phone' }]);

export const welcomed = (visit: Visit = {}): Events =>
  after(readyForPickup(visit), ['wang', { type: 'customerWelcomed' }]);
export const inAcceptance = (visit: Visit = {}): Events => after(welcomed(visit), fills('wang', 'acceptance'));

export const inSettlement = (visit: Visit = {}): Events =>
  after(inAcceptance(visit), [
    'wang',
    (past, meta) => ({ type: 'resultAccepted', evidence: evidence('result')(past, meta) }),
  ]);

/** The sheet of ¥493.00 for the oil service, of which ¥56.72 are VAT, or of other lines and amounts. */
export const presented = (visit: Visit = {}): Events => {
  const lines = visit.lines ?? [oil];
  const total = totalOf(lines);
  const vat = Math.round((total * 13) / 113);
  return after(inSettlement(visit), [
    'settlement',
    {
      type: 'settlementPresented',
      sheet: {
        revision: 1,
        lines: lines.map((line) => ({ lineId: line.lineId, amount: linePrice(line) })),
        gross: total,
        discount: 0,
        total,
        vat,
        categories: [{ category: 'repair', percent: 13, total, vat }],
      },
    },
  ]);
};

export const agreed = (visit: Visit = {}): Events =>
  after(presented(visit), [
    'settlement',
    (past, meta) => ({
      type: 'settlementAgreed',
      evidence: evidence('settlement', { total: totalOf(visit.lines ?? [oil]) })(past, meta),
    }),
  ]);
export const invoiced = (visit: Visit = {}): Events =>
  after(agreed(visit), ['cashier', { type: 'invoiceConfirmed', kind: 'none' }]);

export const pays = (amount: number, paymentId = 'P-1'): HistoryStep => [
  'cashier',
  {
    type: 'paymentReceived',
    paymentId,
    method: 'wechat',
    amount,
    received: amount,
    change: 0,
    reference: `WX-${paymentId}`,
    amountRepeated: true,
  },
];
export const paidInFull = (visit: Visit = {}): Events => after(invoiced(visit), pays(totalOf(visit.lines ?? [oil])));
export const settled = (visit: Visit = {}): Events =>
  after(paidInFull(visit), [
    'settlement',
    { type: 'settlementCompleted', revenue: totalOf(visit.lines ?? [oil]), arrears: 0 },
  ]);

export const exitPass = `EP-${opening.number}`;
export const passes: HistoryStep = ['settlement', { type: 'exitPassIssued', number: exitPass }];
export const withPass = (visit: Visit = {}): Events => after(settled(visit), passes);

const startsFinalCheck: readonly HistoryStep[] = [
  fills('wang', 'handoverPack'),
  fills('wang', 'departure'),
  ['wang', { type: 'finalCheckStarted' }],
];
export const aftercare = {
  nextDay: '2027-05-20',
  nextKilometres: 170_000,
  maintenancePlan: {
    basis: { everyKilometres: 10_000, everyMonths: 6 },
    nodes: [
      { day: '2027-05-20', kilometres: 170_000, work: '定期保养：机油机滤' },
      { day: '2027-11-20', kilometres: 180_000, work: '定期保养：机油机滤、空气滤芯' },
    ],
  },
  planExplained: true as const,
  planAccepted: true,
  followUp: { at: '周六上午', channel: 'phone' as const },
  warrantyOffers: [{ product: '延保两年', taken: false }],
};
export const recordsAftercare: HistoryStep = ['wang', { type: 'aftercareRecorded', ...aftercare }];

export const finalCheckStarted = (visit: Visit = {}): Events => after(withPass(visit), ...startsFinalCheck);
/** Everything is looked at and told; the customer has only to sign. */
export const inFinalCheck = (visit: Visit = {}): Events =>
  after(finalCheckStarted(visit), fills('wang', 'finalCheck'), recordsAftercare);

export const signsOnLeaving = (document: 'delivery' | 'pickupSlip'): HistoryStep => [
  'wang',
  (past, meta) => ({ type: 'deliverySigned', evidence: evidence(document)(past, meta) }),
];
export const delivered = (visit: Visit = {}): Events =>
  after(inFinalCheck(visit), signsOnLeaving('delivery'), signsOnLeaving('pickupSlip'));

/** Gone with ¥493.00 unpaid, which are due at the end of the year. */
export const deliveredOnCredit = (): Events =>
  after(
    invoiced(),
    ['supervisor', { type: 'creditReleased', amount: totalOf([oil]), reason: '月结', dueDay: '2026-12-31' }],
    ['settlement', { type: 'settlementCompleted', revenue: totalOf([oil]), arrears: totalOf([oil]) }],
    passes,
    ...startsFinalCheck,
    fills('wang', 'finalCheck'),
    recordsAftercare,
    signsOnLeaving('delivery'),
    signsOnLeaving('pickupSlip'),
  );

export const declined = (fee = 10_000): Events =>
  after(shown(), ['wang', { type: 'estimateDeclined', reason: 'declined', fee }]);
export const cancelled = (fee = 10_000): Events =>
  after(contracted(), ['wang', { type: 'orderCancelled', reason: '有急事', fee }]);

/** The workshop found that the battery is weak: ¥670.00 and half an hour more. */
export const asksFor = (line: WorkLine, itemId = 'X-1', delayMinutes = 30): HistoryStep => [
  'zhao',
  { type: 'extraItemRequested', itemId, finding: '电瓶电压低', line, delayMinutes, noGuarantee: false, photos: [] },
];
export const reaches = (itemId = 'X-1', reached = true): HistoryStep => [
  'wang',
  { type: 'customerContacted', itemId, channel: 'phone', reached },
];
export const answers = (answer: 'approved' | 'declined', line: WorkLine, itemId = 'X-1'): HistoryStep => [
  'wang',
  (past, meta) => ({
    type: 'extraItemAnswered',
    itemId,
    evidence: evidence('extraItem', { subject: itemId, answer, total: linePrice(line), consent: phone })(past, meta),
  }),
];
export const relays = (itemId = 'X-1'): HistoryStep => [
  'wang',
  { type: 'answerRelayed', itemId, workshopPerson: 'workshop' },
];

/** The customer is asked about another time instead of the promised one. */
export const asksForTime = (promisedAt: number, revision = 1): HistoryStep => [
  'wang',
  (past) => ({
    type: 'promiseChangeAsked',
    revision,
    insteadOf: fold(past).promise?.at ?? 0,
    promisedAt,
    reason: '缺件',
    toldBy: 'phone',
  }),
];
export const answersTime = (answer: 'approved' | 'declined', promisedAt: number, revision = 1): HistoryStep => [
  'wang',
  (past, meta) => ({
    type: 'promiseChangeAnswered',
    promisedAt,
    evidence: evidence('promisedTime', { revision, answer })(past, meta),
  }),
];
