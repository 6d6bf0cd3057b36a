import { Schema } from 'mongoose';
import type { Actor } from '../../../domain/kernel/actor';
import { id, mixed, number, options, text } from './columns';

/** G-17, H-46: what the calls or complaints of some days have shown, and what is suggested to departments; it is never changed. */
export interface StoredImprovementReport {
  readonly _id: string;
  readonly store: string;
  readonly about: 'calls' | 'complaints';
  /** Days, both included. */
  readonly from: string;
  readonly to: string;
  /** As they were when it was filed. */
  readonly figures: Readonly<Record<string, number | null>>;
  readonly summary: string;
  /** `to` is the head of the department, null where it has none. */
  readonly suggestions: readonly {
    readonly department: string;
    readonly suggestion: string;
    readonly to: string | null;
  }[];
  readonly by: Actor;
  readonly at: number;
}

export const improvementReportSchema = new Schema(
  {
    _id: id,
    store: text,
    about: text,
    from: text,
    to: text,
    figures: mixed,
    summary: text,
    suggestions: mixed,
    by: mixed,
    at: number,
  },
  options,
).index({ store: 1, about: 1, at: -1 });
