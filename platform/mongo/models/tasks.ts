import { Schema } from 'mongoose';
import type { Role } from '../../../domain/kernel/actor';
import { flag, id, maybeText, number, options, text } from './columns';

export interface StoredTask {
  readonly _id: string;
  readonly process: string;
  readonly store: string;
  /** Sequence of the state that last wrote it; an older state changes nothing. */
  readonly sequence: number;
  readonly open: boolean;
  readonly key: string;
  /** `person:<id>` or `role:<role>`: one entry each, because one field of one value is what every index can sort by. */
  readonly audience: string;
  readonly roles: Role[];
  readonly person: string | null;
  readonly command: string;
  readonly dueAt: number;
  readonly escalated: boolean;
  readonly since: number;
  /** When a task that is over may be forgotten. */
  readonly forgetAt: Date | null;
}

export const taskSchema = new Schema(
  {
    _id: id,
    process: text,
    store: text,
    sequence: number,
    open: flag,
    key: text,
    audience: text,
    roles: [String],
    person: maybeText,
    command: text,
    dueAt: number,
    escalated: flag,
    since: number,
    forgetAt: { type: Date, default: null },
  },
  options,
)
  .index({ store: 1, open: 1, audience: 1, dueAt: 1 })
  .index({ store: 1, open: 1, dueAt: 1 })
  .index({ store: 1, open: 1, escalated: 1, dueAt: 1 })
  .index({ process: 1, open: 1, dueAt: 1 })
  .index({ forgetAt: 1 }, { expireAfterSeconds: 0 });
