import { Schema } from 'mongoose';
import type { Role } from '../../../domain/kernel/actor';
import { expires, id, maybeText, options, text } from './columns';

export interface StoredSession {
  readonly _id: string;
  readonly user: string;
  readonly store: string;
  readonly roles: Role[];
  /** A customer's session reaches this order and no other. */
  readonly order: string | null;
  readonly expiresAt: Date;
}

export const sessionSchema = new Schema(
  { _id: id, user: text, store: text, roles: [String], order: maybeText, expiresAt: expires },
  options,
).index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
