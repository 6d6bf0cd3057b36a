import { Schema } from 'mongoose';
import type { Actor } from '../../../domain/kernel/actor';
import type { Channel } from '../../../domain/values/field-schemas';
import type { ErasureRequest } from '../../../domain/personal-data/erasure';
import { flag, formerlyMixed, formerlyText, lookup, maybeNumber, options, sealedText, text } from './columns';
import { masterDataColumns, type MasterRecord } from './master-data';

export interface StoredCustomer extends MasterRecord {
  readonly name: string;
  readonly salutation: string;
  readonly phone: string;
  readonly address: string;
  readonly email: string | null;
  readonly goldCard: boolean;
  readonly member: boolean;
  readonly privateCustomer: boolean;
  readonly preferredChannel: Channel;
  readonly hopedService: string | null;
  /** A number that waits for a second person, because an order is open; absent or null when none does. */
  readonly phoneRequested?: PhoneRequest | null;
  /** That the customer be erased; absent or null when nobody asked. */
  readonly erasureRequested?: ErasureRequest | null;
  /** When the customer was erased; absent or null for whoever is not. */
  readonly erasedAt?: number | null;
}

export interface PhoneRequest {
  readonly phone: string;
  readonly by: Actor;
  readonly at: number;
}

export const customerSchema = new Schema(
  {
    ...masterDataColumns,
    sealed: sealedText,
    name: formerlyText,
    salutation: formerlyText,
    phone: formerlyText,
    phoneKey: lookup,
    address: formerlyText,
    email: formerlyText,
    goldCard: flag,
    member: flag,
    privateCustomer: flag,
    preferredChannel: text,
    hopedService: formerlyText,
    phoneRequested: formerlyMixed,
    erasureRequested: { type: Schema.Types.Mixed, default: null },
    erasedAt: maybeNumber,
  },
  options,
)
  .index({ store: 1, mergedInto: 1, _id: 1 })
  .index({ store: 1, mergedInto: 1, phoneKey: 1, _id: 1 })
  .index({ store: 1, searchKeys: 1 });
