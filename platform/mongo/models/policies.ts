import { Schema } from 'mongoose';
import type { Actor } from '../../../domain/kernel/actor';
import type { ServicePolicy } from '../../../domain/policy/policy';
import { id, mixed, number, options, text } from './columns';

export interface StoredPolicy {
  readonly _id: string;
  readonly store: string;
  readonly brand: string;
  readonly version: number;
  /** In the shape of its own `schemaVersion`. */
  readonly policy: ServicePolicy;
  /** I9: who wanted it and who published it; unknown of versions older than that rule. The first of a store is published by whoever wanted it. */
  readonly proposedBy?: Actor;
  readonly proposedAt?: number;
  readonly publishedBy?: Actor;
  readonly publishedAt?: number;
}

const maybe = Schema.Types.Mixed;
export const policySchema = new Schema(
  {
    _id: id,
    store: text,
    brand: text,
    version: number,
    policy: mixed,
    proposedBy: maybe,
    proposedAt: Number,
    publishedBy: maybe,
    publishedAt: Number,
  },
  options,
)
  .index({ store: 1, brand: 1, version: 1 })
  .index({ store: 1, version: 1 });
