import { errandsOf } from '../../../domain/appointment/errands';
import { formText } from '../../../domain/appointment/form';
import { heldBy } from '../../../domain/appointment/hand-over';
import { noticesOf } from '../../../domain/appointment/notices';
import { appointmentProcess } from '../../../domain/appointment/process';
import { isOver } from '../../../domain/appointment/state';
import { tasksOf } from '../../../domain/appointment/tasks';
import { firstBreak } from '../../../domain/kernel/evidence';
import { decide, MINUTE } from '../../../domain/kernel/process';
import { Rejection } from '../../../domain/kernel/rejection';
import {
  agree,
  AppointmentSimulation,
  commandOf,
  job,
  keep,
  laterSlot,
  need,
  NINE,
  sign,
  terms,
  type AppointmentMove,
} from '../../support/simulate-appointment';

const HOUR = 60 * MINUTE;
const dear = (partsTotal = 400_000) => job({ parts: [{ partNumber: 'P-1', quantity: 1 }], partsTotal });
const demand = (amount: number): AppointmentMove => ['wang', 'demandDeposit', { amount }];
const pay = (amount: number, more: Readonly<Record<string, unknown>> = { method: 'cash' }): AppointmentMove => [
  'cashier',
  'bookDeposit',
  { amount, ...more },
];
/** Signed, and half of ¥4,000 paid. */
const paid = () =>
  new AppointmentSimulation().play(need, dear(), terms(), keep(), agree, demand(200_000), pay(200_000), sign);
const callOff = (calledOffBy: 'customer' | 'shop' = 'customer'): AppointmentMove => [
  'wang',
  'callOff',
  { calledOffBy, reason: '出差' },
];
const settle = (who: string, answer: 'asRuled' | 'allBack' = 'asRuled'): AppointmentMove => [
  who,
  'decideDeposit',
  { answer, reason: '按预约单' },
];
const payBack = (who = 'cashier', more: Readonly<Record<string, unknown>> = { method: 'cash' }): AppointmentMove => [
  who,
  'payDepositBack',
  more,
];
const codeOf = (appointment: AppointmentSimulation, move: AppointmentMove): string => {
  try {
    decide(appointmentProcess, appointment.state, commandOf(move), appointment.now);
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
  throw new Error('accepted');
};
const dueOf = ({ state }: AppointmentSimulation) => state.deposit?.due;
/** Nobody came, and nobody comes later. */
const missed = () =>
  paid()
    .until(NINE + 30 * MINUTE)
    .play(['wang', 'recordNoShowCall', { reached: false, comesLater: false, words: '无人接听' }]);

describe('A-20 what becomes of a deposit whose visit does not take place', () => {
  test.each([
    [
      'cancelled by the store',
      () =>
        paid()
          .until(NINE - HOUR)
          .play(callOff('shop')),
      200_000,
      0,
    ],
    [
      'cancelled a day before',
      () =>
        paid()
          .until(NINE - 24 * HOUR - MINUTE)
          .play(callOff()),
      200_000,
      0,
    ],
    [
      'cancelled later than that',
      () =>
        paid()
          .until(NINE - 24 * HOUR)
          .play(callOff()),
      120_000,
      80_000,
    ],
    ['missed', missed, 120_000, 80_000],
  ])('%s', (_what, play, back, kept) => {
    const appointment = play();
    expect(dueOf(appointment)).toMatchObject({ back, kept });
    expect(back + kept).toBe(200_000);
  });

  test('nobody keeps more than was paid, whatever the policy says', () => {
    const policy = { ...paid().state.policy };
    const strict = { ...policy, appointment: { ...policy.appointment, highValueParts: 0 } };
    const small = new AppointmentSimulation({ policy: strict }).play(
      need,
      dear(100),
      terms(),
      keep(),
      agree,
      demand(50),
      pay(50),
      sign,
    );
    expect(dueOf(small.until(NINE - HOUR).play(callOff()))).toMatchObject({ back: 30, kept: 20 });
  });

  test('whoever did not come, or moved it too late, and cancels then has cancelled too late', () => {
    const later: AppointmentMove = ['wang', 'recordNoShowCall', { reached: true, comesLater: true, words: '改天来' }];
    const again = paid()
      .until(NINE + 30 * MINUTE)
      .play(later, callOff());
    expect(dueOf(again)).toMatchObject({ because: 'cancelledLate', kept: 80_000 });
    const moved = paid()
      .until(NINE - HOUR)
      .play(keep(laterSlot), callOff());
    expect(dueOf(moved)).toMatchObject({ because: 'cancelledLate', kept: 80_000 });
    const early = paid()
      .until(NINE - 30 * HOUR)
      .play(keep(laterSlot), callOff());
    expect(dueOf(early)).toMatchObject({ because: 'cancelledInTime', kept: 0 });
  });

  test('where nothing was paid there is nothing to decide, and the appointment is over', () => {
    const unpaid = new AppointmentSimulation().play(need, dear(), terms(), keep(), agree, demand(200_000), callOff());
    expect(dueOf(unpaid)).toBeUndefined();
    expect(isOver(unpaid.state)).toBe(true);
    expect(codeOf(unpaid, settle('supervisor'))).toBe('noDepositToDecide');
  });

  test('the customer has signed what becomes of it', () => {
    expect(formText(paid().state)).toContain('门店最多扣除配件原价的 20%');
    expect(formText(paid().state)).toContain('Cancelled at least 24 hours before');
  });
});

describe('A-20, I9 two people see to the money', () => {
  test('neither whoever cancelled nor whoever took the money decides; and whoever decides pays nothing out', () => {
    const late = paid()
      .until(NINE - HOUR)
      .play(['manager', 'callOff', { calledOffBy: 'customer', reason: '出差' }]);
    expect(codeOf(late, settle('wang'))).toBe('roleNotAllowed');
    const own = { ...late.state, deposit: { ...late.state.deposit!, due: { ...dueOf(late)!, by: 'supervisor' } } };
    expect(() => decide(appointmentProcess, own, commandOf(settle('supervisor')), late.now)).toThrow('sameDecider');
    const [receipt] = late.state.deposit!.receipts;
    const took = { ...late.state, deposit: { ...late.state.deposit!, receipts: [{ ...receipt!, by: 'supervisor' }] } };
    expect(() => decide(appointmentProcess, took, commandOf(settle('supervisor')), late.now)).toThrow('sameDecider');
    expect(codeOf(late, payBack())).toBe('noRefundToPay');
    late.play(settle('supervisor'));
    expect(codeOf(late, settle('finance'))).toBe('noDepositToDecide');
    const same = { ...late.state, deposit: { ...late.state.deposit!, due: { ...dueOf(late)!, decidedBy: 'cashier' } } };
    expect(() => decide(appointmentProcess, same, commandOf(payBack()), late.now)).toThrow('samePerson');
  });

  test('it is over once what goes back is paid back, and not before', () => {
    const late = missed();
    expect([late.state.stage, isOver(late.state)]).toEqual(['missed', false]);
    late.play(settle('supervisor'));
    expect(isOver(late.state)).toBe(false);
    expect(codeOf(late, payBack('cashier', { method: 'wechat' }))).toBe('referenceMissing');
    late.play(payBack());
    expect(late.events.at(-1)).toMatchObject({ type: 'depositPaidBack', amount: 120_000, method: 'cash' });
    expect(isOver(late.state)).toBe(true);
  });

  test('out of goodwill all of it may go back', () => {
    const late = missed().play(settle('supervisor', 'allBack'), payBack());
    expect(late.events.at(-1)).toMatchObject({ type: 'depositPaidBack', amount: 200_000 });
    expect(late.state.evidence).toHaveLength(1);
  });

  test('nobody is forgotten: cashier and supervisor have a task, and by the end of the next day it goes up', () => {
    const late = missed();
    expect(tasksOf(late.state).map(({ command }) => command)).toEqual(['decideDeposit']);
    late.until(NINE + 36 * HOUR);
    expect(late.timeline().filter((line) => line.includes('A-20'))).toEqual([
      '11-23 18:00 A-20 remind businessSupervisor',
      '11-24 18:00 A-20 escalate storeManager',
    ]);
    late.play(['store', 'acknowledgeEscalation', { escalationId: late.state.escalations[0]!.id, plan: '今天处理' }]);
    late.play(settle('supervisor'));
    expect(tasksOf(late.state).map(({ command }) => command)).toContain('payDepositBack');
    // whoever leaves the store does not have to hand over an appointment that has ended
    expect(heldBy(late.state, late.state.advisor)).toBeUndefined();
  });

  test('H2 the customer is told on the phone on file: taken, kept, paid back', () => {
    const late = missed().play(settle('supervisor'), payBack());
    const told = late.events.flatMap((event) =>
      noticesOf(late.state, event)
        .filter(({ to }) => 'customer' in to)
        .map(({ template, facts }) => `${template} ${facts['total'] ?? ''}`.trim()),
    );
    expect(told).toContain('paymentReceipt 200000');
    expect(told.slice(-2)).toEqual(['depositForfeited 80000', 'refundReceipt 120000']);
  });
});

test('A-20 what is kept stands in the evidence chain, after the form that says so', () => {
  const { evidence, number } = missed().play(settle('supervisor')).state;
  expect(evidence.map(({ document }) => document)).toEqual(['appointmentForm', 'depositForfeiture']);
  expect(evidence[1]).toMatchObject({ appointment: number, total: 80_000, previous: evidence[0]!.hash });
  expect(evidence[1]?.text).toContain('扣除 kept ¥800.00');
  expect(firstBreak(evidence)).toBeUndefined();
  expect(firstBreak([evidence[0]!, { ...evidence[1]!, text: '扣除 0' }])).toBe(1);
});

describe('A-04 a job that has come to cost more', () => {
  test('wants the rest of the deposit before it is signed, and keeps what is paid when the rest does not come', () => {
    const one = new AppointmentSimulation().play(need, dear(), terms(), keep(), agree, demand(200_000), pay(200_000));
    one.play(['system', 'noteSlotLost', { reservationId: one.state.slot!.reservationId }]);
    one.play(dear(1_000_000), terms(), keep(laterSlot), agree);
    expect(codeOf(one, sign)).toBe('depositUnasked');
    expect(codeOf(one, demand(499_999))).toBe('depositTooLow');
    one.play(demand(500_000));
    expect(codeOf(one, pay(500_000))).toBe('amountDiffers');
    const lapsed = one.state.deposit!.demandedAt + 1_440 * MINUTE;
    one.play(pay(300_000), sign);
    expect(one.state.deposit?.receipts.map(({ amount }) => amount)).toEqual([200_000, 300_000]);
    expect(lapsed).toBeGreaterThan(one.now);
  });

  test('T-04 when the rest does not come the time is given up, and what was paid is still there', () => {
    const one = new AppointmentSimulation().play(need, dear(), terms(), keep(), agree, demand(200_000), pay(200_000));
    one.play(['system', 'noteSlotLost', { reservationId: one.state.slot!.reservationId }]);
    one.play(dear(1_000_000), terms(), keep(laterSlot), agree, demand(500_000));
    one.until(one.now + 1_440 * MINUTE);
    expect(one.state).toMatchObject({ stage: 'arranging', deposit: { amount: 200_000 } });
    one.play(callOff());
    expect(dueOf(one)).toMatchObject({ back: 200_000, kept: 0 });
  });
});

test('A-20 what was paid beforehand goes to the visit, receipt by receipt, as the car arrives', () => {
  const here = paid()
    .until(NINE)
    .play(['system', 'noteVisit', { order: 'RO-S01-20261123-0001' }]);
  const asked = errandsOf(here.state, here.events.at(-1)!, here.state);
  expect(asked.filter((errand) => 'sendCommand' in errand && errand.command.type === 'creditDeposit')).toEqual([
    {
      sendCommand: 'repairOrder',
      number: 'RO-S01-20261123-0001',
      command: { type: 'creditDeposit', paymentId: `${here.state.number}.1`, amount: 200_000, method: 'cash' },
    },
  ]);
  expect(isOver(here.state)).toBe(true);
});
