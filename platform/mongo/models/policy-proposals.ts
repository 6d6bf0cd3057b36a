import { Schema } from 'mongoose';
import type { Actor } from '../../../domain/kernel/actor';
import type { ServicePolicy } from '../../../domain/policy/policy';
import { mixed, number, options, text } from './columns';
import { versionedColumns, type Versioned } from './versioned';

/** I9: what somebody wants the next policy of a store and brand to be; one at a time, the former ones are kept as former versions. */
export interface StoredPolicyProposal extends Versioned {
  readonly brand: string;
  readonly state: 'proposed' | 'published' | 'withdrawn';
  /** As it would be published: with the version after the newest one at that time. In the shape of its own `schemaVersion`. */
  readonly policy: ServicePolicy;
  readonly proposedBy: Actor;
  readonly proposedAt: number;
}

export const policyProposalSchema = new Schema(
  { ...versionedColumns, brand: text, state: text, policy: mixed, proposedBy: mixed, proposedAt: number },
  options,
).index({ store: 1, _id: 1 });
