import { Schema } from 'mongoose';
import type { Actor } from '../../../domain/kernel/actor';
import { id, mixed, number, options, text } from './columns';

/** D-19: which orders of a day were given to the manufacturer's system, by whom, and what that system answered. */
export interface StoredIntakeReport {
  /** Store and day. */
  readonly _id: string;
  readonly store: string;
  readonly day: string;
  readonly numbers: readonly string[];
  /** The number under which the manufacturer's system took them. */
  readonly reference: string;
  readonly by: Actor;
  readonly at: number;
}

export const intakeReportSchema = new Schema(
  {
    _id: id,
    store: text,
    day: text,
    numbers: { type: [String], required: true },
    reference: text,
    by: mixed,
    at: number,
  },
  options,
).index({ store: 1, _id: 1 });
