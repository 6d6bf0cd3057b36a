import { absenceEnd, type Absence } from '../account/absence';
import type { Skill } from '../account/skills';
import type { Role } from '../kernel/actor';
import { openIntervalsOn, type WorkingCalendar } from '../time/working-time';
import type { Shift } from '../settings/roster';
import type { BayKind } from '../values/bay-kind';
import type { DayResources, Person, Interval } from './resources';
import { without } from './intervals';

/** What a store says of its bays, teams and people, whatever the date. */
export interface StoreResources {
  readonly calendar: WorkingCalendar;
  readonly bays: readonly {
    readonly id: string;
    readonly kind: BayKind;
    readonly team: string | null;
    readonly active: boolean;
  }[];
  readonly teams: readonly {
    readonly id: string;
    readonly foreman: string | null;
    readonly members: readonly string[];
    readonly active: boolean;
  }[];
  readonly roster: readonly Shift[];
  readonly staff: readonly {
    readonly person: string;
    readonly roles: readonly Role[];
    readonly skills?: readonly Skill[];
    readonly absence: Absence | null;
  }[];
}

/** When the store is open on this date. */
export const intervalsOn = (calendar: WorkingCalendar, date: string): readonly Interval[] =>
  openIntervalsOn(calendar, date).map(([from, until]) => ({ from, until }));

/** The hours of a shift on this date; the opening hours for whoever has none. */
function shiftOn({ calendar, roster }: StoreResources, person: string, date: string): readonly Interval[] {
  const shift = roster.find((one) => one.person === person);
  if (!shift) return intervalsOn(calendar, date);
  const { week, exceptions } = shift;
  return intervalsOn({ zone: calendar.zone, week, holidays: [], makeUpDays: exceptions }, date);
}

/** CF-16: whoever is away is not there, and the deputy is where the deputy was. */
const withoutAbsence = (intervals: readonly Interval[], absence: Absence | null): readonly Interval[] =>
  absence ? without(intervals, { from: absence.from, until: absenceEnd(absence) }) : intervals;

/** When somebody is in the store on this date, by roster and absences. */
export const presenceOn = (
  store: StoreResources,
  { person, absence }: Pick<StoreResources['staff'][number], 'person' | 'absence'>,
  date: string,
): readonly Interval[] => withoutAbsence(shiftOn(store, person, date), absence);

/** What a store has on one date. Bays, teams and people that are not in use any more are not there. */
export function resourcesOn(store: StoreResources, date: string): DayResources {
  const teamsOf = (person: string): readonly string[] =>
    store.teams
      .filter(({ active, foreman, members }) => active && (foreman === person || members.includes(person)))
      .map(({ id }) => id);
  const people = store.staff.flatMap(({ person, roles, skills = [], absence }): readonly Person[] => {
    const does = [
      ...(roles.includes('technician') ? (['technician'] as const) : []),
      ...(roles.includes('serviceAdvisor') ? (['advisor'] as const) : []),
    ];
    if (does.length === 0) return [];
    const present = presenceOn(store, { person, absence }, date);
    return [{ id: person, does, skills: [...skills], teams: teamsOf(person), present }];
  });
  const inUse = store.teams.filter(({ active }) => active).map(({ id }) => id);
  const bays = store.bays
    .filter(({ active }) => active)
    .map(({ id, kind, team }) => ({ id, kind, team: team !== null && inUse.includes(team) ? team : null }));
  return { hours: intervalsOn(store.calendar, date), bays, people };
}
