import { errandsOf } from '../../../domain/appointment/errands';
import { noticesOf } from '../../../domain/appointment/notices';
import { appointmentProcess } from '../../../domain/appointment/process';
import { tasksOf } from '../../../domain/appointment/tasks';
import { decide, MINUTE } from '../../../domain/kernel/process';
import { Rejection } from '../../../domain/kernel/rejection';
import { processDefinitions } from '../../../domain/processes';
import { auditDeadlines } from '../../../domain/time/deadline-audit';
import {
  agree,
  agreed,
  AppointmentSimulation,
  commandOf,
  keep,
  laterSlot,
  NINE,
  sign,
  slot,
  type AppointmentMove,
} from '../../support/simulate-appointment';

const played = (...moves: readonly AppointmentMove[]) => new AppointmentSimulation().play(...moves);
const acknowledge: AppointmentMove = ['workshop', 'acknowledgeAppointment'];
const remind = (which: string, reached = true): AppointmentMove => ['wang', 'logReminder', { which, reached }];
const codeOf = (appointment: AppointmentSimulation, move: AppointmentMove): string => {
  try {
    decide(appointmentProcess, appointment.state, commandOf(move), appointment.now);
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
  throw new Error('accepted');
};

describe('A-06, T-01 the workshop', () => {
  test('hears of it when it is agreed, and the customer gets the time', () => {
    const { state, events } = played(...agreed);
    const notices = noticesOf(state, events.at(-1)!);
    expect(notices).toContainEqual(
      expect.objectContaining({ to: { role: 'workshopSupervisor', person: null }, template: 'appointmentAgreed' }),
    );
    expect(notices).toContainEqual(
      expect.objectContaining({
        to: { customer: 'C-002' },
        way: 'out',
        template: 'appointmentMade',
        facts: { number: state.number, at: NINE },
      }),
    );
  });

  test('acknowledges the same day, or advisor and business supervisor hear of it', () => {
    expect(
      played(...agreed)
        .until(NINE - 48 * 60 * MINUTE)
        .timeline(),
    ).toContain('11-20 18:00 T-01 warn serviceAdvisor+businessSupervisor');
    expect(
      played(...agreed, acknowledge)
        .until(NINE - 48 * 60 * MINUTE)
        .timeline(),
    ).toEqual([]);
  });

  test('acknowledges each time by itself', () => {
    const moved = played(...agreed, acknowledge, keep(laterSlot), agree);
    expect(tasksOf(moved.state).map(({ key }) => key)).toContain('T-01/2');
    moved.play(acknowledge);
    expect(tasksOf(moved.state).map(({ key }) => key)).not.toContain('T-01/2');
  });
});

describe('A-07, A-08, T-02, T-03 the reminders', () => {
  test('a day before and half an hour before, to the advisor; the customer is sent the first', () => {
    const waiting = played(...agreed, acknowledge).until(NINE);
    expect(waiting.timeline()).toEqual([
      '11-22 09:00 T-02 remind serviceAdvisor',
      '11-23 08:30 T-03 remind serviceAdvisor',
    ]);
    const first = waiting.events.find((event) => event.type === 'deadlinePassed')!;
    expect(noticesOf(waiting.state, first)).toContainEqual(
      expect.objectContaining({ to: { customer: 'C-002' }, template: 'appointmentReminder' }),
    );
  });

  test('are tasks of the advisor of the appointment once they are due, and not before', () => {
    const waiting = played(...agreed, acknowledge);
    expect(tasksOf(waiting.state)).toEqual([]);
    waiting.until(NINE - 24 * 60 * MINUTE);
    expect(tasksOf(waiting.state)).toMatchObject([{ key: 'T-02/1', person: 'li', command: 'logReminder' }]);
    waiting.play(remind('dayBefore'));
    expect(tasksOf(waiting.state)).toEqual([]);
  });

  test('that were logged are not asked for', () =>
    expect(
      played(...agreed, acknowledge, remind('dayBefore'), remind('halfHourBefore', false))
        .until(NINE)
        .timeline(),
    ).toEqual([]));

  test('are counted anew for another time', () => {
    const moved = played(...agreed, acknowledge, remind('dayBefore'), keep(laterSlot), agree, acknowledge);
    expect(moved.until(laterSlot.startsAt).timeline()).toEqual([
      '11-23 09:00 T-02 remind serviceAdvisor',
      '11-24 08:30 T-03 remind serviceAdvisor',
    ]);
  });

  test('there is none for what was agreed within the time', () => {
    const late = new AppointmentSimulation().until(NINE - 60 * MINUTE).play(...agreed, acknowledge);
    expect(late.until(NINE).timeline()).toEqual([
      '11-20 18:00 A-01 remind serviceAdvisor',
      '11-23 08:30 T-03 remind serviceAdvisor',
    ]);
  });

  test('half a day before where the store says so', () => {
    const { policy } = played().state;
    const half = new AppointmentSimulation({
      policy: { ...policy, appointment: { ...policy.appointment, reminderMinutes: 720 } },
    });
    expect(
      half
        .play(...agreed, acknowledge)
        .until(NINE)
        .timeline()[0],
    ).toBe('11-22 21:00 T-02 remind serviceAdvisor');
  });
});

describe('T-05, A-21 whoever does not come', () => {
  const reminded = [...agreed, sign, acknowledge, remind('dayBefore'), remind('halfHourBefore')];

  test('half an hour after the time the bay is free, and advisor and workshop hear of it', () => {
    const waiting = played(...reminded).until(NINE + 30 * MINUTE - 1);
    const before = waiting.state;
    expect(before.stage).toBe('confirmed');
    waiting.until(NINE + 30 * MINUTE);
    expect(waiting.state.stage).toBe('noShow');
    const event = waiting.events.at(-1)!;
    expect(errandsOf(before, event, waiting.state)).toEqual([
      {
        sendCommand: 'workshopDay',
        number: slot.day,
        command: { type: 'releaseReservation', reservationId: slot.reservationId },
      },
    ]);
    expect(noticesOf(waiting.state, event).map(({ template }) => template)).toEqual([
      'customerMissed',
      'customerMissed',
    ]);
    expect(tasksOf(waiting.state)).toMatchObject([{ key: 'T-05/1', person: 'li', command: 'recordNoShowCall' }]);
  });

  test('also of an appointment that nobody has signed', () => {
    const waiting = played(...agreed, acknowledge).until(NINE + 30 * MINUTE);
    expect(waiting.state.stage).toBe('noShow');
  });

  test('is called the same day, or the business supervisor hears of it', () =>
    expect(
      played(...reminded)
        .until(NINE + 10 * 60 * MINUTE)
        .timeline(),
    ).toEqual(['11-23 09:30 customerMissed', '11-23 18:00 T-05 escalate businessSupervisor']));

  test('comes at another time, or not at all', () => {
    const missed = () => played(...reminded).until(NINE + 40 * MINUTE);
    const call = (reached: boolean, comesLater: boolean): AppointmentMove => [
      'li',
      'recordNoShowCall',
      { reached, comesLater, words: '堵车' },
    ];
    expect(missed().play(call(true, false)).state.stage).toBe('missed');
    expect(missed().play(call(false, true)).state.stage).toBe('missed');
    const again = missed().play(call(true, true));
    expect(again.state.stage).toBe('arranging');
    expect(again.play(keep(laterSlot), agree, sign).state).toMatchObject({ stage: 'confirmed', turn: 2 });
  });

  test('who is late is received all the same, and the visit is noted', () => {
    const late = played(...reminded).until(NINE + 50 * MINUTE);
    late.play(['system', 'noteVisit', { order: 'RO-S01-20261123-0007' }]);
    expect(late.state).toMatchObject({ stage: 'arrived', order: 'RO-S01-20261123-0007' });
  });

  test('who is here in time is not missed', () => {
    const here = played(...reminded).until(NINE - 5 * MINUTE);
    const before = here.state;
    here.play(['system', 'noteVisit', { order: 'RO-S01-20261123-0007' }]);
    // the car stands in the bay: nothing is given back
    expect(errandsOf(before, here.events.at(-1)!, here.state)).toEqual([]);
    expect(here.until(NINE + 600 * MINUTE).timeline()).toEqual([]);
    expect(here.state.stage).toBe('arrived');
  });

  test('only the order says that a car is here', () =>
    expect(codeOf(played(...reminded), ['wang', 'noteVisit', { order: 'RO-S01-20261123-0007' }])).toBe(
      'roleNotAllowed',
    ));
});

test('every deadline of an appointment ends once', () => {
  const all = played(...agreed, acknowledge, keep(laterSlot), agree, sign).until(laterSlot.startsAt + 60 * MINUTE);
  all.play(['li', 'recordNoShowCall', { reached: true, comesLater: false, words: 'x' }]);
  const opened = {
    type: 'appointmentOpened' as const,
    at: all.events[0]!.at,
    by: { id: 'wang', role: 'serviceAdvisor' as const },
    request: all.state,
  };
  const recorded = [opened, ...all.events].map((event, index) => ({ sequence: index + 1, event }));
  expect(auditDeadlines(processDefinitions.appointment, recorded, all.now).faults).toEqual([]);
});

test('an advisor who leaves hands over what waits for them', () => {
  const { state } = played(...agreed, [
    'manager',
    'handOver',
    { predecessor: 'li', successor: 'wang', reason: '离职' },
  ]);
  expect(state.advisor).toBe('wang');
});
