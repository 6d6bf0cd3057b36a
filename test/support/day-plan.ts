import { demoPolicy } from '../../dev/fixtures/store';
import { given } from './given';
import type { Immutable } from '../../domain/kernel/immutable';
import type { Actor } from '../../domain/kernel/actor';
import type { Instant } from '../../domain/kernel/process';
import { defaultCalendar } from '../../domain/policy/policy';
import type { DayCommand } from '../../domain/workshop-day/commands';
import { resourcesOn, type StoreResources } from '../../domain/workshop-day/day-resources';
import type { Need } from '../../domain/workshop-day/need';
import { dayProcess } from '../../domain/workshop-day/process';
import type { Planned, WorkshopDay, WorkshopDayEvent } from '../../domain/workshop-day/state';
import { ProcessSimulation } from '../../dev/fixtures/process-simulation';

/** Monday 23 November 2026: open from 8:30 to 12:00 and from 13:00 to 18:00. */
export const DATE = '2026-11-23';
export const at = (local: string, date = DATE): Instant => Date.parse(`${date}T${local}:00+08:00`);

const bay = (id: string, kind: 'lift' | 'paint' | 'wash', team: string | null = null) => ({
  id,
  kind,
  team,
  active: true,
});
const person = (id: string, role: 'technician' | 'serviceAdvisor', ...skills: ('paint' | 'brakes')[]) => ({
  person: id,
  roles: [role],
  skills,
  absence: null,
});

/** Two lifts, a paint booth of a team of its own, a wash; two technicians and two advisors. */
export const store: StoreResources = {
  calendar: defaultCalendar,
  bays: [bay('lift-1', 'lift'), bay('lift-2', 'lift'), bay('booth', 'paint', 'painters'), bay('wash', 'wash')],
  teams: [{ id: 'painters', foreman: null, members: ['wu'], active: true }],
  roster: [],
  staff: [
    person('wang', 'serviceAdvisor'),
    person('li', 'serviceAdvisor'),
    person('zhao', 'technician', 'brakes'),
    person('wu', 'technician', 'paint'),
  ],
};

export const planned: Planned = {
  number: 'WD-S01-20261123',
  store: 'S01',
  policy: { ...demoPolicy, calendar: defaultCalendar },
  date: DATE,
  resources: resourcesOn(store, DATE),
};

export const need: Need = {
  bayKind: 'lift',
  skill: null,
  minutes: 60,
  washMinutes: 0,
  advisor: null,
  collected: false,
};

export const advisor: Actor = { id: 'wang', role: 'serviceAdvisor' };
export const supervisor: Actor = { id: 'workshop', role: 'workshopSupervisor' };
export const system: Actor = { id: 'repairflow', role: 'system' };

type Payload<T extends DayCommand['type']> = Omit<Extract<DayCommand, { type: T }>, 'type' | 'id' | 'by'>;
let count = 0;
export const command = <T extends DayCommand['type']>(
  type: T,
  payload: Immutable<Payload<T>>,
  by: Actor = advisor,
): DayCommand => ({ ...(payload as object), type, id: `d-${(count += 1)}`, by }) as unknown as DayCommand;

export const reserve = (
  reservationId: string,
  startsAt: Instant,
  change: Partial<Need> = {},
  holder = `AP-${reservationId}`,
) => command('reserve', { reservationId, holder, need: { ...need, ...change }, startsAt });
export const confirm = (reservationId: string, holder = `AP-${reservationId}`) =>
  command('confirmReservation', { reservationId, holder }, system);

export const openedDay = (
  change: Partial<Planned> = {},
  when: Instant = at('08:00', '2026-11-20'),
): WorkshopDayEvent => ({
  type: 'dayOpened',
  at: when,
  by: system,
  planned: { ...planned, ...change },
});

/** A day that has been through this since it was opened. */
export const givenDay = (...events: readonly WorkshopDayEvent[]) =>
  given<WorkshopDay, DayCommand, WorkshopDayEvent>(dayProcess, openedDay(), ...events);

/** A day, simulated: it is opened on the Friday before. */
export class DaySimulation extends ProcessSimulation<WorkshopDay, DayCommand, WorkshopDayEvent> {
  constructor(change: Partial<Planned> = {}, now: Instant = at('08:00', '2026-11-20')) {
    super(dayProcess, dayProcess.evolve(dayProcess.initialState, openedDay(change, now)), now);
  }
  play(...commands: readonly DayCommand[]): this {
    for (const one of commands) this.send(one);
    return this;
  }
}
