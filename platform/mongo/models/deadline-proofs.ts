import { Schema } from 'mongoose';
import type { DeadlineFault } from '../../../domain/time/deadline-audit';
import { id, maybeNumber, number, options, text } from './columns';

/** One row per process: what its deadlines came to, once it is over and nothing can be added any more. */
export interface StoredDeadlineProof {
  /** Number of the process. */
  readonly _id: string;
  readonly store: string;
  readonly status: 'open' | 'ended' | 'proved';
  /** Of the event that brought it to this status. */
  readonly sequence: number;
  /** When an ended process is proved, or tried again. */
  readonly tryAt: number;
  readonly armed: number;
  readonly fired: number;
  readonly cancelled: number;
  readonly faults: readonly DeadlineFault[];
  readonly faultCount: number;
  /** How many deadlines fired how late, by the bounds of the audit. */
  readonly lateness: readonly number[];
  readonly provedAt: number | null;
}

export const deadlineProofSchema = new Schema(
  {
    _id: id,
    store: text,
    status: text,
    sequence: number,
    tryAt: number,
    armed: number,
    fired: number,
    cancelled: number,
    faults: [Schema.Types.Mixed],
    faultCount: number,
    lateness: [Number],
    provedAt: maybeNumber,
  },
  options,
)
  .index({ store: 1, status: 1, _id: 1 })
  .index({ store: 1, _id: 1 })
  .index({ status: 1, tryAt: 1 })
  .index({ store: 1, status: 1, faultCount: 1 });
