import { errandsOf } from '../../../domain/appointment/errands';
import { answeredInTime } from '../../../domain/appointment/statistics';
import { appointmentProcess } from '../../../domain/appointment/process';
import { firstBreak } from '../../../domain/kernel/evidence';
import { decide, MINUTE } from '../../../domain/kernel/process';
import { Rejection, type Facts } from '../../../domain/kernel/rejection';
import {
  agree,
  agreed,
  AppointmentSimulation,
  ASKED,
  commandOf,
  job,
  keep,
  laterSlot,
  need,
  NINE,
  sign,
  slot,
  terms,
  type AppointmentMove,
} from '../../support/simulate-appointment';

function refused(appointment: AppointmentSimulation, move: AppointmentMove): readonly [string, Facts] {
  try {
    decide(appointmentProcess, appointment.state, commandOf(move), appointment.now);
  } catch (error) {
    if (error instanceof Rejection) return [error.code, error.facts];
    throw error;
  }
  throw new Error(`${move[1]} was not rejected`);
}
const played = (...moves: readonly AppointmentMove[]) => new AppointmentSimulation().play(...moves);

describe('A-09 the need', () => {
  test('is taken down with the salutation as it was repeated back', () =>
    expect(played(need).state.need).toEqual({ salutation: '王女士', words: '两万公里保养' }));

  test('that was not repeated back is not taken', () =>
    expect(() =>
      commandOf(['wang', 'confirmNeed', { salutation: '王女士', words: 'x', repeatedBack: false }]),
    ).toThrow());
});

describe('A-08, A-11 to A-14 what the customer is told', () => {
  test('A-13 the three times, as the job was planned', () =>
    expect(played(need, job(), terms()).state.terms).toMatchObject({
      repairMinutes: 90,
      washMinutes: 20,
      togetherMinutes: 110,
    }));

  test('A-12 labour, material and total are three figures, where the customer asks for a price', () => {
    expect(played(need, job(), terms({ labour: 30_000, material: 45_050 })).state.terms?.prices).toEqual({
      labour: 30_000,
      material: 45_050,
      total: 75_050,
    });
    expect(played(need, job(), terms()).state.terms?.prices).toBeNull();
    expect(refused(played(need, job()), terms({ labour: 30_000 }))[0]).toBe('pricesIncomplete');
  });

  test('A-14 each document by itself; licence, booklet and plan always', () => {
    expect(refused(played(need, job()), terms({ documents: ['vehicleLicence'] }))).toEqual([
      'documentsUntold',
      { missing: ['maintenanceBooklet', 'annualPlan'] },
    ]);
    const five = ['insurance', 'driverLicence', 'annualPlan', 'maintenanceBooklet', 'vehicleLicence'];
    expect(played(need, job(), terms({ documents: five })).state.terms?.documents).toEqual(five.toReversed());
  });

  test.each(['timesTold', 'partsTold', 'halfHourCallTold'])('A-08 not without %s', (field) =>
    expect(() => commandOf(terms({ [field]: false }))).toThrow(),
  );

  test('A-11 when parts that are not in stock can be here, and no time before', () => {
    const partsReadyAt = new Date(NINE + MINUTE).toISOString().replace('.000Z', 'Z');
    const waiting = played(need, job({ parts: [{ partNumber: 'P-1', quantity: 1 }], partsReadyAt }), terms());
    expect(waiting.state.terms?.partsReadyAt).toBe(NINE + MINUTE);
    expect(refused(waiting, keep())[0]).toBe('partsNotReadyThen');
    expect(waiting.play(keep(laterSlot)).state.slot).toEqual(laterSlot);
  });

  test('of another job is told anew', () => {
    expect(played(need, job(), terms(), job({ repairMinutes: 120 })).state.terms).toBeUndefined();
    expect(refused(played(need, job(), terms(), keep()), job())[0]).toBe('slotKept');
  });
});

describe('A-01, A-02 agreed and signed', () => {
  test.each([
    ['needUnconfirmed', [job(), terms(), keep()]],
    ['jobUnplanned', [need]],
    ['termsUntold', [need, job(), keep()]],
    ['slotMissing', [need, job(), terms()]],
  ] as const)('there is nothing to agree to: %s', (code, moves) =>
    expect(refused(played(...moves), agree)[0]).toBe(code),
  );

  test('A-01 what the shop proposes is valid once the customer agrees, and lapses otherwise', () => {
    const proposal = new AppointmentSimulation({ origin: 'proposed' }).play(need, job(), terms(), keep());
    expect(proposal.state.stage).toBe('arranging');
    const heldAt = proposal.state.heldAt!;
    proposal.until(heldAt + 1_440 * MINUTE - 1);
    expect(proposal.state.slot).toBeDefined();
    proposal.until(heldAt + 1_440 * MINUTE);
    expect(proposal.state.slot).toBeUndefined();
    expect(proposal.events.at(-1)).toMatchObject({ type: 'slotLapsed', reservationId: slot.reservationId });
  });

  test('A-02, S-01 the signed form makes it confirmed, and says what was agreed', () => {
    const { state } = played(...agreed, sign);
    expect(state.stage).toBe('confirmed');
    const [form] = state.evidence;
    expect(form).toMatchObject({ document: 'appointmentForm', appointment: state.number, subject: '1' });
    for (const said of ['2026-11-23 09:00', '两万公里保养', '90', '110', '行驶证', '保养手册', '年度保养计划'])
      expect(form?.text).toContain(said);
    expect(firstBreak(state.evidence)).toBeUndefined();
  });

  test('A-02 a phone call is no signature', () =>
    expect(
      refused(played(...agreed), ['wang', 'signForm', { consent: { channel: 'phone', witness: 'li', words: 'x' } }])[0],
    ).toBe('consentNotAccepted'));

  test('A-03 a time that has passed is not taken down', () => {
    const late = played(need, job(), terms()).until(NINE + 1);
    expect(refused(late, keep())[0]).toBe('slotPast');
  });

  test('A-01 whoever asks has an answer by the end of the day', () =>
    expect(
      played(need)
        .until(ASKED + 24 * 60 * MINUTE)
        .timeline(),
    ).toEqual(['11-20 18:00 A-01 remind serviceAdvisor']));
});

describe('A-21 moved, lost and given back', () => {
  test('a move takes the new time before it gives back the old one, and is agreed to and signed anew', () => {
    const moved = played(...agreed, sign);
    const before = moved.state;
    moved.play(keep(laterSlot));
    expect(moved.state).toMatchObject({ stage: 'arranging', turn: 2, slot: laterSlot });
    expect(errandsOf(before, moved.events.at(-1)!, moved.state)).toEqual([
      {
        sendCommand: 'workshopDay',
        number: laterSlot.day,
        command: { type: 'confirmReservation', reservationId: laterSlot.reservationId, holder: before.number },
      },
      {
        sendCommand: 'workshopDay',
        number: slot.day,
        command: { type: 'releaseReservation', reservationId: slot.reservationId },
      },
    ]);
    moved.play(agree, sign);
    expect(moved.state.evidence.map(({ subject }) => subject)).toEqual(['1', '2']);
  });

  test('taken down twice is taken down once', () => {
    const once = played(...agreed);
    const before = once.events.length;
    expect(once.play(keep()).events).toHaveLength(before);
  });

  test('a time that the day has ended is arranged anew; one that was moved from is forgotten', () => {
    const moved = played(...agreed, keep(laterSlot));
    moved.play(['system', 'noteSlotLost', { reservationId: slot.reservationId }]);
    expect(moved.state.slot).toEqual(laterSlot);
    moved.play(['system', 'noteSlotLost', { reservationId: laterSlot.reservationId }]);
    expect(moved.state).toMatchObject({ stage: 'arranging' });
    expect(moved.state.slot).toBeUndefined();
  });

  test('only a process says that a time is lost', () =>
    expect(refused(played(...agreed), ['wang', 'noteSlotLost', { reservationId: slot.reservationId }])[0]).toBe(
      'roleNotAllowed',
    ));

  test.each([
    ['agreed', agreed],
    ['confirmed', [...agreed, sign]],
    ['arranging with a time', [need, job(), terms(), keep()]],
  ])('an appointment that is %s and called off gives its time back', (_stage, moves) => {
    const off = played(...moves);
    const before = off.state;
    off.play(['wang', 'callOff', { calledOffBy: 'customer', reason: '出差' }]);
    expect(off.state.stage).toBe('calledOff');
    expect(errandsOf(before, off.events.at(-1)!, off.state)).toEqual([
      {
        sendCommand: 'workshopDay',
        number: slot.day,
        command: { type: 'releaseReservation', reservationId: slot.reservationId },
      },
    ]);
  });
});

describe('A-04, A-20 the deposit', () => {
  const dear = job({ parts: [{ partNumber: 'P-1', quantity: 1 }], partsTotal: 200_000 });
  const high = () => played(need, dear, terms(), keep(), agree);
  const demand = (amount: number): AppointmentMove => ['wang', 'demandDeposit', { amount }];
  const paid: AppointmentMove = ['cashier', 'bookDeposit', { amount: 100_000, method: 'wechat', reference: 'WX-1' }];

  test.each([
    [99_980, 'depositTooLow'],
    [99_999, 'depositTooLow'],
    [200_001, 'depositTooHigh'],
  ])('A-04 %i fen of 200,000 is refused', (amount, code) => expect(refused(high(), demand(amount))[0]).toBe(code));

  test('A-04 half of the original price is taken, to the fen', () => {
    expect(high().play(demand(100_000)).state.deposit).toMatchObject({ amount: 100_000, ofPrice: 200_000 });
    const odd = played(
      need,
      job({ parts: [{ partNumber: 'P-1', quantity: 1 }], partsTotal: 200_001 }),
      terms(),
      keep(),
      agree,
    );
    expect(refused(odd, demand(100_000))).toEqual(['depositTooLow', { least: 100_001 }]);
  });

  test('A-04 cheaper parts want none, and are signed at once', () => {
    const cheap = played(
      need,
      job({ parts: [{ partNumber: 'P-1', quantity: 1 }], partsTotal: 199_999 }),
      terms(),
      keep(),
      agree,
    );
    expect(refused(cheap, demand(100_000))[0]).toBe('noDepositWanted');
    expect(cheap.play(sign).state.stage).toBe('confirmed');
  });

  test('A-20 no signature before it is here', () => {
    expect(refused(high(), sign)[0]).toBe('depositUnasked');
    expect(refused(high().play(demand(100_000)), sign)[0]).toBe('depositUnpaid');
    expect(high().play(demand(100_000), paid, sign).state.stage).toBe('confirmed');
  });

  test('S-02 the cashier books what was asked for, once', () => {
    const asked = high().play(demand(100_000));
    expect(refused(asked, ['wang', 'bookDeposit', { amount: 100_000, method: 'cash' }])[0]).toBe('roleNotAllowed');
    expect(refused(asked, ['cashier', 'bookDeposit', { amount: 90_000, method: 'cash' }])[0]).toBe('amountDiffers');
    expect(refused(asked.play(paid), paid)[0]).toBe('depositPaid');
  });

  test('T-04 a deposit that does not come within a day frees the time', () => {
    const asked = high().play(demand(100_000));
    const demandedAt = asked.state.deposit!.demandedAt;
    const before = asked.until(demandedAt + 1_440 * MINUTE - 1).state;
    expect(before.slot).toBeDefined();
    asked.until(demandedAt + 1_440 * MINUTE);
    expect(asked.state).toMatchObject({ stage: 'arranging' });
    expect(errandsOf(before, asked.events.at(-1)!, asked.state)).toContainEqual({
      sendCommand: 'workshopDay',
      number: slot.day,
      command: { type: 'releaseReservation', reservationId: slot.reservationId },
    });
  });
});

describe('M-12, T-06 the booking line', () => {
  test.each([
    [3, 30, true],
    [5, 10, true],
    [4, 11, false],
    [0, 0, true],
  ])('%i rings, %i seconds: %s', (rings, seconds, isInTime) =>
    expect(answeredInTime({ rung: { rings, seconds } })).toBe(isInTime),
  );
  test('nobody rang', () => expect(answeredInTime({})).toBeNull());
});
