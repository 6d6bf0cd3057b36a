import { Schema } from 'mongoose';
import { expires, formerlyText, id, number, options, sealedText, text } from './columns';

/** A message that a gateway would have sent, in the demo store. */
export interface StoredTrayMessage {
  readonly _id: string;
  readonly store: string;
  readonly at: number;
  readonly channel: string;
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  readonly forgetAt: Date;
}

export const trayMessageSchema = new Schema(
  {
    _id: id,
    store: text,
    at: number,
    channel: text,
    sealed: sealedText,
    /** As the phone number of a customer is looked up. */
    addressKey: formerlyText,
    address: formerlyText,
    subject: formerlyText,
    text: formerlyText,
    forgetAt: expires,
  },
  options,
)
  .index({ store: 1, at: -1 })
  .index({ forgetAt: 1 }, { expireAfterSeconds: 0 });
