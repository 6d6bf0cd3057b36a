import { decide, MINUTE } from '../../../domain/kernel/process';
import { Rejection } from '../../../domain/kernel/rejection';
import { appointmentProcess } from '../../../domain/appointment/process';
import { noticesOf } from '../../../domain/appointment/notices';
import type { AppointmentCommand } from '../../../domain/appointment/commands';
import { agreed, AppointmentSimulation, laterSlot, NINE, slot } from '../../support/simulate-appointment';

const customer = { id: 'C-002', role: 'customer' } as const;
const staff = { id: 'wang', role: 'serviceAdvisor' } as const;
const booked = () => new AppointmentSimulation().play(...agreed);
const sent = (command: object, by: typeof customer | typeof staff) =>
  ({ id: 'c', by, ...command }) as unknown as AppointmentCommand;
const codeOf = (life: AppointmentSimulation, command: AppointmentCommand, at: number) => {
  try {
    decide(appointmentProcess, life.state, command, at);
    return 'taken';
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
};
const off = { type: 'callOff', calledOffBy: 'customer', reason: '出差' };
const move = { type: 'keepSlot', slot: laterSlot };

describe('A-21 what a customer changes by the link', () => {
  test.each([
    ['moving', move],
    ['calling off', off],
  ])(
    '%s is taken until two hours before the appointed time, and refused after; staff may at any time',
    (_title, command) => {
      const cutOff = NINE - 120 * MINUTE;
      expect(codeOf(booked(), sent(command, customer), cutOff)).toBe('taken');
      expect(codeOf(booked(), sent(command, customer), cutOff + 1)).toBe('tooLateToChange');
      expect(codeOf(booked(), sent(command, staff), cutOff + 1)).toBe('taken');
    },
  );

  test('after ten times the customer speaks to the store', () => {
    const life = booked();
    for (let turn = 2; turn <= 10; turn += 1)
      life.send(sent({ type: 'keepSlot', id: `m-${turn}`, slot: { ...slot, reservationId: `r-${turn}` } }, customer));
    expect(codeOf(life, sent(move, customer), life.now)).toBe('movedTooOften');
    expect(codeOf(life, sent(move, staff), life.now)).toBe('taken');
  });

  test('the advisor hears of it', () => {
    const life = booked();
    life.send(sent(off, customer));
    const told = noticesOf(life.state, life.events.at(-1)!);
    expect(told.map(({ to, template }) => [to, template])).toEqual([
      [{ role: 'serviceAdvisor', person: 'li' }, 'appointmentCalledOff'],
      [{ role: 'workshopSupervisor', person: null }, 'appointmentCalledOff'],
    ]);
  });
});

test('A-01 a booking on the page says need, job and terms, takes the time and is agreed to, once', () => {
  const life = new AppointmentSimulation();
  const job = {
    bayKind: 'lift',
    skill: null,
    repairMinutes: 60,
    washMinutes: 0,
    collected: false,
    parts: [],
    partsTotal: 0,
  };
  const book = sent({ type: 'bookOnline', salutation: '陈', words: '异响', job, slot }, customer);
  life.send(book);
  expect(life.events.slice(-5).map(({ type }) => type)).toEqual([
    'needConfirmed',
    'jobPlanned',
    'termsTold',
    'slotKept',
    'appointmentAgreed',
  ]);
  expect(life.events.at(-1)).toMatchObject({ channel: 'page' });
  expect(life.state).toMatchObject({ stage: 'agreed', need: { words: '异响' }, slot, advisor: 'li' });
  expect(codeOf(life, sent({ ...book, type: 'bookOnline', id: 'again' }, staff), life.now)).not.toBe('taken');
});
