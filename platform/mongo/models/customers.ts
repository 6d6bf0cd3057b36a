import { Schema } from 'mongoose';
import type { Channel } from '../../../domain/values/field-schemas';
import { flag, id, maybeText, number, options, text } from './columns';

export interface StoredCustomer {
  readonly _id: string;
  readonly store: string;
  readonly version: number;
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
  readonly updatedAt: number;
}

export const customerSchema = new Schema(
  {
    _id: id,
    store: text,
    version: number,
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
    updatedAt: number,
  },
  options,
)
  .index({ store: 1, _id: 1 })
  .index({ store: 1, phone: 1, _id: 1 });
