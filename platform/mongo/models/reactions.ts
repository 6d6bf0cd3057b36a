import { Schema } from 'mongoose';
import type { Reaction } from '../../../domain/reactions';
import { id, maybeText, mixed, number, options, text } from './columns';

/** What one process asks of another, from the moment it is asked until it is carried out. */
export interface StoredReaction {
  readonly _id: string;
  readonly process: string;
  /** Reactions of one lane, from one process to one other, are carried out in the order they were asked in. */
  readonly lane: string;
  readonly position: number;
  readonly reaction: Reaction;
  readonly status: 'waiting' | 'done';
  /** When it is tried, or tried again. */
  readonly dueAt: number;
  readonly attempts: number;
  /** Why the last attempt failed. */
  readonly failure: string | null;
  readonly forgetAt: Date | null;
}

export const reactionSchema = new Schema(
  {
    _id: id,
    process: text,
    lane: text,
    position: number,
    reaction: mixed,
    status: text,
    dueAt: number,
    attempts: number,
    failure: maybeText,
    forgetAt: { type: Date, default: null },
  },
  options,
)
  .index({ status: 1, dueAt: 1, position: 1 })
  .index({ status: 1, attempts: 1 })
  .index({ lane: 1, status: 1, position: 1 })
  .index({ lane: 1, status: 1, dueAt: 1 })
  .index({ forgetAt: 1 }, { expireAfterSeconds: 0 });
