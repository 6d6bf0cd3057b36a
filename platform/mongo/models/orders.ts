import { Schema } from 'mongoose';
import { arrearsOf } from '../../../domain/repair-order/arrears';
import { isPast, type Stage } from '../../../domain/repair-order/stage';
import { flag, maybeNumber, maybeText, number, options, text } from './columns';
import { view, type ProcessView, type StoredView } from './views';

interface OrderColumns {
  readonly stage: Stage;
  readonly advisor: string;
  readonly customer: string;
  readonly vehicle: string;
  readonly openedAt: number;
  readonly promisedAt: number | null;
  /** D-01: when the car was given to the workshop. */
  readonly handedInAt: number | null;
  /** When its settlement was completed. */
  readonly settledAt: number | null;
  readonly deliveredAt: number | null;
  /** Still to be made ready, so that a past promise means late. */
  readonly pending: boolean;
  /** F-11: the earliest day on which something is owed; null where nothing is. */
  readonly arrearsDue: string | null;
}
export type StoredOrder = StoredView & OrderColumns;

/** F-11: a visit of which something is owed is not closed, though the car is gone. */
export const isUnderWay = ({
  open,
  arrearsDue,
}: {
  readonly open: boolean;
  readonly arrearsDue?: string | null;
}): boolean => open || arrearsDue != null;

const schema = new Schema(
  {
    ...view,
    stage: text,
    advisor: text,
    customer: text,
    vehicle: text,
    openedAt: number,
    promisedAt: maybeNumber,
    handedInAt: maybeNumber,
    settledAt: maybeNumber,
    deliveredAt: maybeNumber,
    pending: flag,
    arrearsDue: maybeText,
  },
  options,
)
  .index({ store: 1, _id: 1 })
  .index({ store: 1, open: 1, _id: 1 })
  .index({ store: 1, stage: 1, _id: 1 })
  .index({ store: 1, advisor: 1, _id: 1 })
  .index({ store: 1, customer: 1, _id: 1 })
  .index({ store: 1, vehicle: 1, _id: 1 })
  .index({ store: 1, pending: 1, promisedAt: 1 })
  .index({ store: 1, arrearsDue: 1 })
  .index({ store: 1, openedAt: 1 })
  .index({ store: 1, handedInAt: 1 })
  .index({ store: 1, settledAt: 1 })
  .index({ store: 1, deliveredAt: 1 })
  .index({ store: 1, open: 1, dueAt: 1 });

export const orderView = {
  collection: 'orders',
  schema,
  columnsOf: (order) => ({
    stage: order.stage,
    advisor: order.advisor,
    customer: order.customer.id,
    vehicle: order.vehicle.id,
    openedAt: order.openedAt,
    promisedAt: order.promise?.at ?? null,
    handedInAt: order.handedOverAt ?? null,
    settledAt: order.settledAt ?? null,
    deliveredAt: order.deliveredAt ?? null,
    pending: !isPast(order.stage, 'readyForPickup'),
    arrearsDue:
      arrearsOf(order)
        .map(({ dueDay }) => dueDay)
        .toSorted()[0] ?? null,
  }),
} as const satisfies ProcessView<'repairOrder', OrderColumns>;
