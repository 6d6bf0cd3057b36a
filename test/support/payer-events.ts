import { COMPANY } from '../../dev/fixtures/store';
import { customerTotal } from '../../domain/repair-order/amounts';
import { sheetOf } from '../../domain/repair-order/settlement-sheet';
import type { Payer } from '../../domain/repair-order/payer';
import type { WorkLine } from '../../domain/repair-order/work-line';
import {
  after,
  contracted,
  evidence,
  fold,
  inSettlement,
  oil,
  pads,
  type Events,
  type HistoryStep,
} from './order-events';

/** ¥680.00, which the manufacturer pays. */
export const warrantyPads: WorkLine = { ...pads, payer: 'manufacturer' };
/** ¥120.00 of goods, which the store gives. */
export const freeWipers: WorkLine = {
  lineId: 'L-3',
  work: '雨刮片',
  labourMinutes: 5,
  labour: 0,
  parts: [
    {
      partNumber: 'WIPER',
      name: '雨刮片',
      quantity: 1,
      unitPrice: 12_000,
      suppliedBy: 'shop',
      origin: 'genuine',
      keyLocation: false,
    },
  ],
  payer: 'goodwill',
  category: 'goods',
};
/** ¥106.00 of a service, with another rate of VAT. */
export const towing: WorkLine = {
  lineId: 'L-4',
  work: '拖车服务',
  labourMinutes: 30,
  labour: 10_600,
  parts: [],
  category: 'service',
};
export const split: readonly WorkLine[] = [oil, warrantyPads];

/** The sheet is shown to whoever pays what of these lines. */
export const presentedFor = (lines: readonly WorkLine[] = split): Events =>
  after(inSettlement({ lines }), [
    'settlement',
    (past) => ({ type: 'settlementPresented', sheet: sheetOf(fold(past), 0) }),
  ]);

export const agreedFor = (lines: readonly WorkLine[] = split): Events =>
  after(presentedFor(lines), [
    'settlement',
    (past, meta) => ({
      type: 'settlementAgreed',
      evidence: evidence('settlement', { total: customerTotal(lines) })(past, meta),
    }),
  ]);

export const confirms = (payer: Exclude<Payer, 'customer' | 'goodwill'>): HistoryStep => [
  'cashier',
  { type: 'invoiceConfirmed', kind: 'company', payer, ...COMPANY },
];
export const isPersonal: HistoryStep = ['cashier', { type: 'invoiceConfirmed', kind: 'personal' }];

export const takes = (amount: number, paymentId: string, payer?: Payer): HistoryStep => [
  'cashier',
  {
    type: 'paymentReceived',
    paymentId,
    method: 'cash',
    amount,
    received: amount,
    change: 0,
    ...(payer && { payer }),
  },
];
export const takesDeposit = (amount: number, paymentId = 'D-1'): HistoryStep => [
  'cashier',
  { type: 'depositReceived', paymentId, method: 'cash', amount, received: amount, change: 0 },
];

/** An invoice over what the payer is charged; its categories are left out. */
export const issues = (payer: Payer, total: number, invoiceId = `F-${payer}`): HistoryStep => [
  'cashier',
  {
    type: 'invoiceIssued',
    invoiceId,
    payer,
    number: payer === 'customer' ? '12345678' : '12345679',
    kind: 'company',
    ...COMPANY,
    total,
    vat: 0,
    categories: [],
  },
];

const [OIL, PADS, DEPOSIT, CREDIT] = [49_300, 68_000, 20_000, 5_000];
const adjusts = (
  type: 'paymentVoided' | 'creditNoted' | 'refundPaid',
  adjustmentId: string,
  more: object,
): HistoryStep => ['finance', { type, adjustmentId, payer: 'customer', ...more } as never];

/** Customer and manufacturer pay: a deposit from the appointment, a payment that was void, a credit note, and all the rest. */
export const paidByTwo = (): Events =>
  after(
    agreedFor(),
    ['workshop', { type: 'depositCredited', paymentId: 'AP-1', amount: DEPOSIT, method: 'cash' }],
    isPersonal,
    confirms('manufacturer'),
    takes(1_000, 'P-1'),
    adjusts('paymentVoided', 'J-1', { amount: 1_000, paymentId: 'P-1' }),
    adjusts('creditNoted', 'J-2', { amount: CREDIT }),
    takes(OIL - CREDIT - DEPOSIT, 'P-2'),
    takes(PADS, 'P-3', 'manufacturer'),
    [
      'settlement',
      {
        type: 'settlementCompleted',
        revenue: OIL - CREDIT,
        arrears: 0,
        others: [{ payer: 'manufacturer', revenue: PADS, arrears: 0 }],
      },
    ],
  );

/** A visit that was cancelled after a deposit, which goes back. */
export const givenBack = (): Events =>
  after(
    contracted(),
    takesDeposit(DEPOSIT),
    ['wang', { type: 'orderCancelled', reason: '有事', fee: 0 }],
    adjusts('refundPaid', 'J-1', { amount: DEPOSIT, method: 'cash' }),
  );
