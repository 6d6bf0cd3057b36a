import type { Request } from '../../domain/appointment/state';
import { appointmentProcess } from '../../domain/appointment/process';
import { ProcessSimulation } from '../../dev/fixtures/process-simulation';
import type { AppointmentCommand } from '../../domain/appointment/commands';
import type { Appointment, AppointmentEvent, Slot } from '../../domain/appointment/state';
import { MINUTE, type Instant } from '../../domain/kernel/process';
import { addDays } from '../../domain/time/dates';
import { addWorkingMinutes, localDate } from '../../domain/time/working-time';
import { resourcesOn } from '../../domain/workshop-day/day-resources';
import { dayNumberOf } from '../../domain/workshop-day/number';
import { dayProcess } from '../../domain/workshop-day/process';
import type { DayCommand } from '../../domain/workshop-day/commands';
import type { Planned, WorkshopDay, WorkshopDayEvent } from '../../domain/workshop-day/state';
import { command, need as dayNeed, planned, reserve, store, system } from '../support/day-plan';
import {
  agree,
  commandOf,
  job,
  keep,
  need,
  request,
  sign,
  terms,
  type AppointmentMove,
} from '../support/simulate-appointment';
import { describeInTime, TimeMachine } from '../support/time-machine';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A timer of the server fires within this time. */
const TOLERANCE_MS = 5_000;

let machine: TimeMachine;
let count = 0;

class Lived extends ProcessSimulation<Appointment, AppointmentCommand, AppointmentEvent> {
  constructor(state: Appointment) {
    super(appointmentProcess, state, state.openedAt);
  }
  play(...moves: readonly AppointmentMove[]): this {
    for (const move of moves) {
      this.wait(1);
      this.send(commandOf(move));
    }
    return this;
  }
}

interface TimedEvent {
  readonly type: string;
  readonly at: Instant;
  readonly by: { readonly id: string };
  readonly timer?: string;
  readonly reaction?: string;
}
const inWords = ({ type, timer, reaction }: TimedEvent): string =>
  timer === undefined ? type : `${timer} ${reaction}`;

function expectSame(simulated: readonly TimedEvent[], lived: readonly TimedEvent[]): readonly string[] {
  expect(lived.map(inWords)).toEqual(simulated.map(inWords));
  for (const [index, { at }] of lived.entries()) {
    const late = at - simulated[index]!.at;
    if (late < 0 || late > TOLERANCE_MS) throw new Error(`${inWords(lived[index]!)} came ${late} ms late`);
  }
  return lived.filter(({ by }) => by.id === 'time').map(inWords);
}

/** Runs a story of an appointment whose time is some days ahead, at nine. */
async function live(
  script: (one: Lived, slot: Slot) => Lived,
  change: Partial<Request> = {},
): Promise<readonly string[]> {
  const now = await machine.now();
  const { calendar } = request.policy;
  const date = addDays(localDate(calendar.zone, now), 4);
  const opens = addWorkingMinutes(calendar, Date.parse(`${date}T00:00:00+08:00`), 30);
  const number = `AP-S01-20261122-${String((count += 1)).padStart(4, '0')}`;
  const slot: Slot = {
    day: dayNumberOf('S01', localDate(calendar.zone, opens)),
    reservationId: `${number}.a`,
    startsAt: opens,
    endsAt: opens + 90 * MINUTE,
    advisor: 'li',
  };
  const whole: Request = { ...request, number, ...change };
  const simulate = (state: Appointment) => script(new Lived(state), slot);
  const lines = await machine.runAndCompare(
    'appointment',
    number,
    { request: whole, by: { id: 'wang', role: 'serviceAdvisor' } },
    simulate as never,
  );
  return expectSame(lines.simulated as readonly TimedEvent[], lines.lived as readonly TimedEvent[]);
}

describeInTime('appointments on a server whose time runs fast', (program) => {
  beforeAll(async () => {
    machine = await TimeMachine.open(program);
  });
  afterAll(() => machine.close());

  const agreed = (slot: Slot): readonly AppointmentMove[] => [need, job(), terms(), keep(slot), agree];

  test('T-01, T-02, T-03, T-05 an appointment that nobody looks after: workshop, both reminders, no-show, escalation', async () => {
    const lines = await live((one, slot) => one.play(...agreed(slot)).until(slot.startsAt + 12 * HOUR));
    expect(lines).toEqual(['T-01 warn', 'T-02 remind', 'T-03 remind', 'customerMissed', 'T-05 escalate']);
  });

  test('T-01 to T-03 an appointment that everybody looks after: nothing is late, and the car comes', async () => {
    const lines = await live((one, slot) => {
      one.play(...agreed(slot), sign, ['workshop', 'acknowledgeAppointment']);
      one.until(slot.startsAt - 25 * HOUR).play(['li', 'logReminder', { which: 'dayBefore', reached: true }]);
      one.until(slot.startsAt - 40 * MINUTE).play(['li', 'logReminder', { which: 'halfHourBefore', reached: true }]);
      return one.until(slot.startsAt).play(['system', 'noteVisit', { order: 'RO-S01-20261126-0001' }]);
    });
    expect(lines).toEqual([]);
  });

  test('T-04 a deposit that does not come within a day: the time is given up', async () => {
    const dear = job({ parts: [{ partNumber: 'P-1', quantity: 1 }], partsTotal: 400_000 });
    const lines = await live((one, slot) =>
      one
        .play(
          need,
          dear,
          terms(),
          keep(slot),
          agree,
          ['wang', 'demandDeposit', { amount: 200_000 }],
          ['workshop', 'acknowledgeAppointment'],
        )
        .until(slot.startsAt - 2 * DAY),
    );
    expect(lines[0]).toBe('depositLapsed');
  });

  test('A-20 the deposit of a customer who does not come is never left alone: supervisor, then store manager, then it is decided and paid back', async () => {
    const dear = job({ parts: [{ partNumber: 'P-1', quantity: 1 }], partsTotal: 400_000 });
    const lines = await live((one, slot) => {
      one
        .play(need, dear, terms(), keep(slot), agree)
        .play(
          ['wang', 'demandDeposit', { amount: 200_000 }],
          ['cashier', 'bookDeposit', { amount: 200_000, method: 'cash' }],
        )
        .play(sign, ['workshop', 'acknowledgeAppointment']);
      one.until(slot.startsAt - 25 * HOUR).play(['li', 'logReminder', { which: 'dayBefore', reached: true }]);
      one.until(slot.startsAt - 40 * MINUTE).play(['li', 'logReminder', { which: 'halfHourBefore', reached: true }]);
      one
        .until(slot.startsAt + HOUR)
        .play(['li', 'recordNoShowCall', { reached: false, comesLater: false, words: '无人接听' }]);
      one.until(slot.startsAt + 2 * DAY);
      one.play(['supervisor', 'decideDeposit', { answer: 'asRuled', reason: '未到店' }]);
      expect(one.state.deposit?.due).toMatchObject({ kept: 80_000, back: 120_000 });
      return one.play(['cashier', 'payDepositBack', { method: 'cash' }]);
    });
    expect(lines.slice(0, 3)).toEqual(['customerMissed', 'A-20 remind', 'A-20 escalate']);
  });

  test('A-01 a time that the shop has proposed and nobody agrees to is given up', async () => {
    const lines = await live((one, slot) => one.play(need, job(), terms(), keep(slot)).until(slot.startsAt - DAY), {
      origin: 'proposed',
    });
    expect(lines).toContain('slotLapsed');
  });

  test('A-21 twenty holds whose bookings died on the way are gone after a quarter of an hour, those that were confirmed stay', async () => {
    const now = await machine.now();
    const { calendar } = planned.policy;
    const date = addDays(localDate(calendar.zone, now), 40);
    // any day of the week is open
    const always = { ...calendar, week: Array.from({ length: 7 }, () => [[480, 1_080] as const]) };
    const staff = [
      ...store.staff,
      ...Array.from({ length: 22 }, (_none, i) => ({
        person: `t-${i}`,
        roles: ['technician' as const],
        absence: null,
      })),
      ...Array.from({ length: 22 }, (_none, i) => ({
        person: `a-${i}`,
        roles: ['serviceAdvisor' as const],
        absence: null,
      })),
    ];
    const bays = Array.from({ length: 24 }, (_none, i) => ({
      id: `lift-${i}`,
      kind: 'lift' as const,
      team: null,
      active: true,
    }));
    const resources = resourcesOn({ ...store, calendar: always, staff, bays }, date);
    const number = dayNumberOf('S01', date);
    const whole: Planned = { ...planned, number, date, resources };
    const nine = Date.parse(`${date}T09:00:00+08:00`);
    const lines = await machine.runAndCompare('workshopDay', number, { planned: whole, by: system }, ((
      state: WorkshopDay,
    ) => {
      const day = new ProcessSimulation<WorkshopDay, DayCommand, WorkshopDayEvent>(dayProcess, state, now);
      for (let one = 0; one < 22; one += 1) day.wait(0.1).send(reserve(`R-${one}`, nine, dayNeed));
      for (const one of [3, 8])
        day.wait(0.1).send(command('confirmReservation', { reservationId: `R-${one}`, holder: `AP-R-${one}` }, system));
      day.wait(20);
      expect(day.state.reservations.map(({ reservationId }) => reservationId)).toEqual(['R-3', 'R-8']);
      return day;
    }) as never);
    const expired = expectSame(lines.simulated as readonly TimedEvent[], lines.lived as readonly TimedEvent[]);
    expect(expired.filter((line) => line === 'reservationExpired')).toHaveLength(20);
  });
});
