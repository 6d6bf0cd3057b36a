import { Schema } from 'mongoose';
import type { PastVisit } from '../../../domain/master-data/past-visit';
import { maybeNumber, maybeText, options, text } from './columns';
import { versionedColumns, type Versioned } from './versioned';

/** A visit from before this system, as the system that had it tells it. */
export interface StoredPastVisit extends Versioned, Readonly<PastVisit> {
  /** The system that had it. */
  readonly system: string;
}

export const pastVisitSchema = new Schema(
  {
    ...versionedColumns,
    system: text,
    orderNumber: text,
    plate: maybeText,
    vin: maybeText,
    day: text,
    odometer: maybeNumber,
    work: text,
    amount: maybeNumber,
  },
  options,
)
  .index({ store: 1, vin: 1, day: -1, _id: 1 })
  .index({ store: 1, plate: 1, vin: 1, day: -1, _id: 1 })
  .index({ store: 1, _id: 1 });
