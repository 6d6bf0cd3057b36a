import { MINUTE, type Instant } from '../kernel/process';
import { chargedTo, creditNotes } from '../repair-order/account';
import { estimateTotal, linePrice } from '../repair-order/amounts';
import { arrearsOf } from '../repair-order/arrears';
import type { ExtraItem } from '../repair-order/extra-item';
import { isDone, type OrderLine } from '../repair-order/order-line';
import { isDebtor, payerOf, payers } from '../repair-order/payer';
import type { RepairOrder } from '../repair-order/state';
import { sum } from '../values/money';
import { isTrue, once, onlyIf, type Counted, type FigureOf } from './figure';

type OfVisits = FigureOf<'opened' | 'settled' | 'delivered'>;
const settled = { source: 'settled', unit: 'fen', group: 'money', better: 'more' } as const;
const delivered = { source: 'delivered', unit: 'count', group: 'throughput', better: 'more' } as const;

const debtors = payers.filter(isDebtor);
/** What was done and is charged to somebody. */
const sold = ({ lines }: RepairOrder): readonly OrderLine[] =>
  lines.filter((line) => isDone(line) && isDebtor(payerOf(line)));
const labourOf = ({ labour, risk = 0 }: OrderLine): number => labour + risk;
const notZero = (value: number): readonly Counted[] => (value === 0 ? [] : once(value));

/** When the customer was told that the car is ready; where nobody was told, when it was handed over. */
const readyAt = ({ notifiedAt, deliveredAt }: RepairOrder): Instant | undefined => notifiedAt ?? deliveredAt;

/** T-11: each question for progress that was asked, and whether it was answered before it went up. */
const progressAnswers = ({ passed }: RepairOrder): readonly Counted[] =>
  Object.keys(passed)
    .filter((key) => key.startsWith('T-11/') && key.endsWith('#1'))
    .map((key) => ({ value: Object.hasOwn(passed, key.replace(/1$/, '2')) ? 0 : 1 }));

const items =
  (isMeant: (item: ExtraItem) => boolean, value: (item: ExtraItem) => number) =>
  ({ extraItems }: RepairOrder): readonly Counted[] =>
    extraItems.filter(isMeant).map((item) => ({ value: value(item), what: item.line.work }));
const priceOf = ({ line }: ExtraItem): number => linePrice(line);
const one = (): number => 1;
const approved = ({ answer }: ExtraItem): boolean => answer === 'approved';
const declined = ({ answer }: ExtraItem): boolean => answer === 'declined';
const decided = (item: ExtraItem): boolean => approved(item) || declined(item);
const proposed = ({ answer }: ExtraItem): boolean => answer !== 'withdrawn';
const extra = { ...delivered, group: 'extraItems' } as const;
const onTime = { ...delivered, group: 'onTime' } as const;

/** Money of the visits that were settled in the period. */
const money = {
  revenue: {
    ...settled,
    requirements: ['K-03'],
    count: (order) => once(sum(debtors.map((payer) => chargedTo(order, payer)))),
  },
  labourRevenue: { ...settled, requirements: ['K-03'], count: (order) => once(sum(sold(order).map(labourOf))) },
  partsRevenue: {
    ...settled,
    requirements: ['K-03'],
    count: (order) => once(sum(sold(order).map((line) => linePrice(line) - labourOf(line)))),
  },
  discount: {
    ...settled,
    better: 'less',
    requirements: ['F-08'],
    count: ({ settlement }) => notZero(settlement?.discount ?? 0),
  },
  credited: {
    ...settled,
    better: 'less',
    requirements: ['F-11'],
    count: (order) => notZero(sum(debtors.map((payer) => creditNotes(order, payer)))),
  },
  arrears: {
    ...settled,
    better: 'less',
    requirements: ['F-11', 'K-03'],
    count: (order) => notZero(sum(arrearsOf(order).map(({ amount }) => amount))),
  },
  overEstimate: {
    ...settled,
    better: 'neither',
    requirements: ['C-06', 'F-06'],
    count: ({ estimate, lines }) =>
      estimate ? once(sum(lines.filter(isDone).map(linePrice)) - estimateTotal(estimate).total) : [],
  },
  hoursSold: {
    ...settled,
    unit: 'minutes',
    requirements: ['K-13'],
    count: ({ lines }) => once(sum(lines.filter(isDone).map(({ labourMinutes }) => labourMinutes))),
  },
} as const satisfies Record<string, OfVisits>;

/** What the visits that were opened or delivered in the period say of the work. */
const work = {
  opened: {
    ...delivered,
    source: 'opened',
    requirements: ['K-01', 'K-03'],
    count: ({ stage }) => onlyIf(stage !== 'voided'),
  },
  delivered: { ...delivered, requirements: ['K-01', 'K-03'], count: () => once(1) },
  promiseKept: {
    ...onTime,
    unit: 'share',
    requirements: ['T-13', 'D-23'],
    count: (order) => {
      const ready = readyAt(order);
      return order.promise && ready !== undefined ? isTrue(ready <= order.promise.at) : [];
    },
  },
  minutesLate: {
    ...onTime,
    unit: 'minutes',
    better: 'less',
    requirements: ['T-13', 'D-23'],
    count: (order) => {
      const late = (readyAt(order) ?? 0) - (order.promise?.at ?? Infinity);
      return late > 0 ? once(Math.ceil(late / MINUTE)) : [];
    },
  },
  promiseMoved: {
    ...onTime,
    better: 'less',
    requirements: ['T-13'],
    count: ({ promise }) => onlyIf((promise?.revision ?? 0) > 1),
  },
  progressAnswered: { ...onTime, unit: 'share', requirements: ['D-13', 'T-11'], count: progressAnswers },
  extraProposed: { ...extra, better: 'neither', requirements: ['T-14', 'D-08'], count: items(proposed, one) },
  extraApproved: { ...extra, requirements: ['T-14', 'D-08'], count: items(approved, one) },
  extraDeclined: { ...extra, better: 'less', requirements: ['T-14', 'D-08'], count: items(declined, one) },
  extraApproval: {
    ...extra,
    unit: 'share',
    requirements: ['T-14', 'D-08'],
    count: items(decided, (item) => (approved(item) ? 1 : 0)),
  },
  extraProposedAmount: {
    ...extra,
    unit: 'fen',
    better: 'neither',
    requirements: ['T-14', 'D-08'],
    count: items(proposed, priceOf),
  },
  extraApprovedAmount: { ...extra, unit: 'fen', requirements: ['T-14', 'D-08'], count: items(approved, priceOf) },
  extraDeclinedAmount: {
    ...extra,
    unit: 'fen',
    better: 'less',
    requirements: ['T-14', 'D-08'],
    count: items(declined, priceOf),
  },
  failedChecks: {
    ...delivered,
    group: 'quality',
    better: 'less',
    requirements: ['E-10'],
    count: ({ quality }) => notZero(quality.failures),
  },
  cameBack: {
    ...delivered,
    source: 'opened',
    group: 'quality',
    better: 'less',
    requirements: ['L-17'],
    count: ({ rework, stage }) => onlyIf(rework !== undefined && stage !== 'voided'),
  },
} as const satisfies Record<string, OfVisits>;

export const visitFigures = { ...money, ...work };
