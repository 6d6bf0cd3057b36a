import { Schema } from 'mongoose';
import type { Actor } from '../../../domain/kernel/actor';
import { id, maybeNumber, mixed, number, options, text } from './columns';

/** That a person was erased: who asked, who let it happen, when, and whether every trace is gone. Nothing of the person. */
export interface StoredErasure {
  /** The id of the customer. */
  readonly _id: string;
  readonly store: string;
  readonly reason: string;
  readonly askedBy: Actor;
  readonly by: Actor;
  readonly at: number;
  /** Null while some of it is still to be done. */
  readonly doneAt: number | null;
}

export const erasureSchema = new Schema(
  { _id: id, store: text, reason: text, askedBy: mixed, by: mixed, at: number, doneAt: maybeNumber },
  options,
)
  .index({ store: 1, _id: 1 })
  .index({ doneAt: 1, at: 1 });
