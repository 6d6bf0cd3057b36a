import { systemActor } from '../../domain/kernel/actor';
import { MINUTE } from '../../domain/kernel/process';
import type { Recorded } from '../../domain/kernel/receipt';
import { Rejection } from '../../domain/kernel/rejection';
import type { AnyEvent } from '../../domain/processes';
import { startOfDay } from '../../domain/time/working-time';
import type { DayCommand } from '../../domain/workshop-day/commands';
import { resourcesOn } from '../../domain/workshop-day/day-resources';
import { dayNumberOf } from '../../domain/workshop-day/number';
import { dayProcess } from '../../domain/workshop-day/process';
import type { WorkshopDay, WorkshopDayEvent } from '../../domain/workshop-day/state';
import { datesFrom, storeResources, today } from '../../platform/day-plans';
import type { Database } from '../../platform/mongo/database';
import { EventLog } from '../../platform/mongo/projections/event-log';
import type { ApiUser } from '../fixtures/api-users';
import { ProcessSimulation } from '../fixtures/process-simulation';
import { demoPolicy, SEEDED_AT, STORE } from '../fixtures/store';
import { onBareApi } from './bare-api';
import { median, quantile, type Figure } from './figures';

type Say = (line: string) => void;

const DAYS = 14;
const BAYS = 12;
const ADVISORS = 8;
const TECHNICIANS = 12;
const QUESTIONS = 200;

/** A large workshop: so many bays, advisors and technicians. */
async function enlarge({ models }: Database): Promise<void> {
  const items = Array.from({ length: BAYS }, (_none, index) => ({
    id: `bay-${index + 1}`,
    zh: `${index + 1}号工位`,
    en: `Bay ${index + 1}`,
    kind: index === BAYS - 1 ? 'wash' : 'lift',
    team: null,
    active: true,
  }));
  await models.settings.updateOne({ _id: `${STORE}:bays` }, { $set: { content: { items } } });
  await models.staff.updateMany({}, { $pull: { roles: { $in: ['serviceAdvisor', 'technician'] } } });
  const member = (role: 'serviceAdvisor' | 'technician') => (_none: unknown, index: number) => ({
    _id: `${STORE}:${role}-${index}`,
    store: STORE,
    version: 1,
    changedBy: systemActor,
    updatedAt: SEEDED_AT,
    person: `${role}-${index}`,
    name: `${role} ${index}`,
    roles: [role],
    active: true,
    phone: null,
    email: null,
    absence: null,
    skills: [],
  });
  await models.staff.insertMany([
    ...Array.from({ length: ADVISORS }, member('serviceAdvisor')),
    ...Array.from({ length: TECHNICIANS }, member('technician')),
  ]);
}

/** A date on which somebody has booked every other time that there was. */
function bookedDay(planned: Parameters<typeof open>[0], opens: number): readonly WorkshopDayEvent[] {
  const first = open(planned);
  const day = new ProcessSimulation<WorkshopDay, DayCommand, WorkshopDayEvent>(
    dayProcess,
    dayProcess.evolve(dayProcess.initialState, first),
    first.at,
  );
  const need = { bayKind: 'lift', skill: null, minutes: 90, washMinutes: 20, advisor: null, collected: false };
  for (let index = 0; index < 120; index += 1) {
    const startsAt = opens + (index % 20) * 30 * MINUTE;
    const id = `R-${index}`;
    const by = { id: 'advisor', role: 'serviceAdvisor' as const };
    try {
      day.send({ type: 'reserve', id, by, reservationId: id, holder: `AP-${index}`, need, startsAt } as DayCommand);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      continue;
    }
    const confirm = { type: 'confirmReservation', id: `${id}-c`, by: systemActor, reservationId: id };
    day.send({ ...confirm, holder: `AP-${index}` } as DayCommand);
  }
  return [first, ...day.events];
}
const open = (planned: Extract<WorkshopDayEvent, { type: 'dayOpened' }>['planned']) =>
  ({ type: 'dayOpened', at: SEEDED_AT, by: systemActor, planned }) as const;

/** Fourteen days as they are in a good season. Answers the reservations. */
async function fill(database: Database): Promise<number> {
  const policy = { ...demoPolicy, store: STORE };
  const resources = await storeResources(database, STORE, policy);
  const batch = new Map<string, readonly Recorded<AnyEvent>[]>();
  for (const date of datesFrom(today(policy, Date.now()), DAYS)) {
    const number = dayNumberOf(STORE, date);
    const planned = { number, store: STORE, policy, date, resources: resourcesOn(resources, date) };
    const opens = startOfDay(policy.calendar, date) + 8 * 60 * MINUTE;
    const events = bookedDay(planned, opens).map((event, index) => ({ sequence: index + 1, event }));
    batch.set(number, events);
  }
  await new EventLog(database.models).record(batch);
  return [...batch.values()].flat().filter(({ event }) => event.type === 'slotReserved').length;
}

async function ask(user: ApiUser): Promise<readonly number[]> {
  const times: number[] = [];
  for (let question = 0; question < QUESTIONS; question += 1) {
    const minutes = 30 + (question % 8) * 30;
    const began = performance.now();
    const { status, body } = await user.get(`/slots?bayKind=lift&minutes=${minutes}&washMinutes=20&days=${DAYS}`);
    times.push(performance.now() - began);
    if (status !== 200 || body.items.length !== DAYS) throw new Error(`the question was answered ${status}`);
  }
  return times;
}

/** how long whoever books waits for the free times of fourteen days of a large workshop, asked at the endpoint. */
export const slotFigures = (say: Say): Promise<Figure[]> =>
  onBareApi(say, async (database, manager) => {
    await enlarge(database);
    const reservations = await fill(database);
    const times = await ask(manager);
    return [
      { name: 'slots.reservations', value: reservations, unit: 'booked' },
      { name: 'slots.p50Ms', value: median(times), unit: 'ms' },
      { name: 'slots.p95Ms', value: quantile(times, 0.95), unit: 'ms', target: { atMost: 150 } },
    ];
  });
