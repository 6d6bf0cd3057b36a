import { Schema } from 'mongoose';
import { expires, id, options, text } from './columns';

export interface StoredLink {
  readonly _id: string;
  readonly order: string;
  readonly store: string;
  readonly customer: string;
  /** How it comes to the customer; absent in those of a release whose staff handed them on. */
  readonly kind?: 'sent' | 'shown' | 'receipt';
  /** Who made it, and when; absent in those of a release that did not say. */
  readonly by?: string;
  readonly createdAt?: number;
  /** The hash of the number that the customer had then; absent in those of a release that did not say. */
  readonly phone?: string;
  /** How often it was opened, and when last; absent before the first time. */
  readonly uses?: number;
  readonly lastUsedAt?: number;
  /** Absent unless somebody has withdrawn it. */
  readonly revokedAt?: number;
  readonly expiresAt: Date;
}

const optionalText = { type: String };
const optionalNumber = { type: Number };

export const linkSchema = new Schema(
  {
    _id: id,
    order: text,
    store: text,
    customer: text,
    kind: optionalText,
    by: optionalText,
    createdAt: optionalNumber,
    phone: optionalText,
    uses: optionalNumber,
    lastUsedAt: optionalNumber,
    revokedAt: optionalNumber,
    expiresAt: expires,
  },
  options,
)
  .index({ store: 1, order: 1 })
  .index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
