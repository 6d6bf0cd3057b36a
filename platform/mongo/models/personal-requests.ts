import { Schema } from 'mongoose';
import type { PersonalRequest, PersonalRequestUrgency } from '../../../domain/personal-data/personal-request';
import { id, maybeNumber, mixed, number, options, sealedText, text } from './columns';

/** M-06: what a customer asked for about their own data. The id counts the requests of this kind, so that two that come at once are one. */
export interface StoredPersonalRequest extends PersonalRequest {
  readonly _id: string;
  readonly store: string;
  readonly customer: string;
  /** Of what people were told last; absent before the first time. */
  readonly told?: PersonalRequestUrgency;
}

export const personalRequestSchema = new Schema(
  {
    _id: id,
    store: text,
    customer: text,
    kind: text,
    by: mixed,
    at: number,
    dueAt: number,
    exportedAt: maybeNumber,
    state: text,
    told: { type: String },
    /** The words of the end. */
    sealed: sealedText,
    end: { type: Schema.Types.Mixed, default: null },
  },
  options,
)
  .index({ store: 1, customer: 1, at: 1 })
  .index({ store: 1, customer: 1, kind: 1, state: 1 })
  .index({ store: 1, state: 1, dueAt: 1 })
  .index({ state: 1, dueAt: 1 });
