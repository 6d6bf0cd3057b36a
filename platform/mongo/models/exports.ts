import { Schema } from 'mongoose';
import type { Role } from '../../../domain/kernel/actor';
import { formerlyText, id, maybeText, number, options, sealedText, text } from './columns';

/** L-39: records that left the system, for whom and why. */
export interface StoredExport {
  readonly _id: string;
  readonly store: string;
  readonly by: string;
  readonly role: Role;
  readonly what: string;
  readonly purpose: string;
  /** For what, by one of the usual reasons; absent where only words were asked for. */
  readonly reason?: string | null;
  readonly rows: number;
  readonly at: number;
}

export const exportSchema = new Schema(
  {
    _id: id,
    store: text,
    by: text,
    role: text,
    what: text,
    sealed: sealedText,
    purpose: formerlyText,
    reason: maybeText,
    rows: number,
    at: number,
  },
  options,
).index({ store: 1, at: -1 });
