import type { Actor } from '../domain/kernel/actor';
import type { Recorded } from '../domain/kernel/receipt';
import type { ServicePolicy } from '../domain/policy/policy';
import type { AnyEvent } from '../domain/processes';
import { addDays } from '../domain/time/dates';
import { localDate } from '../domain/time/working-time';
import type { DayPlan } from '../domain/workshop-day/availability';
import { resourcesOn, type StoreResources } from '../domain/workshop-day/day-resources';
import { dayNumberOf } from '../domain/workshop-day/number';
import type { Reservation } from '../domain/workshop-day/reservation';
import type { DayResources } from '../domain/workshop-day/resources';
import type { Repositories } from './mongo/repositories';
import { isProcessMissing, type ProcessPort } from './process-port';

interface Reads {
  readonly repositories: Repositories;
}

/** A date with what the store has on it by now, and what is taken. */
export interface DatedPlan extends DayPlan {
  readonly date: string;
  /** Somebody has booked or planned something on it. */
  readonly opened: boolean;
  /** Somebody has looked at the plan. */
  readonly checked: boolean;
}

/** Bays, teams, roster and people as the store has them now. */
export async function storeResources(
  { repositories: { settings, staff } }: { readonly repositories: Pick<Repositories, 'settings' | 'staff'> },
  store: string,
  { calendar }: Pick<ServicePolicy, 'calendar'>,
): Promise<StoreResources> {
  const [bays, teams, roster, people] = await Promise.all([
    settings.contentOf(store, 'bays'),
    settings.contentOf(store, 'teams'),
    settings.contentOf(store, 'roster'),
    staff.all(store),
  ]);
  return { calendar, bays: bays.items, teams: teams.items, roster: roster.people, staff: people };
}

/** So many dates from this one on. */
export const datesFrom = (date: string, days: number): readonly string[] =>
  Array.from({ length: days }, (_none, index) => addDays(date, index));

export const today = ({ calendar }: Pick<ServicePolicy, 'calendar'>, at: number): string =>
  localDate(calendar.zone, at);

/** The last date on which something can be booked. */
export const lastBookable = (policy: Pick<ServicePolicy, 'calendar' | 'appointment'>, at: number): string =>
  addDays(today(policy, at), policy.appointment.daysAhead);

/** The plan of each date: what its workshop day says is taken, and what the store has now. What nobody has booked has nothing taken. */
export async function plansOf(
  context: Reads,
  store: string,
  policy: ServicePolicy,
  dates: readonly string[],
): Promise<readonly DatedPlan[]> {
  const [resources, days] = await Promise.all([
    storeResources(context, store, policy),
    context.repositories.workshopDays.byNumbers(dates.map((date) => dayNumberOf(store, date))),
  ]);
  return dates.map((date) => {
    const day = days.get(dayNumberOf(store, date));
    const { reservations = [], blocks = [] } = day ?? {};
    return {
      date,
      opened: day !== undefined,
      checked: day?.checked ?? false,
      policy: day?.policy ?? policy,
      resources: resourcesOn(resources, date),
      reservations,
      blocks,
    };
  });
}

interface DayToAsk {
  readonly policy: ServicePolicy;
  readonly date: string;
  /** What the store has on it by now. */
  readonly resources: DayResources;
  /** Whoever asks first opens the day. */
  readonly by: Actor;
}

/** Starts the day of this date; one that is there stays as it is. Answers its number. */
export async function startDay(processes: ProcessPort, { policy, date, resources, by }: DayToAsk): Promise<string> {
  const { store } = policy;
  const day = dayNumberOf(store, date);
  await processes.start('workshopDay', day, day, { planned: { number: day, store, policy, date, resources }, by });
  return day;
}

/** Asks a day of the workshop, and opens it when nobody has asked it anything yet. Throws `notFound` when it is over. */
export async function withDay<T>(
  processes: ProcessPort,
  asked: DayToAsk,
  ask: (day: string) => Promise<T>,
): Promise<T> {
  try {
    return await ask(dayNumberOf(asked.policy.store, asked.date));
  } catch (error) {
    if (!isProcessMissing(error)) throw error;
  }
  return ask(await startDay(processes, asked));
}

/** The place that a day has given, among what it has recorded. */
export function reservedIn(recorded: readonly Recorded<AnyEvent>[]): Reservation | undefined {
  for (const { event } of recorded) if (event.type === 'slotReserved') return event.reservation;
  return undefined;
}
