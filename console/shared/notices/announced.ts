import { entriesOf, type Entry } from './entries';
import type { OwnNotice } from './reading';

/** What wakes somebody who looks elsewhere; everything else waits for them. */
const announcedKinds: readonly OwnNotice['kind'][] = ['escalated', 'overdue'];
/** Notices that are remembered as announced. */
const MAX_REMEMBERED = 300;

/** Shared by all tabs of the browser, so that none announces what another has. */
const rememberedKey = (person: string): string => `repairflow.announced.${person}`;
const remembered = (person: string): readonly string[] =>
  JSON.parse(localStorage.getItem(rememberedKey(person)) ?? '[]') as readonly string[];

/** The newest that was there when the person came, as the API writes instants; all tabs share it, as they share the session. */
const SINCE = 'repairflow.announce-since';
/** Somebody comes or goes: what is there when a list is read next was there before. */
export const beginAnnouncing = (): void => localStorage.removeItem(SINCE);

/** Who opens the browser again hours later reads it there. */
const YOUNG_MS = 10 * 60_000;

function noteAnnounced(person: string, known: readonly string[], ids: readonly string[]): void {
  localStorage.setItem(rememberedKey(person), JSON.stringify([...known, ...ids].slice(-MAX_REMEMBERED)));
}

/** What is to be announced now, each topic once; from then on it counts as announced. Nothing of the first list that is read. */
export function takeUnannounced(person: string, notices: readonly OwnNotice[], now: number): readonly Entry[] {
  const known = remembered(person);
  const urgent = notices.filter(({ id, kind }) => announcedKinds.includes(kind) && !known.includes(id));
  const ids = urgent.map(({ id }) => id);
  const since = localStorage.getItem(SINCE);
  if (since === null) {
    const newest = Math.max(0, ...notices.map(({ at }) => Date.parse(at)));
    localStorage.setItem(SINCE, new Date(newest).toISOString());
  }
  if (ids.length > 0) noteAnnounced(person, known, ids);
  if (since === null) return [];
  const from = Math.max(Date.parse(since), now - YOUNG_MS);
  return entriesOf(urgent.filter(({ at }) => Date.parse(at) >= from));
}
