import { openIntervalsOn } from '../time/working-time';
import { presenceOn, type StoreResources } from '../workshop-day/day-resources';
import { without } from '../workshop-day/intervals';
import type { Interval } from '../workshop-day/resources';
import type { Post } from './posts';

/** L-36: when on this date the store is open and nobody stands there. */
export function gapsOf(store: StoreResources, { members }: Pick<Post, 'members'>, date: string): readonly Interval[] {
  const open = openIntervalsOn(store.calendar, date).map(([from, until]) => ({ from, until }));
  return store.staff
    .filter(({ person }) => members.includes(person))
    .flatMap((member) => presenceOn(store, member, date))
    .reduce<readonly Interval[]>(without, open);
}
