import { COMPANY } from '../../../dev/fixtures/store';
import { standingInvoice } from '../../../domain/repair-order/invoices';
import { isOver } from '../../../domain/repair-order/milestones';
import { tasksOf } from '../../../domain/repair-order/tasks';
import { creditCodeCheck, TaxNumber } from '../../../domain/values/tax-number';
import { givenOrder, malformed, type Move } from '../../support/given-order';
import {
  after,
  afterWaiting,
  delivered,
  exitPass,
  fold,
  oil,
  opening,
  type Events,
  type HistoryStep,
} from '../../support/order-events';
import { agreedFor, confirms, isPersonal, split, takes, towing } from '../../support/payer-events';

const confirm = (change: object): Move => ['cashier', 'confirmInvoice', { kind: 'company', ...change }];
const issue = (payer?: string, change: object = {}): Move => [
  'cashier',
  'issueInvoice',
  { invoiceId: 'F-1', number: '12345678', ...(payer && { payer }), ...change },
];
const red: Move = ['finance', 'issueRedInvoice', { invoiceId: 'F-1', number: '87654321', reason: '抬头有误' }];

describe('the tax number', () => {
  test.each(['91350100M000100Y43', COMPANY.taxNumber])('%s is a unified social credit code', (code) =>
    expect(TaxNumber.safeParse(code).success).toBe(true),
  );

  test.each([
    ['91350100M000100Y44', 'its last character does not fit'],
    ['91350100M000100Y4', 'it is too short'],
    ['91350100M000100I43', 'it has a letter that looks like a digit'],
    ['91530100M000100Y43', 'two digits are exchanged'],
    ['', 'it is empty'],
  ])('%s is none: %s', (code) => expect(TaxNumber.safeParse(code).success).toBe(false));

  test('F-09 every single wrong character is found', () => {
    const code = '91350100M000100Y43';
    const others = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    const missed = Array.from(code).flatMap((character, place) =>
      Array.from(others).filter((other) => {
        const typo = `${code.slice(0, place)}${other}${code.slice(place + 1)}`;
        return other !== character && typo.endsWith(creditCodeCheck(typo));
      }),
    );
    expect(missed).toEqual([]);
  });
});

describe('to whom it is made out', () => {
  test('F-09 a company has a title and a tax number whose check character fits', () => {
    const order = givenOrder(agreedFor([oil]));
    order.when(confirm({})).thenRejected('companyMissing', { payer: 'customer' });
    order.when(confirm({ title: COMPANY.title })).thenRejected('companyMissing', { payer: 'customer' });
    expect(malformed(confirm({ ...COMPANY, taxNumber: '91310115MA1K3X7Y90' }))).toEqual(['taxNumber']);
    order.when(confirm(COMPANY)).then({ type: 'invoiceConfirmed', kind: 'company', ...COMPANY });
  });

  test('F-09 manufacturer and insurer are companies, each with the number of the claim', () => {
    const order = givenOrder(agreedFor(split));
    order
      .when(['cashier', 'confirmInvoice', { kind: 'personal', payer: 'manufacturer' }])
      .thenRejected('companyMissing', { payer: 'manufacturer' });
    const confirmed = order.when(confirm({ ...COMPANY, payer: 'manufacturer', claim: 'SP-7' })).state();
    expect(confirmed.invoiceData).toEqual({ manufacturer: { kind: 'company', ...COMPANY, claim: 'SP-7' } });
    expect(confirmed.invoice).toBeUndefined();
  });
});

describe('invoices', () => {
  const ready = after(agreedFor([oil, towing, ...split.slice(1)]), confirms('manufacturer'), [
    'cashier',
    { type: 'invoiceConfirmed', kind: 'company', ...COMPANY },
  ]);

  test('F-09 F-06 each payer has an own invoice over the own share, with VAT by category and rate', () => {
    givenOrder(ready)
      .when(issue())
      .then({
        type: 'invoiceIssued',
        invoiceId: 'F-1',
        payer: 'customer',
        number: '12345678',
        kind: 'company',
        ...COMPANY,
        total: 59_900,
        vat: 5_672 + 600,
        categories: [
          { category: 'repair', percent: 13, total: 49_300, vat: 5_672 },
          { category: 'service', percent: 6, total: 10_600, vat: 600 },
        ],
      });
    expect(givenOrder(ready).when(issue('manufacturer')).state().invoices).toMatchObject([
      { payer: 'manufacturer', total: 68_000, vat: 7_823, title: COMPANY.title },
    ]);
    givenOrder(ready)
      .when(issue('insurer'))
      .thenRejected('invoiceUnconfirmed', { payers: ['insurer'] });
  });

  const issued: Events = after(ready, [
    'cashier',
    {
      type: 'invoiceIssued',
      invoiceId: 'F-1',
      payer: 'customer',
      number: '12345678',
      kind: 'company',
      ...COMPANY,
      total: 59_900,
      vat: 6_272,
      categories: [
        { category: 'repair', percent: 13, total: 49_300, vat: 5_672 },
        { category: 'service', percent: 6, total: 10_600, vat: 600 },
      ],
    },
  ]);

  test('a payer has one invoice, and a number is used once', () => {
    givenOrder(issued)
      .when(issue('customer', { invoiceId: 'F-2', number: '11111111' }))
      .thenRejected('invoiceStands');
    givenOrder(issued)
      .when(issue('manufacturer', { invoiceId: 'F-2' }))
      .thenRejected('invoiceNumberUsed', { number: '12345678' });
    givenOrder(issued).when(issue()).then();
    expect(malformed(issue(undefined, { number: '123' }))).toEqual(['number']);
  });

  test('F-10 I9 finance takes an invoice back by a red-letter one, and not whoever issued it; another is issued then', () => {
    const order = givenOrder(issued);
    const taken = order.when(red);
    taken.then({
      type: 'redInvoiceIssued',
      invoiceId: 'F-1',
      payer: 'customer',
      number: '87654321',
      takesBack: '12345678',
      total: 59_900,
      vat: 6_272,
      reason: '抬头有误',
    });
    expect(standingInvoice(taken.state(), 'customer')).toBeUndefined();
    const own = issued.map((event) =>
      event.type === 'invoiceIssued' ? { ...event, by: { ...event.by, id: 'finance' } } : event,
    );
    givenOrder(own).when(red).thenRejected('sameDecider');
    order.when(['cashier', ...red.slice(1)] as unknown as Move).thenRejected('roleNotAllowed');
  });

  test('F-10 what was credited since makes the invoice outdated: finance has the task, and the next one is over what is owed', () => {
    const credited = after(
      issued,
      takes(59_900, 'P-1'),
      [
        'settlement',
        { type: 'creditNoteRequested', adjustmentId: 'J-1', payer: 'customer', amount: 5_990, reason: '返工' },
      ],
      ['supervisor', { type: 'adjustmentDecided', adjustmentId: 'J-1', answer: 'approved', reason: '同意' }],
      ['supervisor', { type: 'creditNoted', adjustmentId: 'J-1', payer: 'customer', amount: 5_990 }],
    );
    expect(tasksOf(fold(credited))).toContainEqual(
      expect.objectContaining({ command: 'issueRedInvoice', roles: ['finance'] }),
    );
    const backed = after(credited, [
      'finance',
      {
        type: 'redInvoiceIssued',
        invoiceId: 'F-1',
        payer: 'customer',
        number: '87654321',
        takesBack: '12345678',
        total: 59_900,
        vat: 6_272,
        reason: 'x',
      },
    ]);
    expect(tasksOf(fold(backed)).map(({ command }) => command)).not.toContain('issueRedInvoice');
    expect(
      givenOrder(backed)
        .when(issue('customer', { invoiceId: 'F-2', number: '22222222' }))
        .state()
        .invoices?.at(-1),
    ).toMatchObject({
      total: 53_910,
      categories: [
        { category: 'repair', total: 44_370, vat: 5_105 },
        { category: 'service', total: 9_540, vat: 540 },
      ],
      vat: 5_645,
    });
  });

  test('whoever wants none gets none', () =>
    givenOrder(after(agreedFor([oil]), ['cashier', { type: 'invoiceConfirmed', kind: 'none' }]))
      .when(issue())
      .thenRejected('noInvoiceWanted', { payer: 'customer' }));
});

test('ADR 5 an order that was opened before keeps the kind of invoice alone', () => {
  const before = agreedFor([oil]).map((event) =>
    event.type === 'orderOpened' ? { ...event, opening: { ...opening, rulesVersion: 2 } } : event,
  );
  const order = givenOrder(before);
  order.when(confirm({})).then({ type: 'invoiceConfirmed', kind: 'company' });
  expect(order.when(confirm({})).state().invoiceData).toBeUndefined();
  givenOrder(after(before, isPersonal)).when(issue()).thenRejected('notDuringStage');
});

describe('F-10 an invoice that is wanted and not issued', () => {
  const wanted = delivered().map((event) =>
    event.type === 'invoiceConfirmed' ? { ...event, kind: 'personal' as const } : event,
  );
  const left: Events = after(
    wanted,
    ['gate', { type: 'gateOpened', exitPass }],
    ['wang', { type: 'dmsUpdated', mismatch: false }],
  );
  const issues: HistoryStep = [
    'cashier',
    {
      type: 'invoiceIssued',
      invoiceId: 'F-1',
      payer: 'customer',
      number: '12345678',
      kind: 'personal',
      total: 49_300,
      vat: 5_672,
      categories: [{ category: 'repair', percent: 13, total: 49_300, vat: 5_672 }],
    },
  ];
  const commandsOf = (events: Events) => tasksOf(fold(events)).map(({ command }) => command);

  test('F-10 it keeps the visit open and is the task of the cashier, until it is issued', () => {
    expect(isOver(fold(left))).toBe(false);
    expect(commandsOf(left)).toEqual(['issueInvoice']);
    expect(isOver(fold(after(left, issues)))).toBe(true);
    expect(commandsOf(after(left, issues))).toEqual([]);
  });

  test('F-10 cashier and finance are reminded at the end of the day, and a day later it is the service manager’s', () => {
    expect(
      givenOrder(left)
        .due('F-10')
        .map((due) => due.replace(/^\S+ /, '')),
    ).toEqual(['remind cashier finance', 'escalate serviceManager']);
    const later = afterWaiting(left, 3 * 1440);
    expect(fold(later).escalations).toMatchObject([{ timer: 'F-10', id: expect.stringContaining('customer-0') }]);
    expect(givenOrder(after(later, issues)).due('F-10')).toEqual([]);
  });

  test('F-10 one over another sum than is owed by now keeps it open, too, as the task of finance', () => {
    const credited = after(
      left,
      issues,
      [
        'settlement',
        { type: 'creditNoteRequested', adjustmentId: 'J-1', payer: 'customer', amount: 1_000, reason: '划痕' },
      ],
      ['finance', { type: 'adjustmentDecided', adjustmentId: 'J-1', answer: 'approved', reason: '同意' }],
    );
    expect(isOver(fold(credited))).toBe(false);
    expect(commandsOf(credited)).toContain('issueRedInvoice');
  });

  test('F-10 whoever wants none, and an order that was opened before that rule, wait for none', () => {
    const none = after(
      delivered(),
      ['gate', { type: 'gateOpened', exitPass }],
      ['wang', { type: 'dmsUpdated', mismatch: false }],
    );
    expect(isOver(fold(none))).toBe(true);
    expect(givenOrder(none).due('F-10')).toEqual([]);
    const earlier = left.map((event) =>
      event.type === 'orderOpened' ? { ...event, opening: { ...event.opening, rulesVersion: 2 } } : event,
    );
    expect(isOver(fold(earlier))).toBe(true);
  });
});
