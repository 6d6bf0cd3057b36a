import type { Recorded } from '../../../domain/kernel/receipt';
import { definitionOf, storeOf, type AnyEvent } from '../../../domain/processes';
import type { StoredEvent } from '../models';

/** The event's `_id` in the log; in the order of the sequence within its process. */
export const eventId = (process: string, sequence: number): string => `${process}:${String(sequence).padStart(6, '0')}`;

/** An event as the log gets it: without a position. */
export const storedEvent = (process: string, { sequence, event }: Recorded<AnyEvent>): StoredEvent => ({
  _id: eventId(process, sequence),
  process,
  store: storeOf(process),
  sequence,
  at: event.at,
  loggedAt: Date.now(),
  unsequenced: true,
  type: event.type,
  event,
  schemaVersion: definitionOf(process).upcasting.schemaVersion,
});

/** A stored event with what happened in the shape of this release. Throws NewerSchemaVersion for an event of a later one. */
export const readable = <Row extends Pick<StoredEvent, 'process' | 'event' | 'schemaVersion'>>(row: Row): Row => ({
  ...row,
  event: definitionOf(row.process).upcasting.upcastEvent(row.event, row.schemaVersion),
});
