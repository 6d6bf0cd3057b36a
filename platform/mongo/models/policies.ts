import { Schema } from 'mongoose';
import type { ServicePolicy } from '../../../domain/policy/policy';
import { id, mixed, number, options, text } from './columns';

export interface StoredPolicy {
  readonly _id: string;
  readonly store: string;
  readonly brand: string;
  readonly version: number;
  /** In the shape of its own `schemaVersion`. */
  readonly policy: ServicePolicy;
}

export const policySchema = new Schema({ _id: id, store: text, brand: text, version: number, policy: mixed }, options)
  .index({ store: 1, brand: 1, version: 1 })
  .index({ store: 1, version: 1 });
