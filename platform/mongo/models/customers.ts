import { Schema } from 'mongoose';
import type { Actor } from '../../../domain/kernel/actor';
import type { Channel } from '../../../domain/values/field-schemas';
import type { ErasureRequest } from '../../../domain/personal-data/erasure';
import { flag, maybeNumber, maybeText, options, text } from './columns';
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
    name: text,
    salutation: text,
    phone: text,
    address: text,
    email: maybeText,
    goldCard: flag,
    member: flag,
    privateCustomer: flag,
    preferredChannel: text,
    hopedService: maybeText,
    phoneRequested: { type: Schema.Types.Mixed, default: null },
    erasureRequested: { type: Schema.Types.Mixed, default: null },
    erasedAt: maybeNumber,
  },
  options,
)
  .index({ store: 1, mergedInto: 1, _id: 1 })
  .index({ store: 1, mergedInto: 1, phone: 1, _id: 1 })
  .index({ store: 1, searchKeys: 1 })
  .index({ searchVersion: 1, _id: 1 });
