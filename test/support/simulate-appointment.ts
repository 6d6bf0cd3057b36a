import { ProcessSimulation } from '../../dev/fixtures/process-simulation';
import { roleOf } from '../../dev/fixtures/order-simulation';
import { demoPolicy } from '../../dev/fixtures/store';
import { appointmentProcess } from '../../domain/appointment/process';
import {
  commands,
  type AppointmentCommand,
  type CommandName,
  type PublicCommand,
} from '../../domain/appointment/commands';
import { openAppointment } from '../../domain/appointment/opening';
import type { Appointment, AppointmentEvent, Request, Slot } from '../../domain/appointment/state';
import { systemActor } from '../../domain/kernel/actor';
import { MINUTE, type Instant } from '../../domain/kernel/process';
import { defaultCalendar } from '../../domain/policy/policy';

export type AppointmentMove = readonly [who: string, command: CommandName, payload?: Readonly<Record<string, unknown>>];

/** Friday 20 November 2026, 10:00 in Shanghai. */
export const ASKED: Instant = Date.parse('2026-11-20T10:00:00+08:00');
/** The appointed time: Monday at nine. */
export const NINE: Instant = Date.parse('2026-11-23T09:00:00+08:00');

export const request: Request = {
  number: 'AP-S01-20261120-0001',
  store: 'S01',
  policy: { ...demoPolicy, calendar: defaultCalendar },
  origin: 'requested',
  channel: 'phone',
  customer: { id: 'C-002', goldCard: false },
  vehicle: 'V-002',
};

export const slot: Slot = {
  day: 'WD-S01-20261123',
  reservationId: 'AP-S01-20261120-0001.a',
  startsAt: NINE,
  endsAt: NINE + 90 * MINUTE,
  advisor: 'li',
};
export const laterSlot: Slot = {
  ...slot,
  day: 'WD-S01-20261124',
  reservationId: 'AP-S01-20261120-0001.b',
  startsAt: NINE + 24 * 60 * MINUTE,
  endsAt: NINE + 25 * 60 * MINUTE,
};

let count = 0;
export function commandOf([who, type, payload = {}]: AppointmentMove): AppointmentCommand {
  const isPublic = Object.hasOwn(commands.schemas, type);
  const parsed = isPublic ? commands.schemas[type as PublicCommand].parse(payload) : payload;
  const by = who === 'system' ? systemActor : { id: who, role: roleOf(who) };
  return { ...parsed, type, id: `a-${(count += 1)}`, by } as AppointmentCommand;
}

export const need: AppointmentMove = [
  'wang',
  'confirmNeed',
  { salutation: '王女士', words: '两万公里保养', repeatedBack: true },
];
export const job = (change: object = {}): AppointmentMove => [
  'wang',
  'planJob',
  { bayKind: 'lift', skill: null, repairMinutes: 90, washMinutes: 20, collected: false, parts: [], ...change },
];
export const terms = (change: object = {}): AppointmentMove => [
  'wang',
  'tellTerms',
  {
    documents: ['vehicleLicence', 'maintenanceBooklet', 'annualPlan'],
    timesTold: true,
    partsTold: true,
    halfHourCallTold: true,
    ...change,
  },
];
export const keep = (at: Slot = slot): AppointmentMove => ['wang', 'keepSlot', { slot: at }];
export const agree: AppointmentMove = ['wang', 'agree', { channel: 'phone' }];
export const sign: AppointmentMove = ['wang', 'signForm', { consent: { channel: 'paper', scan: 'a'.repeat(64) } }];
export const agreed: readonly AppointmentMove[] = [need, job(), terms(), keep(), agree];

/** An appointment, simulated. */
export class AppointmentSimulation extends ProcessSimulation<Appointment, AppointmentCommand, AppointmentEvent> {
  constructor(change: Partial<Request> = {}) {
    super(
      appointmentProcess,
      openAppointment({ ...request, ...change }, { id: 'wang', role: 'serviceAdvisor' }, ASKED),
      ASKED,
    );
  }
  /** Plays the moves one minute apart, letting time do what is due in between. */
  play(...moves: readonly AppointmentMove[]): this {
    for (const move of moves) {
      this.wait(1);
      this.send(commandOf(move));
    }
    return this;
  }
  /** What time has brought about, with local time. */
  timeline(): readonly string[] {
    return this.events
      .filter(({ by }) => by.role === 'system' && by.id === 'time')
      .map((event) => {
        const local = new Date(event.at + 8 * 60 * MINUTE).toISOString().slice(5, 16).replace('T', ' ');
        return event.type === 'deadlinePassed'
          ? `${local} ${event.timer} ${event.reaction} ${event.to.join('+')}`
          : `${local} ${event.type}`;
      });
  }
}
