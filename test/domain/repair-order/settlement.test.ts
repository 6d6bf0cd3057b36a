import { arrears } from '../../../domain/repair-order/account';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { givenOrder, malformed, type Move } from '../../support/given-order';
import {
  after,
  agreed,
  consent,
  contracted,
  deliveredOnCredit,
  inSettlement,
  invoiced,
  oil,
  pads,
  paidInFull,
  pays,
  presented,
  settled,
  totalOf,
} from '../../support/order-events';

const total = totalOf([oil]);
const agree = (change: object = {}): Move => [
  'settlement',
  'agreeSettlement',
  { revision: 1, total, consent, ...change },
];
const pay = (amount: number, change: object = {}): Move => [
  'cashier',
  'receivePayment',
  { paymentId: 'P-1', method: 'cash', amount, received: amount, change: 0, amountRepeated: true, ...change },
];
const complete: Move = ['settlement', 'completeSettlement'];

describe('A-18 whoever came by appointment', () => {
  const benefit = { id: 'b-1', kind: 'discountAndLane', zh: '九折', en: '10 % off', discountPercent: 10 } as const;
  const come = (percent = 10) => ({
    lines: [oil, pads],
    opening: {
      appointment: {
        number: 'AP-S01-20261120-0001',
        repairMinutes: 60,
        washMinutes: 0,
        prices: null,
        bayKind: 'lift' as const,
        skill: null,
        slot: null,
        benefits: [{ ...benefit, discountPercent: percent }],
      },
    },
  });
  const present: Move = ['settlement', 'presentSettlement', { toldOneByOne: true }];
  const sheetOf = (percent: number) =>
    givenOrder(inSettlement(come(percent)))
      .when(present)
      .state().settlement;

  test('A-18 has the discount of the appointment on the first sheet, without asking', () =>
    expect(sheetOf(10)).toMatchObject({ gross: 117_300, discount: 11_730, total: 105_570 }));

  test('A-18 and nobody has one where the benefits hold none', () =>
    expect(sheetOf(0)).toMatchObject({ discount: 0, total: 117_300 }));

  test('A-18 whoever is granted less besides keeps it', () => {
    const discount = (asked: number) => {
      const shown = after(presented(come()), [
        'settlement',
        { type: 'discountRequested', amount: asked, reason: '老客户' },
      ]);
      const grant: Move = ['supervisor', 'decideDiscount', { granted: asked, reason: '同意' }];
      return givenOrder(shown).when(grant).state().settlement?.discount;
    };
    expect(discount(100)).toBe(11_730);
  });
});

describe('the sheet', () => {
  test('I2 F-06 it is the sum of approved and done lines, told one by one', () => {
    givenOrder(inSettlement({ lines: [oil, pads] }))
      .when(['settlement', 'presentSettlement', { toldOneByOne: true }])
      .then({
        type: 'settlementPresented',
        sheet: {
          revision: 1,
          lines: [
            { lineId: 'L-1', amount: 49_300 },
            { lineId: 'L-2', amount: 68_000 },
          ],
          gross: 117_300,
          discount: 0,
          total: 117_300,
          vat: 13_495,
          categories: [{ category: 'repair', percent: 13, total: 117_300, vat: 13_495 }],
        },
      });
    expect(malformed(['settlement', 'presentSettlement'])).toEqual(['toldOneByOne']);
  });

  test('I2 a line that is not done is not charged', () => {
    const half = inSettlement({ lines: [oil, pads] }).filter(
      (event) => !(event.type === 'lineFinished' && event.lineId === 'L-2'),
    );
    const { settlement } = givenOrder(half)
      .when(['settlement', 'presentSettlement', { toldOneByOne: true }])
      .state();
    expect(settlement).toMatchObject({ lines: [{ lineId: 'L-1' }], total });
  });

  test('F-07 S-15 nothing is processed before the customer agrees to the sheet', () => {
    givenOrder(inSettlement()).when(agree()).thenRejected('settlementNotPresented');
    givenOrder(presented()).when(pay(100)).thenRejected('settlementNotAgreed');
    givenOrder(presented()).when(complete).thenRejected('settlementNotAgreed');
    givenOrder(presented())
      .when(agree())
      .then({ type: 'settlementAgreed', evidence: expect.objectContaining({ document: 'settlement', total }) });
  });

  test.each([
    ['total', { total: total - 1 }],
    ['revision', { revision: 2 }],
  ])('F-07 another %s is another sheet', (_what, change) =>
    givenOrder(presented()).when(agree(change)).thenRejected('shownContentDiffers', { revision: 1, total }),
  );
});

describe('discounts', () => {
  const request = (amount: number): Move => ['settlement', 'requestDiscount', { amount, reason: '老客户' }];
  const decide = (who: 'supervisor' | 'settlement', granted: number): Move => [
    who,
    'decideDiscount',
    { granted, reason: '同意' },
  ];
  const requested = (amount: number) =>
    after(presented(), ['settlement', { type: 'discountRequested', amount, reason: '老客户' }]);
  const grantedAbove = after(requested(10_000), [
    'supervisor',
    { type: 'discountDecided', granted: 10_000, reason: '同意' },
  ]);

  test('F-08 S-14 L-05 the business supervisor decides about a discount, not the settlement clerk', () => {
    const asked = givenOrder(presented()).when(request(4_000));
    asked.then({ type: 'discountRequested', amount: 4_000, reason: '老客户' });
    expect(asked.state().stage).toBe('discountPending');
    const order = givenOrder(requested(4_000));
    order.when(decide('settlement', 4_000)).thenRejected('roleNotAllowed', {
      role: 'settlementClerk',
      allowed: ['businessSupervisor'],
    });
    order.when(decide('supervisor', 4_001)).thenRejected('discountTooHigh', { limit: 4_000 });
    const decided = order.when(decide('supervisor', 3_000));
    expect(decided.state()).toMatchObject({
      stage: 'settlement',
      settlement: { revision: 2, discount: 3_000, total: total - 3_000 },
    });
  });

  test('the sheet before the discount is not agreed to any more', () => {
    const sheet = { revision: 2, lines: [], gross: total, discount: 3_000, total: total - 3_000, vat: 5_326 };
    givenOrder(after(requested(4_000), ['supervisor', { type: 'discountDecided', granted: 3_000, reason: 'x', sheet }]))
      .when(agree())
      .thenRejected('shownContentDiffers', { revision: 2, total: total - 3_000 });
  });

  test('an agreed sheet is not discounted', () =>
    givenOrder(agreed()).when(request(1_000)).thenRejected('alreadySigned', { document: 'settlement' }));

  test('I9 a discount above the limit needs two people', () => {
    const order = givenOrder(requested(10_000)).when(decide('supervisor', 10_000));
    order.then({ type: 'discountDecided', granted: 10_000, reason: '同意' });
    expect(order.state().stage).toBe('discountPending');
    givenOrder(grantedAbove).when(decide('supervisor', 10_000)).thenRejected('discountUndecided');
    const signed = givenOrder(grantedAbove).when(['manager', 'countersignDiscount']);
    expect(signed.state()).toMatchObject({ stage: 'settlement', settlement: { discount: 10_000, revision: 2 } });
  });

  test('I9 the two are not one', () => {
    const byManager = grantedAbove.map((event) =>
      event.type === 'discountDecided' ? { ...event, by: { ...event.by, id: 'manager' } } : event,
    );
    givenOrder(byManager).when(['manager', 'countersignDiscount']).thenRejected('sameDecider');
    const byDecider = requested(4_000).map((event) =>
      event.type === 'discountRequested' ? { ...event, by: { ...event.by, id: 'supervisor' } } : event,
    );
    givenOrder(byDecider).when(decide('supervisor', 4_000)).thenRejected('sameDecider');
  });

  test('F-08 the second person may refuse: the sheet stays as it was, and may be agreed to', () => {
    const refuse: Move = ['manager', 'countersignDiscount', { answer: 'declined', reason: '过高' }];
    const refused = givenOrder(grantedAbove).when(refuse);
    refused.then({ type: 'discountRefused', reason: '过高' });
    expect(refused.state()).toMatchObject({ stage: 'settlement', settlement: { revision: 1, discount: 0, total } });
    givenOrder(after(grantedAbove, ['manager', { type: 'discountRefused', reason: '过高' }]))
      .when(agree())
      .then({ type: 'settlementAgreed', evidence: expect.objectContaining({ total }) });
  });

  test('F-08 whoever grants nothing more leaves what was granted before', () => {
    const sheet = { revision: 2, lines: [], gross: total, discount: 3_000, total: total - 3_000, vat: 5_326 };
    const granted = after(requested(4_000), [
      'supervisor',
      { type: 'discountDecided', granted: 3_000, reason: 'x', sheet },
    ]);
    const again = after(granted, ['settlement', { type: 'discountRequested', amount: 5_000, reason: '再优惠' }]);
    const { settlement } = givenOrder(again).when(decide('supervisor', 0)).state();
    expect(settlement).toMatchObject({ revision: 3, discount: 3_000, total: total - 3_000 });
  });

  test('a discount beyond the maximum is not even asked for', () =>
    givenOrder(presented()).when(request(20_000)).thenRejected('discountTooHigh', { limit: 14_790 }));
});

describe('other requests', () => {
  const requestIt: Move = ['settlement', 'requestSpecial', { requestId: 'R-1', words: '分两次付清' }];
  const asked = after(paidInFull(), [
    'settlement',
    { type: 'specialRequested', requestId: 'R-1', words: '分两次付清' },
  ]);
  const answer = (who: 'supervisor' | 'settlement'): Move => [
    who,
    'decideSpecial',
    { requestId: 'R-1', answer: 'approved', reason: '可以' },
  ];

  test('F-08 L-05 another request goes to the business supervisor, who has the task; the settlement clerk does not grant it', () => {
    givenOrder(presented()).when(requestIt).then({ type: 'specialRequested', requestId: 'R-1', words: '分两次付清' });
    givenOrder(asked).when(requestIt).then();
    const order = givenOrder(asked);
    order.when(answer('settlement')).thenRejected('roleNotAllowed', {
      role: 'settlementClerk',
      allowed: ['businessSupervisor'],
    });
    expect(tasksOf(order.order)).toContainEqual(
      expect.objectContaining({ command: 'decideSpecial', roles: ['businessSupervisor'] }),
    );
    order
      .when(answer('supervisor'))
      .then({ type: 'specialDecided', requestId: 'R-1', answer: 'approved', reason: '可以' });
  });

  test('F-08 nobody is let go whose request waits for an answer', () => {
    givenOrder(asked)
      .when(complete)
      .thenRejected('requestUndecided', { requests: ['R-1'] });
    const answered = after(asked, [
      'supervisor',
      { type: 'specialDecided', requestId: 'R-1', answer: 'declined', reason: '不行' },
    ]);
    givenOrder(answered).when(complete).then({ type: 'settlementCompleted', revenue: total, arrears: 0 });
    givenOrder(answered).when(answer('supervisor')).thenRejected('noRequestToDecide', { requestId: 'R-1' });
  });

  test('I9 F-08 whoever passed it on does not decide about it', () => {
    const own = asked.map((event) =>
      event.type === 'specialRequested' ? { ...event, by: { ...event.by, id: 'supervisor' } } : event,
    );
    givenOrder(own).when(answer('supervisor')).thenRejected('sameDecider');
  });
});

describe('payment', () => {
  test('F-09 amount, amount received and change are recorded, and the change is right', () => {
    const cash = { received: total + 700, change: 700 };
    givenOrder(invoiced())
      .when(pay(total, cash))
      .then({
        type: 'paymentReceived',
        paymentId: 'P-1',
        method: 'cash',
        amount: total,
        ...cash,
        amountRepeated: true,
      });
    givenOrder(invoiced())
      .when(pay(total, { ...cash, change: 0 }))
      .thenRejected('changeWrong', { amount: total, received: total + 700, change: 700 });
  });

  test('F-09 the customer says yes to the amount once more before the cashier takes it, and that is kept with the payment', () => {
    const order = givenOrder(invoiced());
    order.when(pay(total, { amountRepeated: undefined })).thenRejected('amountUnrepeated', { amount: total });
    expect(malformed(pay(total, { amountRepeated: false }))).toEqual(['amountRepeated']);
    expect(order.when(pay(total)).state().payments).toEqual([
      { paymentId: 'P-1', amount: total, method: 'cash', amountRepeated: true },
    ]);
    const deposit = (change: object): Move => [
      'cashier',
      'receiveDeposit',
      { paymentId: 'D-1', method: 'cash', amount: 10_000, received: 10_000, change: 0, ...change },
    ];
    givenOrder(contracted()).when(deposit({})).thenRejected('amountUnrepeated', { amount: 10_000 });
    expect(
      givenOrder(contracted())
        .when(deposit({ amountRepeated: true }))
        .state().payments,
    ).toMatchObject([{ paymentId: 'D-1', deposit: true, amountRepeated: true }]);
  });

  test('ADR 5 of an order that was opened before that rule the amount is not asked for again', () => {
    const earlier = invoiced({ opening: { rulesVersion: 2 } });
    givenOrder(earlier)
      .when(pay(total, { amountRepeated: undefined }))
      .then({ type: 'paymentReceived', paymentId: 'P-1', method: 'cash', amount: total, received: total, change: 0 });
  });

  test('F-09 the cashier takes it, after the invoice data were confirmed', () => {
    givenOrder(agreed()).when(pay(100)).thenRejected('invoiceUnconfirmed');
    const [, command, payload] = pay(total);
    givenOrder(invoiced())
      .when(['settlement', command, payload!])
      .thenRejected('roleNotAllowed', { role: 'settlementClerk', allowed: ['cashier'] });
  });

  test('F-11 a payment in part leaves an outstanding amount, and nobody pays more than is due', () => {
    const partly = givenOrder(after(invoiced(), pays(10_000)));
    expect(arrears(partly.order)).toBe(total - 10_000);
    partly.when(pay(total, { paymentId: 'P-2' })).thenRejected('paymentExceedsDue', { due: total - 10_000 });
  });

  test('a payment is taken once', () =>
    givenOrder(after(invoiced(), pays(10_000)))
      .when(pay(10_000))
      .then());

  test('I3 an arrear may still be paid after the car is gone', () => {
    const gone = givenOrder(deliveredOnCredit());
    expect([gone.order.stage, arrears(gone.order)]).toEqual(['delivered', total]);
    expect(arrears(gone.when(pay(total)).state())).toBe(0);
  });
});

describe('completion', () => {
  test('F-11 S-16 the settlement is complete when it is paid, with revenue and arrears of the order', () => {
    givenOrder(invoiced()).when(complete).thenRejected('notPaid', { due: total });
    const completed = givenOrder(paidInFull()).when(complete);
    completed.then({ type: 'settlementCompleted', revenue: total, arrears: 0 });
    expect(completed.state().stage).toBe('paid');
  });

  const credit = (who: 'supervisor' | 'settlement'): Move => [
    who,
    'releaseOnCredit',
    { reason: '月结', dueDay: '2026-12-31' },
  ];
  const partly = after(invoiced(), pays(10_000));

  test('F-29 S-18 CF-13 an unpaid car leaves only on the credit of the business supervisor', () => {
    givenOrder(partly)
      .when(complete)
      .thenRejected('notPaid', { due: total - 10_000 });
    givenOrder(partly)
      .when(credit('settlement'))
      .thenRejected('roleNotAllowed', { role: 'settlementClerk', allowed: ['businessSupervisor'] });
    const released = { type: 'creditReleased', amount: total - 10_000, reason: '月结', dueDay: '2026-12-31' } as const;
    givenOrder(partly).when(credit('supervisor')).then(released);
    const onCredit = givenOrder(after(partly, ['supervisor', released]));
    expect(onCredit.order.credit).toEqual({ amount: total - 10_000, by: 'supervisor', dueDay: '2026-12-31' });
    onCredit.when(complete).then({ type: 'settlementCompleted', revenue: total, arrears: total - 10_000 });
  });

  test('F-12 S-17 the settlement clerk issues the exit pass when all is settled, never earlier', () => {
    for (const events of [agreed(), paidInFull()])
      givenOrder(events).when(['settlement', 'issueExitPass']).thenRejected('notDuringStage');
    givenOrder(settled())
      .when(['cashier', 'issueExitPass'])
      .thenRejected('roleNotAllowed', { role: 'cashier', allowed: ['settlementClerk'] });
    const issued = givenOrder(settled()).when(['settlement', 'issueExitPass']);
    issued.then({ type: 'exitPassIssued', number: 'EP-RO-S01-20261122-0001' });
    expect(issued.state().stage).toBe('exitPassIssued');
  });

  test('F-12 T-18 the exit pass is due at once: after 5 minutes the settlement clerk is reminded', () => {
    expect(givenOrder(settled()).next()).toBe('T-18 5 remind settlementClerk');
    const issued = after(settled(), ['settlement', { type: 'exitPassIssued', number: 'EP-1' }]);
    expect(givenOrder(issued).due('T-18')).toEqual([]);
  });
});
