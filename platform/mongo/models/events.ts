import { Schema } from 'mongoose';
import type { AnyEvent } from '../../../domain/processes';
import { id, mixed, number, options, schemaVersion, text } from './columns';

export interface StoredEvent {
  readonly _id: string;
  /** Number of the order, complaint or follow-up. */
  readonly process: string;
  readonly store: string;
  readonly sequence: number;
  readonly at: number;
  /** When the log got it, by the clock of whoever wrote it. */
  readonly loggedAt: number;
  /** Until it has its position in the feed of its store; then the field is gone. */
  readonly unsequenced?: true;
  readonly type: string;
  /** As the release of `schemaVersion` wrote it. */
  readonly event: AnyEvent;
  readonly schemaVersion?: number;
  /** The words of the event, sealed with the key of whoever they may be about; absent where it has none, or was stored by an earlier release. */
  readonly sealed?: string;
}

export const eventColumns = {
  _id: id,
  process: text,
  store: text,
  sequence: number,
  at: number,
  loggedAt: number,
  unsequenced: Boolean,
  type: text,
  event: mixed,
  schemaVersion,
  sealed: { type: String },
} as const;

export const eventSchema = new Schema(eventColumns, options)
  .index({ process: 1, sequence: 1 })
  .index({ unsequenced: 1, loggedAt: 1 }, { partialFilterExpression: { unsequenced: true } });
