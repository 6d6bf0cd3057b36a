import { Schema } from 'mongoose';
import type { PastVisit } from '../../../domain/master-data/past-visit';
import { formerlyText, lookup, maybeNumber, options, sealedText, text } from './columns';
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
    sealed: sealedText,
    plate: formerlyText,
    plateKey: lookup,
    vin: formerlyText,
    vinKey: lookup,
    day: text,
    odometer: maybeNumber,
    work: formerlyText,
    amount: maybeNumber,
  },
  options,
)
  .index({ store: 1, vinKey: 1, day: -1, _id: 1 })
  .index({ store: 1, plateKey: 1, vinKey: 1, day: -1, _id: 1 })
  .index({ store: 1, _id: 1 });
