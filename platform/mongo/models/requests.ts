import { Schema } from 'mongoose';
import { expires, formerlyMixed, id, maybeNumber, maybeText, options, sealedText, text } from './columns';

/** One outcome per Idempotency-Key of a request that creates master data or opens an order. */
export interface StoredRequest {
  readonly _id: string;
  readonly fingerprint: string;
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** The customer, contact or car that the body is about; absent for anything else. */
  readonly about?: string | null;
  /** What the request reserved before it took effect, e.g. an order number. */
  readonly reserved: string | null;
  readonly expiresAt: Date;
}

export const requestSchema = new Schema(
  {
    _id: id,
    fingerprint: text,
    status: maybeNumber,
    headers: { type: Schema.Types.Mixed, default: {} },
    sealed: sealedText,
    body: formerlyMixed,
    about: maybeText,
    reserved: maybeText,
    expiresAt: expires,
  },
  options,
)
  .index({ about: 1 })
  .index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
