import { arrearsOf, isAccountEven } from '../../../domain/repair-order/arrears';
import { heldBy } from '../../../domain/repair-order/hand-over';
import { isOver } from '../../../domain/repair-order/milestones';
import { noticesOf } from '../../../domain/repair-order/notices';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { givenOrder, malformed, type Move } from '../../support/given-order';
import {
  after,
  afterWaiting,
  deliveredOnCredit,
  exitPass,
  fills,
  fold,
  lastAt,
  opening,
  passes,
  recordsAftercare,
  signsOnLeaving,
  withOpeningHours,
  type Events,
} from '../../support/order-events';
import { agreedFor, confirms, isPersonal, takes, issues } from '../../support/payer-events';

const OIL = 49_300;
const PADS = 68_000;
const DAY = 24 * 3_600_000;
const leaves = [
  passes,
  fills('wang', 'handoverPack'),
  fills('wang', 'departure'),
  ['wang', { type: 'finalCheckStarted' }],
  fills('wang', 'finalCheck'),
  recordsAftercare,
  signsOnLeaving('delivery'),
  signsOnLeaving('pickupSlip'),
] as const;

/** The customer has paid and is gone with the car, the file is complete; the manufacturer owes the pads. */
const gone = after(
  agreedFor(),
  isPersonal,
  confirms('manufacturer'),
  takes(OIL, 'P-1'),
  [
    'settlement',
    {
      type: 'settlementCompleted',
      revenue: OIL,
      arrears: 0,
      others: [{ payer: 'manufacturer', revenue: PADS, arrears: PADS }],
    },
  ],
  issues('customer', OIL),
  issues('manufacturer', PADS),
  ...leaves,
  ['wang', { type: 'dmsUpdated', mismatch: false }],
  ['gate', { type: 'gateOpened', exitPass }],
);
const remind = (change: object = {}): Move => [
  'finance',
  'remindPayer',
  { payer: 'manufacturer', channel: 'email', words: '请核对索赔单', dueDay: '2027-01-15', ...change },
];
const reminded: Events = after(gone, [
  'finance',
  { type: 'payerReminded', payer: 'manufacturer', channel: 'email', words: '已提交', dueDay: '2027-01-15' },
]);

test('F-11 what the manufacturer owes outlives the visit: the process goes on until it is paid', () => {
  const order = givenOrder(gone);
  expect(arrearsOf(order.order)).toEqual([
    {
      payer: 'manufacturer',
      amount: PADS,
      dueDay: '2026-12-22',
      ownerRole: 'warrantySpecialist',
      owner: null,
      reminders: 0,
    },
  ]);
  expect([order.order.stage, isOver(order.order)]).toEqual(['delivered', false]);
  const paid = fold(after(gone, takes(PADS, 'P-2', 'manufacturer')));
  expect([arrearsOf(paid), isOver(paid)]).toEqual([[], true]);
});

test('F-11 what nobody will ever pay is written off by two people, and the visit is over', () => {
  const written = after(
    gone,
    [
      'settlement',
      { type: 'creditNoteRequested', adjustmentId: 'J-1', payer: 'manufacturer', amount: PADS, reason: '拒赔' },
    ],
    ['finance', { type: 'adjustmentDecided', adjustmentId: 'J-1', answer: 'approved', reason: '核销' }],
    ['finance', { type: 'creditNoted', adjustmentId: 'J-1', payer: 'manufacturer', amount: PADS }],
    [
      'finance',
      {
        type: 'redInvoiceIssued',
        invoiceId: 'F-manufacturer',
        payer: 'manufacturer',
        number: '87654321',
        takesBack: '12345679',
        total: PADS,
        vat: 0,
        reason: '核销',
      },
    ],
  );
  expect([isAccountEven(fold(written)), isOver(fold(written))]).toEqual([true, true]);
});

test('F-29 the customer’s credit is due on its day', () => {
  const [arrear] = arrearsOf(fold(deliveredOnCredit()));
  expect(arrear).toEqual({
    payer: 'customer',
    amount: OIL,
    dueDay: '2026-12-31',
    ownerRole: 'businessSupervisor',
    owner: null,
    reminders: 0,
  });
});

describe('clocks', () => {
  const dueDay = Date.parse('2026-12-22T00:00:00+08:00');

  test('F-11 on its day the owner is reminded, at closing time it is the manager’s; nobody has the task before', () => {
    const order = givenOrder(gone);
    expect(order.due('F-11', dueDay)).toEqual(['0 remind warrantySpecialist', '1440 escalate serviceManager']);
    const commands = (events: Events) =>
      tasksOf(fold(events)).map(({ command, roles }) => `${command} ${roles.join(' ')}`);
    expect(commands(gone)).toEqual([]);
    const minutes = (dueDay - lastAt(gone)) / 60_000;
    const due = afterWaiting(gone, minutes + 1);
    expect(commands(due)).toEqual(['remindPayer warrantySpecialist']);
    expect(noticesOf(fold(due), due.at(-1)!).map(({ to, template }) => [to, template])).toEqual([
      [{ role: 'warrantySpecialist', person: null }, 'deadline'],
    ]);
    const late = afterWaiting(gone, minutes + 1_441);
    expect(commands(late)).toEqual(['acknowledgeEscalation serviceManager', 'remindPayer warrantySpecialist']);
  });

  test('CF-26 of a store with hours, in its hours', () => {
    const hours = gone.map((event) =>
      event.type === 'orderOpened' ? { ...event, opening: { ...event.opening, policy: withOpeningHours } } : event,
    );
    expect(givenOrder(hours).due('F-11', dueDay)).toEqual([
      '510 remind warrantySpecialist',
      '1080 escalate serviceManager',
    ]);
  });

  test('F-11 a reminder with a new day is a new clock; who promised is asked again on that day', () => {
    const order = givenOrder(gone);
    order.when(remind()).then({
      type: 'payerReminded',
      payer: 'manufacturer',
      channel: 'email',
      words: '请核对索赔单',
      dueDay: '2027-01-15',
    });
    const state = order.when(remind()).state();
    expect(state.followedUp?.manufacturer).toMatchObject({
      reminders: 1,
      dueDay: '2027-01-15',
      last: { words: '请核对索赔单', channel: 'email', by: 'finance' },
    });
    const day = Date.parse('2027-01-15T00:00:00+08:00');
    expect(givenOrder(reminded).due('F-11', day)).toEqual([
      '0 remind warrantySpecialist',
      '1440 escalate serviceManager',
    ]);
  });

  test('nobody gives time without end, and none that is over', () => {
    const now = lastAt(gone) + 60_000;
    const day = (days: number) => new Date(now + days * DAY + 8 * 3_600_000).toISOString().slice(0, 10);
    givenOrder(gone)
      .when(remind({ dueDay: day(-1) }))
      .thenRejected('dueDayPast', { dueDay: day(-1) });
    givenOrder(gone)
      .when(remind({ dueDay: '2099-01-01' }))
      .thenRejected('dueDayTooFar', { dueDay: '2099-01-01', last: day(92) });
    expect(
      givenOrder(gone)
        .when(remind({ dueDay: day(92) }))
        .state().followedUp?.manufacturer?.reminders,
    ).toBe(1);
    givenOrder(gone)
      .when(remind({ payer: 'insurer' }))
      .thenRejected('payerOwesNothing', { payer: 'insurer' });
    expect(malformed(remind({ payer: 'somebody' }))).toEqual(['payer']);
  });

  test('what is paid has no deadline any more', () =>
    expect(givenOrder(after(gone, takes(PADS, 'P-2', 'manufacturer'))).due('F-11')).toEqual([]));
});

describe('the owner', () => {
  const assign: Move = ['supervisor', 'assignArrears', { payer: 'manufacturer', owner: 'finance' }];
  const assigned = after(gone, ['supervisor', { type: 'arrearsAssigned', payer: 'manufacturer', owner: 'finance' }]);

  test('F-11 the business supervisor names who sees to it; the task is that person’s', () => {
    givenOrder(gone).when(assign).then({ type: 'arrearsAssigned', payer: 'manufacturer', owner: 'finance' });
    givenOrder(assigned).when(assign).then();
    expect(arrearsOf(fold(assigned))).toMatchObject([{ owner: 'finance' }]);
    const due = afterWaiting(assigned, 40 * 1440);
    expect(tasksOf(fold(due))).toContainEqual(expect.objectContaining({ command: 'remindPayer', person: 'finance' }));
    givenOrder(gone)
      .when(['cashier', 'assignArrears', { payer: 'manufacturer', owner: 'cashier' }])
      .thenRejected('roleNotAllowed');
  });

  test('H-43 when the owner leaves the store the arrears go to somebody else', () => {
    expect(heldBy(fold(assigned), 'finance')).toEqual([]);
    const handed = givenOrder(assigned).when([
      'store',
      'handOver',
      { predecessor: 'finance', successor: 'supervisor', reason: '离职' },
    ]);
    expect(arrearsOf(handed.state())).toMatchObject([{ payer: 'manufacturer', owner: 'supervisor' }]);
    expect(heldBy(handed.state(), 'finance')).toBeUndefined();
  });
});

test('a credit note after the visit leaves money to give back: the cashier has the task, and it is not over before', () => {
  const settled = after(gone, takes(PADS, 'P-2', 'manufacturer'));
  const credited = after(
    settled,
    [
      'settlement',
      { type: 'creditNoteRequested', adjustmentId: 'J-1', payer: 'customer', amount: 900, reason: '投诉' },
    ],
    ['finance', { type: 'adjustmentDecided', adjustmentId: 'J-1', answer: 'approved', reason: '同意' }],
    ['finance', { type: 'creditNoted', adjustmentId: 'J-1', payer: 'customer', amount: 900 }],
  );
  expect(isOver(fold(credited))).toBe(false);
  expect(tasksOf(fold(credited))).toContainEqual(
    expect.objectContaining({ command: 'requestRefund', roles: ['cashier', 'settlementClerk'] }),
  );
});

test('ADR 5 a visit that was opened before ends with its file, whatever is owed', () => {
  const before = deliveredOnCredit().map((event) =>
    event.type === 'orderOpened' ? { ...event, opening: { ...opening, rulesVersion: 2 } } : event,
  );
  const over = fold(
    after(before, ['wang', { type: 'dmsUpdated', mismatch: false }], ['gate', { type: 'gateOpened', exitPass }]),
  );
  expect([arrearsOf(over), isOver(over)]).toEqual([[], true]);
});
