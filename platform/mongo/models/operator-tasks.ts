import { Schema } from 'mongoose';
import type { OperatorTaskKind } from '../../../domain/values/operator-task';
import { id, maybeNumber, maybeText, number, options, text } from './columns';

/** What no user can mend, for whoever operates the system: one entry per process and place. */
export interface StoredOperatorTask {
  readonly _id: string;
  readonly store: string;
  readonly process: string;
  readonly kind: OperatorTaskKind;
  /** The command, event or consequence it is about. */
  readonly about: string;
  /** Where it broke the last time; null where only the log knows. */
  readonly stack: string | null;
  /** Why an errand is refused; null for everything else. */
  readonly reason: string | null;
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly resolvedAt: number | null;
  readonly resolvedBy: string | null;
  readonly resolution: string | null;
  /** A resolved task is kept for a while. */
  readonly forgetAt: Date | null;
}

export const operatorTaskSchema = new Schema(
  {
    _id: id,
    store: text,
    process: text,
    kind: text,
    about: text,
    stack: maybeText,
    reason: maybeText,
    count: number,
    firstAt: number,
    lastAt: number,
    resolvedAt: maybeNumber,
    resolvedBy: maybeText,
    resolution: maybeText,
    forgetAt: { type: Date, default: null },
  },
  options,
)
  .index({ store: 1, resolvedAt: 1, lastAt: -1 })
  .index({ resolvedAt: 1, lastAt: -1 })
  .index({ resolvedAt: 1, kind: 1 })
  .index({ store: 1, process: 1, kind: 1, resolvedAt: 1 })
  .index({ forgetAt: 1 }, { expireAfterSeconds: 0 });
