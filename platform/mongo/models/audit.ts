import { Schema } from 'mongoose';
import type { AuditEntry, AuditHead } from '../../../domain/audit/entry';
import { id, maybeText, mixed, number, options, text } from './columns';

/** `_id` is store and position: two programs that write at once cannot both have a place. */
export type StoredAuditEntry = AuditEntry & { readonly _id: string };
/** How far a log reached when somebody last wrote into it; the log itself may be further. */
export type StoredAuditHead = AuditHead & { readonly _id: string };

const refuse = (): never => {
  throw new Error('an entry of the audit log is neither changed nor removed');
};

export const auditEntrySchema = new Schema(
  {
    _id: id,
    store: text,
    position: number,
    previous: text,
    at: number,
    kind: text,
    operation: text,
    outcome: text,
    problem: maybeText,
    who: maybeText,
    role: maybeText,
    for: maybeText,
    about: maybeText,
    persons: [String],
    personCount: number,
    address: maybeText,
    session: maybeText,
    request: maybeText,
    times: number,
    facts: mixed,
    hash: text,
  },
  options,
)
  .index({ store: 1, position: 1 }, { unique: true })
  .index({ store: 1, at: 1, position: 1 })
  .index({ store: 1, who: 1, position: 1 })
  .index({ store: 1, kind: 1, position: 1 })
  .index({ store: 1, outcome: 1, position: 1 })
  .index({ store: 1, about: 1, position: 1 })
  .index({ store: 1, persons: 1, position: 1 })
  .index({ store: 1, request: 1 });
for (const change of ['updateOne', 'updateMany', 'replaceOne', 'deleteOne', 'deleteMany'] as const)
  auditEntrySchema.pre(change, refuse);
for (const change of ['findOneAndUpdate', 'findOneAndReplace', 'findOneAndDelete'] as const)
  auditEntrySchema.pre(change, refuse);

export const auditHeadSchema = new Schema(
  { _id: id, store: text, position: number, hash: text, at: number },
  options,
).index({ store: 1, _id: 1 });
