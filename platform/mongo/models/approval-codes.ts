import { Schema } from 'mongoose';
import { expires, id, maybeText, number, options, text } from './columns';

/** The code that was sent last for an order: it approves one offer, once. */
export interface StoredApprovalCode {
  /** The number of the order. */
  readonly _id: string;
  readonly salt: string;
  /** Of code and salt, by a function that is slow to guess at. */
  readonly hash: string;
  /** What was offered when it was sent, with its amount. */
  readonly offer: string;
  readonly tries: number;
  /** The submission that it approved; null before. */
  readonly usedBy: string | null;
  readonly expiresAt: Date;
}

export const approvalCodeSchema = new Schema(
  { _id: id, salt: text, hash: text, offer: text, tries: number, usedBy: maybeText, expiresAt: expires },
  options,
).index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
