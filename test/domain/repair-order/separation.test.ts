import { givenOrder, type Move } from '../../support/given-order';
import {
  after,
  cancelled,
  delivered,
  deliveredOnCredit,
  exitPass,
  invoiced,
  oil,
  presented,
  settled,
  totalOf,
  type Events,
} from '../../support/order-events';

/** The same events, but for who did what happened under these names: in another's place, or with one role more. */
const doneBy = (id: string, events: Events, ...types: readonly Events[number]['type'][]): Events =>
  events.map((event) => (types.includes(event.type) ? { ...event, by: { ...event.by, id } } : event));

const gate: Move = ['gate', 'openGate', { exitPass, plate: 'compared' }];
const credit = { type: 'creditReleased', amount: totalOf([oil]), reason: '月结', dueDay: '2026-12-31' } as const;
const onCredit = after(invoiced(), ['supervisor', credit]);
const before = { opening: { rulesVersion: 2 } };

describe('the gate', () => {
  test.each(['paymentReceived', 'exitPassIssued'] as const)('H1 I9 %s and the gate are not in one hand', (type) => {
    givenOrder(doneBy('gate', delivered(), type))
      .when(gate)
      .thenRejected('samePerson', { did: [type === 'paymentReceived' ? 'receivePayment' : 'issueExitPass'] });
  });

  test('H1 I9 whoever let the car go unpaid does not open the gate', () =>
    givenOrder(doneBy('gate', deliveredOnCredit(), 'creditReleased'))
      .when(gate)
      .thenRejected('samePerson', { did: ['releaseOnCredit'] }));

  test('H1 I9 one person with every role is stopped at the gate at the latest', () =>
    givenOrder(doneBy('gate', delivered(), 'paymentReceived', 'settlementCompleted', 'exitPassIssued'))
      .when(gate)
      .thenRejected('samePerson', { did: ['receivePayment', 'issueExitPass'] }));

  test('H1 I9 a visit without repair, too', () => {
    const cleared = after(
      cancelled(),
      ['cashier', { type: 'feePaid', amount: 10_000, method: 'cash' }],
      ['cashier', { type: 'exitPassIssued', number: exitPass }],
    );
    givenOrder(doneBy('gate', cleared, 'feePaid'))
      .when(gate)
      .thenRejected('samePerson', { did: ['payFee'] });
  });

  test('in a small shop one person takes the money and issues the pass', () => {
    givenOrder(doneBy('settlement', settled(), 'paymentReceived', 'settlementCompleted'))
      .when(['settlement', 'issueExitPass'])
      .then({ type: 'exitPassIssued', number: exitPass });
    givenOrder(doneBy('settlement', delivered(), 'paymentReceived'))
      .when(gate)
      .then({ type: 'gateOpened', exitPass });
  });
});

describe('credit', () => {
  test('H1 I9 whoever released it does not complete the settlement', () => {
    const one = doneBy('settlement', onCredit, 'creditReleased');
    givenOrder(one)
      .when(['settlement', 'completeSettlement'])
      .thenRejected('samePerson', { did: ['releaseOnCredit'] });
    givenOrder(onCredit)
      .when(['settlement', 'completeSettlement'])
      .then({ type: 'settlementCompleted', revenue: totalOf([oil]), arrears: totalOf([oil]) });
  });

  test('what was paid after all is completed by anybody', () => {
    const paid = after(doneBy('settlement', onCredit, 'creditReleased'), [
      'cashier',
      {
        type: 'paymentReceived',
        paymentId: 'P-1',
        method: 'cash',
        amount: totalOf([oil]),
        received: totalOf([oil]),
        change: 0,
      },
    ]);
    givenOrder(paid)
      .when(['settlement', 'completeSettlement'])
      .then({ type: 'settlementCompleted', revenue: totalOf([oil]), arrears: 0 });
  });
});

describe('a discount', () => {
  const requested = (visit = {}): Events =>
    after(presented(visit), ['settlement', { type: 'discountRequested', amount: 10_000, reason: '老客户' }]);
  const decided = (visit = {}): Events =>
    after(requested(visit), ['supervisor', { type: 'discountDecided', granted: 10_000, reason: '同意' }]);

  test('M9 I9 whoever asked for it does not countersign it', () => {
    givenOrder(doneBy('manager', decided(), 'discountRequested'))
      .when(['manager', 'countersignDiscount'])
      .thenRejected('samePerson', { did: ['requestDiscount'] });
    expect(givenOrder(decided()).when(['manager', 'countersignDiscount']).state().stage).toBe('settlement');
  });

  test('I9 nor does whoever asked for an earlier one decide', () => {
    const again = after(
      doneBy('supervisor', decided(), 'discountRequested').map((event) =>
        event.type === 'discountDecided'
          ? { ...event, by: { id: 'other', role: 'businessSupervisor' as const } }
          : event,
      ),
      [
        'manager',
        { type: 'discountCountersigned', sheet: { revision: 2, lines: [], gross: 0, discount: 0, total: 0, vat: 0 } },
      ],
      ['settlement', { type: 'discountRequested', amount: 4_000, reason: '再优惠' }],
    );
    givenOrder(again)
      .when(['supervisor', 'decideDiscount', { granted: 0, reason: '否' }])
      .thenRejected('samePerson', { did: ['requestDiscount'] });
  });

  test('ADR 5 an order that was opened before that rule goes by the rules before it', () => {
    expect(
      givenOrder(doneBy('manager', decided(before), 'discountRequested'))
        .when(['manager', 'countersignDiscount'])
        .state().stage,
    ).toBe('settlement');
    givenOrder(doneBy('gate', delivered(before), 'paymentReceived', 'exitPassIssued'))
      .when(gate)
      .then({ type: 'gateOpened', exitPass });
    expect(givenOrder(delivered(before)).order.separatedActs).toBeUndefined();
    expect(givenOrder(delivered()).order.separatedActs).toEqual([
      { did: 'receivePayment', by: 'cashier' },
      { did: 'issueExitPass', by: 'settlement' },
    ]);
  });
});

test('a payment in two parts by one person is remembered once', () => {
  const twice = ['P-1', 'P-2'].map(
    (paymentId) =>
      [
        'cashier',
        { type: 'paymentReceived', paymentId, method: 'cash', amount: 100, received: 100, change: 0 },
      ] as const,
  );
  expect(givenOrder(after(invoiced(), ...twice)).order.separatedActs).toEqual([
    { did: 'receivePayment', by: 'cashier' },
  ]);
});
