import { Schema } from 'mongoose';
import type { DeviceWords } from '../../../domain/account/device-words';
import type { Role } from '../../../domain/kernel/actor';
import { expires, flag, id, maybeText, number, options, text } from './columns';

export interface StoredSession {
  readonly _id: string;
  readonly user: string;
  readonly store: string;
  /** Of a customer; those of staff are looked up. */
  readonly roles: Role[];
  /** A customer's session reaches this order and no other. */
  readonly order: string | null;
  /** Of a customer: the link that opened it. */
  readonly link: string | null;
  /** Renewed by whoever changes what the person may do: what was looked up under another stamp does not count. */
  readonly stamp: string;
  /** The person has shown a second factor in it. */
  readonly proved: boolean;
  /** Of a screen on a wall, by the name it was given; it shows and changes nothing. */
  readonly wall?: string | null;
  /** Of staff: where it was begun. */
  readonly device: DeviceWords | null;
  readonly address: string | null;
  readonly begunAt: number;
  readonly lastUsedAt: number;
  /** It is over then, however much it is used. */
  readonly endsAt: number;
  /** It is over then, unless it is used before. */
  readonly expiresAt: Date;
}

export const sessionSchema = new Schema(
  {
    _id: id,
    user: text,
    store: text,
    roles: [String],
    order: maybeText,
    link: maybeText,
    stamp: text,
    proved: flag,
    wall: maybeText,
    device: { type: Schema.Types.Mixed, default: null },
    address: maybeText,
    begunAt: number,
    lastUsedAt: number,
    endsAt: number,
    expiresAt: expires,
  },
  options,
)
  .index({ user: 1, order: 1, link: 1 })
  .index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
