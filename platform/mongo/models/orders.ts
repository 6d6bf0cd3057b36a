import { Schema } from 'mongoose';
import type { Stage } from '../../../domain/repair-order/stage';
import { flag, maybeNumber, number, options, text } from './columns';
import { view, type StoredView } from './views';

export interface StoredOrder extends StoredView {
  readonly stage: Stage;
  readonly advisor: string;
  readonly customer: string;
  readonly vehicle: string;
  readonly openedAt: number;
  readonly promisedAt: number | null;
  /** Still to be made ready, so that a past promise means late. */
  readonly pending: boolean;
}

export const orderSchema = new Schema(
  {
    ...view,
    stage: text,
    advisor: text,
    customer: text,
    vehicle: text,
    openedAt: number,
    promisedAt: maybeNumber,
    pending: flag,
  },
  options,
)
  .index({ store: 1, stage: 1 })
  .index({ store: 1, vehicle: 1 })
  .index({ store: 1, pending: 1, promisedAt: 1 });
