import { Schema } from 'mongoose';
import type { Actor } from '../../../domain/kernel/actor';
import { formerlyText, id, maybeNumber, maybeText, options, sealedText, text } from './columns';

/** H-05: somebody who was no customer when they complained. */
export interface StoredContact {
  readonly _id: string;
  readonly store: string;
  readonly name: string;
  readonly phone: string;
  readonly workplace: string | null;
  readonly address: string | null;
  /** The customer that this person has become, who said so, and when. */
  readonly customer?: string | null;
  readonly linkedBy?: Actor | null;
  readonly linkedAt?: number | null;
}

export const contactSchema = new Schema(
  {
    _id: id,
    store: text,
    sealed: sealedText,
    name: formerlyText,
    phone: formerlyText,
    workplace: formerlyText,
    address: formerlyText,
    customer: maybeText,
    linkedBy: { type: Schema.Types.Mixed, default: null },
    linkedAt: maybeNumber,
  },
  options,
).index({ store: 1, customer: 1, _id: 1 });
