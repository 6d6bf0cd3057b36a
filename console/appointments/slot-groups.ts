import { atStore } from '../shared/shell/store-time';

/** Parts of a day, by the hour at which each begins. */
const parts = [
  ['night', 0],
  ['morning', 6],
  ['afternoon', 12],
  ['evening', 18],
] as const;
export type DayPart = (typeof parts)[number][0];

interface Slot {
  readonly startsAt: string;
}
export interface SlotGroup<S extends Slot> {
  readonly part: DayPart;
  readonly slots: readonly S[];
}

const hourOf = ({ startsAt }: Slot): number => atStore(startsAt).hour();
const dayPartOf = (slot: Slot): DayPart => parts.findLast(([, from]) => hourOf(slot) >= from)![0];

/** The free times of a day by half-day, the night last: nobody looks for it first. */
export function groupsOf<S extends Slot>(slots: readonly S[]): readonly SlotGroup<S>[] {
  const [night, ...day] = parts.map(([part]) => ({ part, slots: slots.filter((slot) => dayPartOf(slot) === part) }));
  return [...day, night!].filter((group) => group.slots.length > 0);
}

/** So many of them, spread evenly; the first and the last are among them. */
export function spread<S>(all: readonly S[], most: number): readonly S[] {
  if (all.length <= most) return all;
  const step = (all.length - 1) / (most - 1);
  return Array.from({ length: most }, (_none, index) => all[Math.round(index * step)]!);
}

/** The times to say first on the phone: the first of each half-day at usual hours, the earliest days first. */
export function bestOf<S extends Slot>(days: readonly (readonly S[])[], most: number): readonly S[] {
  const firsts = days.flatMap((slots) => [
    ...slots.filter((slot) => hourOf(slot) >= 8 && hourOf(slot) < 12).slice(0, 1),
    ...slots.filter((slot) => hourOf(slot) >= 13 && hourOf(slot) < 18).slice(0, 1),
  ]);
  const rest = days.flat();
  const usual = rest.filter((slot) => hourOf(slot) >= 8 && hourOf(slot) < 18);
  return [...new Set([...firsts, ...usual, ...rest])]
    .slice(0, most)
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
}
