import type { RepairOrder, RepairOrderEvent } from './state';
import { statementsIn } from './statements';
import { goesBy } from './rules-version';

/** Corrections came with version 3 of the rules; of orders that were opened before, nobody knows who typed what. */
export const keepsAuthors = (order: Pick<RepairOrder, 'rulesVersion'>): boolean => goesBy(order, 3);

/** By which what this event says is known, as `authors` of the order keeps it. */
function keysOf(event: RepairOrderEvent): readonly string[] {
  switch (event.type) {
    case 'needsRecorded':
      return event.needs.map(({ needId }) => `need/${needId}`);
    case 'findingsRecorded':
      return event.findings.map(({ item }) => `finding/${event.checklist}.${item}`);
    case 'intakeRegistered':
      return ['intake'];
    case 'vehicleReceived':
      return ['receivedAt'];
    case 'lineFinished':
      return [`standard/${event.lineId}`];
    case 'aftercareRecorded':
      return ['aftercare'];
    default:
      return [];
  }
}

/** Remembers who typed what, and the words that no other part of the state keeps. */
export function rememberAuthor(_before: RepairOrder, event: RepairOrderEvent, after: RepairOrder): RepairOrder {
  if (!keepsAuthors(after)) return after;
  const keys = keysOf(event);
  const said = statementsIn(event, after.sequence);
  if (keys.length + said.length === 0) return after;
  return {
    ...after,
    ...(keys.length > 0 && {
      authors: { ...after.authors, ...Object.fromEntries(keys.map((key) => [key, event.by.id])) },
    }),
    ...(said.length > 0 && { statements: [...(after.statements ?? []), ...said] }),
  };
}
