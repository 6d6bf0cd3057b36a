import { MINUTE, type Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import { currentReading } from './current-reading';
import { authorOf, checkLength, manager, supervisors, type Fact } from './fact';
import type { FactName } from './fact-names';
import { isDone, lineChanged } from './order-line';
import { stageRange } from './stage';
import type { RepairOrder } from './state';

const doneLine = ({ lines }: RepairOrder, id: string) =>
  lines.find(({ lineId }) => lineId === id) ?? reject('unknownLine', { lineId: id });

const aftercareOf = ({ aftercare }: RepairOrder) => aftercare ?? reject('aftercareMissing');
/** F-26: a file that said what was said before does not say so any more. */
function withAftercare(order: RepairOrder, change: Partial<NonNullable<RepairOrder['aftercare']>>): RepairOrder {
  const { dms: _said, ...rest } = order;
  return { ...rest, aftercare: { ...aftercareOf(order), ...change } };
}
const ofAftercare = {
  during: [...stageRange('acceptance', 'deliveryDisputed'), 'delivered'],
  subjects: ({ aftercare }: RepairOrder): readonly string[] => (aftercare ? [''] : []),
  author: authorOf('aftercare'),
  superiors: manager,
} as const;

/** D-05: the workshop cannot have had the car before it was handed over, nor after now. */
function checkReceipt({ handedOverAt = 0, policy }: RepairOrder, to: Instant, at: Instant): void {
  const { receiptPrecision } = policy.minutes;
  if (to > at || to < handedOverAt - receiptPrecision * MINUTE)
    reject('receiptTimeOff', { precisionMinutes: receiptPrecision });
}

/** What is typed in the workshop and at the delivery. */
export const workFacts = {
  workshopReceipt: {
    kind: 'time',
    during: stageRange('inRepair', 'deliveryDisputed'),
    subjects: ({ receivedAt }) => (receivedAt === undefined ? [] : ['']),
    author: authorOf('receivedAt'),
    superiors: supervisors,
    read: ({ receivedAt = 0 }) => receivedAt,
    check: (order, _subject, to, at) => checkReceipt(order, to, at),
    write: (order, _subject, receivedAt) => {
      const { round } = order;
      const began = order.rounds === 1 && round?.startedAt === order.receivedAt;
      return { ...order, receivedAt, ...(round && began && { round: { ...round, startedAt: receivedAt } }) };
    },
  },
  lineStandard: {
    kind: 'text',
    during: stageRange('inRepair', 'deliveryDisputed'),
    subjects: ({ lines }) => lines.filter(isDone).map(({ lineId }) => lineId),
    author: (order, id) => authorOf(`standard/${id}`)(order),
    superiors: supervisors,
    check: checkLength,
    read: (order, id) => doneLine(order, id).standard ?? '',
    write: (order, id, standard) => lineChanged(order, id, () => ({ standard })),
  },
  nextMaintenanceDay: {
    ...ofAftercare,
    kind: 'day',
    read: (order) => aftercareOf(order).nextDay,
    write: (order, _subject, nextDay) => withAftercare(order, { nextDay }),
  },
  nextMaintenanceKilometres: {
    ...ofAftercare,
    kind: 'value',
    read: (order) => aftercareOf(order).nextKilometres,
    check: (order, _subject, nextKilometres) => {
      const odometer = currentReading(order);
      if (nextKilometres <= odometer) reject('odometerWentDown', { odometer, nextKilometres });
    },
    write: (order, _subject, nextKilometres) => withAftercare(order, { nextKilometres }),
  },
  followUpWish: {
    ...ofAftercare,
    kind: 'text',
    check: checkLength,
    read: (order) => aftercareOf(order).followUp?.at ?? '',
    write: (order, _subject, at) =>
      withAftercare(order, { followUp: { channel: 'phone', ...aftercareOf(order).followUp, at } }),
  },
} as const satisfies Partial<Record<FactName, Fact>>;
