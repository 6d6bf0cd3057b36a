import { Schema } from 'mongoose';
import type { Role } from '../../../domain/kernel/actor';
import type { Notice } from '../../../domain/kernel/notice';
import { id, maybeText, mixed, number, options, text } from './columns';

export interface StoredNotice {
  readonly _id: string;
  readonly process: string;
  readonly store: string;
  readonly at: number;
  readonly notBefore: number;
  /** In whose local time its instants are told. */
  readonly zone: string;
  readonly notice: Notice;
  readonly way: 'inApp' | 'out';
  readonly role: Role | null;
  readonly person: string | null;
  readonly status: 'waiting' | 'sending' | 'sent' | 'undeliverable' | 'shown' | 'read';
  readonly leaseUntil: number;
  /** Who has received it already; a new attempt does not send it to them again. */
  readonly deliveredTo: readonly string[];
  readonly attempts: readonly { readonly at: number; readonly channel: string; readonly outcome: string }[];
}

export const noticeSchema = new Schema(
  {
    _id: id,
    process: text,
    store: text,
    at: number,
    notBefore: number,
    zone: text,
    notice: mixed,
    way: text,
    role: maybeText,
    person: maybeText,
    status: text,
    leaseUntil: number,
    deliveredTo: [String],
    attempts: [Schema.Types.Mixed],
  },
  options,
)
  .index({ status: 1, notBefore: 1 })
  .index({ store: 1, way: 1, role: 1, at: 1 })
  .index({ store: 1, at: 1 });
