import { systemActor } from '../../../domain/kernel/actor';
import { decide as decideOrder } from '../../../domain/kernel/process';
import { arrears, openOf, paidSoFar } from '../../../domain/repair-order/account';
import type { RepairOrderCommand } from '../../../domain/repair-order/commands';
import { isOver } from '../../../domain/repair-order/milestones';
import { noticesOf } from '../../../domain/repair-order/notices';
import { repairOrderProcess } from '../../../domain/repair-order/process';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { givenOrder, type Move } from '../../support/given-order';
import {
  after,
  cancelled,
  contracted,
  delivered,
  fold,
  lastAt,
  opening,
  paidInFull,
  type Events,
  type HistoryStep,
} from '../../support/order-events';
import { agreedFor, confirms, isPersonal, split, takes, takesDeposit } from '../../support/payer-events';

const OIL = 49_300;
const cash = { method: 'cash' as const, received: 0, change: 0 };
const deposit = (amount: number, change: object = {}): Move => [
  'cashier',
  'receiveDeposit',
  { paymentId: 'D-1', ...cash, amount, received: amount, amountRepeated: true, ...change },
];
const complete: Move = ['settlement', 'completeSettlement'];
const decide = (who: 'finance' | 'supervisor' | 'cashier', answer = 'approved', adjustmentId = 'J-1'): Move => [
  who,
  'decideAdjustment',
  { adjustmentId, answer, reason: '已核实' },
];
const asks = (kind: 'refund' | 'creditNote', amount: number, adjustmentId = 'J-1'): HistoryStep => [
  'settlement',
  {
    type: kind === 'refund' ? 'refundRequested' : 'creditNoteRequested',
    adjustmentId,
    payer: 'customer',
    amount,
    reason: '多收',
  },
];
const grants = (adjustmentId = 'J-1'): HistoryStep => [
  'finance',
  { type: 'adjustmentDecided', adjustmentId, answer: 'approved', reason: '同意' },
];
const credits = (amount: number, adjustmentId = 'J-1'): readonly HistoryStep[] => [
  asks('creditNote', amount, adjustmentId),
  grants(adjustmentId),
  ['finance', { type: 'creditNoted', adjustmentId, payer: 'customer', amount }],
];

describe('deposits', () => {
  test('F-11 the cashier takes a deposit from the signed order on, up to what the customer has approved', () => {
    const order = givenOrder(contracted({ lines: split }));
    order.when(deposit(20_000)).then({
      type: 'depositReceived',
      paymentId: 'D-1',
      ...cash,
      amount: 20_000,
      received: 20_000,
      amountRepeated: true,
    });
    // the pads are the manufacturer's
    order.when(deposit(OIL + 1)).thenRejected('paymentExceedsDue', { due: OIL });
    order.when(deposit(100, { change: 1 })).thenRejected('changeWrong');
    expect(order.when(deposit(OIL)).state().payments).toEqual([
      { paymentId: 'D-1', amount: OIL, method: 'cash', amountRepeated: true, deposit: true },
    ]);
    givenOrder(after(contracted(), takesDeposit(100)))
      .when(deposit(100))
      .then();
  });

  test('F-11 what is not cash is found again by its reference', () => {
    const order = givenOrder(contracted());
    order.when(deposit(100, { method: 'transfer' })).thenRejected('referenceMissing', { method: 'transfer' });
    expect(order.when(deposit(100, { method: 'transfer', reference: 'B-7' })).state().payments).toMatchObject([
      { method: 'transfer', reference: 'B-7' },
    ]);
  });

  test('F-11 a deposit counts towards the sheet', () => {
    const events = after(contracted(), takesDeposit(20_000));
    const sheet = { revision: 1, lines: [], gross: OIL, discount: 0, total: OIL, vat: 0 };
    expect(arrears({ ...fold(events), settlement: sheet })).toBe(OIL - 20_000);
  });

  test('A-20 what was paid for the appointment counts towards the sheet, once, and what is too much goes back', () => {
    const paymentId = 'AP-S01-20261120-0001.1';
    const credited = (amount: number): HistoryStep => [
      'workshop',
      { type: 'depositCredited', paymentId, amount, method: 'cash' },
    ];
    const sheet = { revision: 1, lines: [], gross: OIL, discount: 0, total: OIL, vat: 0 };
    const paid = fold(after(contracted(), credited(20_000)));
    expect(arrears({ ...paid, settlement: sheet })).toBe(OIL - 20_000);
    expect(paid.payments).toEqual([{ paymentId, amount: 20_000, method: 'cash', deposit: true }]);
    const again = { type: 'creditDeposit', paymentId, amount: 20_000, method: 'cash', id: 'c', by: systemActor };
    expect(decideOrder(repairOrderProcess, paid, again as RepairOrderCommand, lastAt(contracted()))).toEqual([]);
    const declined: HistoryStep = ['wang', { type: 'estimateDeclined', reason: 'declined', fee: 0 }];
    givenOrder(after(contracted(), credited(20_000), declined))
      .when(['cashier', 'issueExitPass'])
      .thenRejected('refundDue', { due: 20_000 });
    givenOrder(after(contracted(), credited(20_000)))
      .when(['manager', 'voidOrder', { reason: '重复开单' }])
      .thenRejected('moneyTaken');
  });

  test('a cancelled visit goes when the deposit is back', () => {
    const kept = after(contracted(), takesDeposit(20_000), [
      'wang',
      { type: 'orderCancelled', reason: '有事', fee: 0 },
    ]);
    givenOrder(kept).when(['cashier', 'issueExitPass']).thenRejected('refundDue', { due: 20_000 });
    const back = after(kept, asks('refund', 20_000), grants(), [
      'cashier',
      { type: 'refundPaid', adjustmentId: 'J-1', payer: 'customer', amount: 20_000, method: 'cash' },
    ]);
    expect(paidSoFar(fold(back))).toBe(0);
    expect(givenOrder(back).when(['cashier', 'issueExitPass']).state().stage).toBe('cancelled');
  });

  test('an order with money on it is no mistake, until the payment is void', () => {
    const taken = after(contracted(), takesDeposit(100));
    const voidIt: Move = ['manager', 'voidOrder', { reason: '重复开单' }];
    givenOrder(taken).when(voidIt).thenRejected('moneyTaken');
    const voided = after(
      taken,
      [
        'cashier',
        {
          type: 'paymentVoidRequested',
          adjustmentId: 'J-1',
          paymentId: 'D-1',
          payer: 'customer',
          amount: 100,
          reason: 'x',
        },
      ],
      grants(),
      ['finance', { type: 'paymentVoided', adjustmentId: 'J-1', paymentId: 'D-1', payer: 'customer', amount: 100 }],
    );
    expect(givenOrder(voided).when(voidIt).state().stage).toBe('voided');
  });
});

describe('voids', () => {
  const ask: Move = ['cashier', 'requestPaymentVoid', { adjustmentId: 'J-1', paymentId: 'P-1', reason: '支票退票' }];
  const asked = (events: Events = paidInFull()): Events =>
    after(events, [
      'cashier',
      {
        type: 'paymentVoidRequested',
        adjustmentId: 'J-1',
        paymentId: 'P-1',
        payer: 'customer',
        amount: OIL,
        reason: '退票',
      },
    ]);

  test('F-11 I9 one asks that a payment is void, another decides; then the money is due again', () => {
    const order = givenOrder(paidInFull());
    order.when(ask).then({
      type: 'paymentVoidRequested',
      adjustmentId: 'J-1',
      payer: 'customer',
      amount: OIL,
      reason: '支票退票',
      paymentId: 'P-1',
    });
    expect(arrears(fold(asked()))).toBe(0);
    const voided = givenOrder(asked()).when(decide('finance'));
    voided.then(
      { type: 'adjustmentDecided', adjustmentId: 'J-1', answer: 'approved', reason: '已核实' },
      { type: 'paymentVoided', adjustmentId: 'J-1', payer: 'customer', amount: OIL, paymentId: 'P-1' },
    );
    expect(arrears(voided.state())).toBe(OIL);
    expect(voided.state().payments).toMatchObject([{ paymentId: 'P-1', voided: true }]);
    const declined = givenOrder(asked()).when(decide('finance', 'declined'));
    expect(arrears(declined.state())).toBe(0);
  });

  test('I9 who asked does not decide, nor who took the money, in whichever role or whoever’s place', () => {
    const by = (id: string, stand?: string) =>
      asked().map((event) =>
        event.type === 'paymentVoidRequested'
          ? { ...event, by: { ...event.by, id, ...(stand && { for: stand }) } }
          : event,
      );
    givenOrder(asked()).when(decide('cashier')).thenRejected('roleNotAllowed');
    givenOrder(by('finance')).when(decide('finance')).thenRejected('sameDecider');
    const taken = asked().map((event) =>
      event.type === 'paymentReceived' ? { ...event, by: { ...event.by, id: 'finance' } } : event,
    );
    givenOrder(taken)
      .when(decide('finance'))
      .thenRejected('samePerson', { did: ['receivePayment'] });
  });

  test('F-12 a payment that turns out void before the gate keeps the car there, until it is paid or released', () => {
    const gone = asked(delivered());
    const voided = after(gone, grants(), [
      'finance',
      { type: 'paymentVoided', adjustmentId: 'J-1', paymentId: 'P-1', payer: 'customer', amount: OIL },
    ]);
    const pass = fold(voided).exitPass!.number;
    const open: Move = ['gate', 'openGate', { exitPass: pass, plate: '沪A12345' }];
    givenOrder(voided).when(open).thenRejected('notPaid', { due: OIL });
    const released = after(voided, [
      'supervisor',
      { type: 'creditReleased', amount: OIL, reason: '月结', dueDay: '2026-12-31' },
    ]);
    expect(givenOrder(released).when(open).state().exitPass?.usedAt).toBeDefined();
  });

  test('a payment is voided once, and while its void is asked for nobody asks again', () => {
    givenOrder(asked())
      .when(['cashier', 'requestPaymentVoid', { adjustmentId: 'J-2', paymentId: 'P-1', reason: 'x' }])
      .thenRejected('unknownPayment', { paymentId: 'P-1' });
    givenOrder(asked()).when(ask).then();
    givenOrder(paidInFull())
      .when(['cashier', 'requestPaymentVoid', { adjustmentId: 'J-2', paymentId: 'P-9', reason: 'x' }])
      .thenRejected('unknownPayment', { paymentId: 'P-9' });
  });
});

describe('credit notes and refunds', () => {
  const refund = (amount: number, adjustmentId = 'J-2'): Move => [
    'settlement',
    'requestRefund',
    { adjustmentId, amount, reason: '多收' },
  ];
  const credited = after(paidInFull(), ...credits(5_000));
  const pay = (reference?: string): Move => [
    'cashier',
    'payRefund',
    {
      adjustmentId: 'J-2',
      method: reference === undefined ? 'cash' : 'transfer',
      ...(reference !== undefined && { reference }),
    },
  ];
  const granted = after(credited, asks('refund', 5_000, 'J-2'), grants('J-2'));

  test('F-11 I9 a credit note of two people makes the payer owe less', () => {
    const order = givenOrder(after(paidInFull(), asks('creditNote', 5_000)));
    expect(arrears(order.order)).toBe(0);
    const noted = order.when(decide('supervisor'));
    noted.then(
      { type: 'adjustmentDecided', adjustmentId: 'J-1', answer: 'approved', reason: '已核实' },
      { type: 'creditNoted', adjustmentId: 'J-1', payer: 'customer', amount: 5_000 },
    );
    expect(arrears(noted.state())).toBe(-5_000);
    givenOrder(paidInFull())
      .when(['settlement', 'requestCreditNote', { adjustmentId: 'J-1', amount: OIL + 1, reason: 'x' }])
      .thenRejected('creditExceedsOwed', { limit: OIL });
  });

  test('F-11 what was paid too much goes back: asked for, granted by another, paid out by the cashier with a reference', () => {
    givenOrder(paidInFull()).when(refund(1)).thenRejected('refundExceedsPaid', { limit: 0 });
    givenOrder(credited).when(refund(5_001)).thenRejected('refundExceedsPaid', { limit: 5_000 });
    givenOrder(credited).when(refund(5_000)).then({
      type: 'refundRequested',
      adjustmentId: 'J-2',
      payer: 'customer',
      amount: 5_000,
      reason: '多收',
    });
    givenOrder(after(credited, asks('refund', 5_000, 'J-2')))
      .when(pay())
      .thenRejected('noRefundToPay');
    givenOrder(granted)
      .when(['cashier', 'payRefund', { adjustmentId: 'J-2', method: 'transfer' }])
      .thenRejected('referenceMissing', { method: 'transfer' });
    const paid = givenOrder(granted).when(pay('B-9'));
    paid.then({
      type: 'refundPaid',
      adjustmentId: 'J-2',
      payer: 'customer',
      amount: 5_000,
      method: 'transfer',
      reference: 'B-9',
    });
    expect([arrears(paid.state()), paidSoFar(paid.state())]).toEqual([0, OIL - 5_000]);
    givenOrder(
      after(granted, [
        'cashier',
        { type: 'refundPaid', adjustmentId: 'J-2', payer: 'customer', amount: 5_000, method: 'cash' },
      ]),
    )
      .when(pay())
      .thenRejected('noRefundToPay');
  });

  test('two refunds do not give back the same money', () => {
    const first = after(credited, asks('refund', 3_000, 'J-2'));
    givenOrder(first).when(refund(2_001, 'J-3')).thenRejected('refundExceedsPaid', { limit: 2_000 });
    const second = after(first, asks('refund', 3_000, 'J-3'), grants('J-2'));
    givenOrder(second)
      .when(decide('finance', 'approved', 'J-3'))
      .thenRejected('refundExceedsPaid', { limit: 2_000 });
  });

  test('a refund that was granted is not paid out when the payment has turned out void', () => {
    const voided = after(granted, [
      'finance',
      { type: 'paymentVoided', adjustmentId: 'J-9', paymentId: 'P-1', payer: 'customer', amount: OIL },
    ]);
    givenOrder(voided).when(pay()).thenRejected('refundExceedsPaid', { limit: 0 });
  });

  test('F-12 the settlement is not complete while the customer has money to get back', () =>
    givenOrder(credited).when(complete).thenRejected('refundDue', { due: 5_000 }));

  test('each payer has an own account', () => {
    const own = after(agreedFor(split), isPersonal, confirms('manufacturer'), takes(68_000, 'P-1', 'manufacturer'));
    const note: Move = [
      'settlement',
      'requestCreditNote',
      { adjustmentId: 'J-1', payer: 'manufacturer', amount: 8_000, reason: '索赔价差' },
    ];
    const asked = givenOrder(own).when(note).state();
    expect(asked.adjustments).toMatchObject([{ payer: 'manufacturer', amount: 8_000, kind: 'creditNote' }]);
    const noted = after(
      own,
      [
        'settlement',
        { type: 'creditNoteRequested', adjustmentId: 'J-1', payer: 'manufacturer', amount: 8_000, reason: 'x' },
      ],
      grants(),
    );
    expect([openOf(fold(noted), 'manufacturer'), arrears(fold(noted))]).toEqual([-8_000, OIL]);
  });

  test('whoever has to decide or to pay has the task and hears of it; the visit is not over before', () => {
    const asked = after(delivered(), asks('creditNote', 100));
    const tasks = (events: Events) =>
      tasksOf(fold(events)).map(({ command, roles }) => `${command} ${roles.join(' ')}`);
    expect(tasks(asked)).toContain('decideAdjustment businessSupervisor finance storeManager');
    expect(tasks(granted)).toContain('payRefund cashier');
    expect(noticesOf(fold(asked), asked.at(-1)!).map(({ to }) => to)).toEqual([
      { role: 'businessSupervisor', person: null },
      { role: 'finance', person: null },
      { role: 'storeManager', person: null },
    ]);
    const filed = (events: Events) =>
      after(
        events,
        ['wang', { type: 'dmsUpdated', mismatch: false }],
        ['gate', { type: 'gateOpened', exitPass: fold(events).exitPass!.number }],
      );
    expect(isOver(fold(filed(delivered())))).toBe(true);
    expect(isOver(fold(filed(asked)))).toBe(false);
    expect(
      isOver(
        fold(
          after(filed(asked), [
            'finance',
            { type: 'adjustmentDecided', adjustmentId: 'J-1', answer: 'declined', reason: 'x' },
          ]),
        ),
      ),
    ).toBe(true);
  });
});

test('ADR 5 an order that was opened before takes no deposit and puts no money right', () => {
  const before = { opening: { ...opening, rulesVersion: 2 } };
  givenOrder(contracted(before)).when(deposit(100)).thenRejected('notDuringStage');
  givenOrder(paidInFull(before))
    .when(['cashier', 'requestPaymentVoid', { adjustmentId: 'J-1', paymentId: 'P-1', reason: 'x' }])
    .thenRejected('notDuringStage');
  expect(fold(paidInFull(before)).payments).toEqual([{ paymentId: 'P-1', amount: OIL }]);
  expect(fold(cancelled()).payments).toEqual([]);
});
