import { Schema } from 'mongoose';
import type { Role } from '../../../domain/kernel/actor';
import type { Notice } from '../../../domain/kernel/notice';
import { expires, id, maybeText, mixed, number, options, sealedText, text } from './columns';

interface Words {
  readonly subject: string;
  readonly text: string;
}
/** In both languages. */
export interface NoticeWords {
  readonly zh: Words;
  readonly en: Words;
}

export interface StoredNotice {
  readonly _id: string;
  readonly process: string;
  readonly store: string;
  readonly at: number;
  /** When it is sent, or tried again; while somebody sends it, when that lease ends. */
  readonly dueAt: number;
  /** From then on it is not sent any more. */
  readonly expiresAt: number;
  /** In whose local time its instants are told. */
  readonly zone: string;
  readonly notice: Notice;
  readonly way: 'inApp' | 'out';
  readonly role: Role | null;
  readonly person: string | null;
  readonly status: 'waiting' | 'sent' | 'undeliverable' | 'expired' | 'shown';
  /** Attempts since it was last told to go out. */
  readonly tries: number;
  /** What it said when it went out last; null as long as it has not. */
  readonly words: NoticeWords | null;
  /** Who has received it already; a new attempt does not send it to them again. */
  readonly deliveredTo: readonly string[];
  readonly attempts: readonly { readonly at: number; readonly channel: string; readonly outcome: string }[];
  readonly forgetAt: Date;
}

export const noticeSchema = new Schema(
  {
    _id: id,
    process: text,
    store: text,
    at: number,
    dueAt: number,
    expiresAt: number,
    zone: text,
    notice: mixed,
    way: text,
    role: maybeText,
    person: maybeText,
    status: text,
    tries: number,
    sealed: sealedText,
    words: { type: Schema.Types.Mixed, default: null },
    deliveredTo: [String],
    attempts: [Schema.Types.Mixed],
    forgetAt: expires,
  },
  options,
)
  .index({ status: 1, dueAt: 1 })
  .index({ process: 1, status: 1 })
  .index({ store: 1, way: 1, person: 1, at: 1 })
  .index({ store: 1, way: 1, person: 1, role: 1, at: 1 })
  .index({ store: 1, way: 1, at: 1 })
  .index({ store: 1, way: 1, status: 1, at: 1 })
  .index({ forgetAt: 1 }, { expireAfterSeconds: 0 });
