import { Schema } from 'mongoose';
import type { Role } from '../../../domain/kernel/actor';
import { flag, id, maybeText, options, text } from './columns';

export interface StoredUser {
  readonly _id: string;
  readonly store: string;
  readonly signIn: string;
  readonly name: string;
  readonly roles: Role[];
  readonly password: string;
  readonly active: boolean;
  readonly phone: string | null;
  readonly email: string | null;
  /** CF-16: who acts in this person's place, and from when to when. */
  readonly absence: { readonly from: number; readonly until: number; readonly deputy: string } | null;
}

export const userSchema = new Schema(
  {
    _id: id,
    store: text,
    signIn: text,
    name: text,
    roles: [String],
    password: text,
    active: flag,
    phone: maybeText,
    email: maybeText,
    absence: { type: Schema.Types.Mixed, default: null },
  },
  options,
)
  .index({ signIn: 1 }, { unique: true })
  .index({ store: 1, active: 1, roles: 1 })
  .index({ store: 1, active: 1, 'absence.deputy': 1 })
  .index({ store: 1, active: 1, _id: 1 });
