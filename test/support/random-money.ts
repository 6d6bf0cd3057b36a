import type { OrderSimulation } from '../../dev/fixtures/order-simulation';
import * as scenarios from '../../dev/fixtures/scenarios';
import { COMPANY } from '../../dev/fixtures/store';
import { grantedRefunds, openOf, undecided } from '../../domain/repair-order/account';
import { customerTotal } from '../../domain/repair-order/amounts';
import { goodwillOf } from '../../domain/repair-order/goodwill';
import { invoicesDue } from '../../domain/repair-order/invoices';
import { owing } from '../../domain/repair-order/arrears';
import { lineCategories, payers } from '../../domain/repair-order/payer';
import { openRequests } from '../../domain/repair-order/special-requests';
import type { RepairOrder } from '../../domain/repair-order/state';
import type { WorkLine } from '../../domain/repair-order/work-line';
import { contracted, inRepair, oil, pads, presented, readyForPickup, withPass, type Move } from './simulate-order';

const one = <T>(list: readonly T[], dice: number): T | undefined => list[dice % list.length];

/** Who pays for a line, and what it is; the customer for a repair most of the time. */
export const randomPayer = (dice: number): Partial<WorkLine> => ({
  ...(dice % 4 === 0 && { payer: payers[Math.floor(dice / 4) % payers.length]! }),
  ...(dice % 3 === 0 && { category: lineCategories[Math.floor(dice / 3) % lineCategories.length]! }),
});

const prepaid = customerTotal([oil]);
const deposit: Move = [
  'cashier',
  'receiveDeposit',
  { paymentId: 'D-1', method: 'cash', amount: prepaid, received: prepaid, change: 0, amountRepeated: true },
];
const refund: Move = ['cashier', 'requestRefund', { adjustmentId: 'J-1', amount: 1_000, reason: '客户急用' }];
const grant: Move = ['finance', 'decideAdjustment', { adjustmentId: 'J-1', answer: 'approved', reason: '同意' }];
const invoice: Move = ['cashier', 'issueInvoice', { invoiceId: 'F-1', number: '00000001' }];
/** Everything is paid for by somebody: the pads by the manufacturer, the wipers by the store. */
const shared: readonly WorkLine[] = [
  oil,
  { ...pads, payer: 'manufacturer' },
  scenarios.menuLine('WIPER', 'L-3', { payer: 'goodwill', category: 'goods' }),
];
const toSettle = (): OrderSimulation => {
  const done = inRepair(shared).play(...scenarios.work(shared), ...scenarios.check);
  const ready = done.play(...scenarios.prepare(done.order));
  return ready.play(...scenarios.welcome(ready.order), ['wang', 'acceptResult', { consent: scenarios.scan('result') }]);
};

/** Paid by the customer, and with its pass; the manufacturer owes the pads. */
const owedByOthers = (): OrderSimulation => {
  const amount = customerTotal(shared);
  const agreed = toSettle().play(approval(), scenarios.present, ...scenarios.agree(1, amount));
  return agreed.play(
    ['cashier', 'confirmInvoice', { payer: 'manufacturer', kind: 'company', ...COMPANY }],
    scenarios.pay(amount),
    ...scenarios.release,
  );
};
const approval = (): Move => [
  'supervisor',
  'approveGoodwill',
  { amount: goodwillOf(toSettle().order), reason: '老客户' },
];
/** Paid by a customer who wants an invoice. */
const agreedWithInvoice = (): OrderSimulation =>
  presented().play(...scenarios.agree(1, prepaid, 'personal'), scenarios.pay(prepaid));
const goneInArrears = (): OrderSimulation => {
  const visit = owedByOthers();
  return visit.play(...scenarios.hand(visit.order), ...scenarios.leave);
};
/** The customer has paid too much, and somebody else has granted the refund. */
const refundGranted = (): OrderSimulation =>
  withPass().play(
    ['settlement', 'requestCreditNote', { adjustmentId: 'J-7', amount: 1_000, reason: '划痕' }],
    ['finance', 'decideAdjustment', { adjustmentId: 'J-7', answer: 'approved', reason: '同意' }],
    refund,
    grant,
  );
const scratched = (): OrderSimulation => {
  const ready = readyForPickup();
  const welcomed = ready.play(['wang', 'welcomeCustomer']);
  const change = { conditionCompared: { result: 'defect', note: '新划痕' } };
  return welcomed.play(scenarios.fill('wang', 'acceptance', welcomed.order, change));
};

/** Visits on which money is to be put right, or several pay. */
export const visitsOfMoney = (): readonly OrderSimulation[] => [
  contracted().play(deposit),
  contracted().play(deposit, refund),
  contracted().play(deposit, refund, grant),
  contracted().play(deposit, ['wang', 'cancelOrder', { reason: '有事' }]),
  contracted().play(deposit, refund, grant, ['wang', 'cancelOrder', { reason: '有事' }]),
  presented().play(...scenarios.agree(1, prepaid), scenarios.pay(prepaid)),
  withPass(),
  agreedWithInvoice().play(...scenarios.release),
  agreedWithInvoice().play(invoice),
  presented().play(['settlement', 'requestSpecial', { requestId: 'R-1', words: '分期' }]),
  presented().play(
    ['settlement', 'requestDiscount', { amount: 12_000, reason: '等候' }],
    ['supervisor', 'decideDiscount', { granted: 12_000, reason: '同意' }],
  ),
  contracted(shared),
  inRepair(shared),
  toSettle(),
  toSettle().play(approval(), scenarios.present),
  owedByOthers(),
  goneInArrears(),
  refundGranted(),
  scratched(),
];

/** One of these most of the time, and now and then one that is none. */
const mostly = (known: readonly { readonly adjustmentId: string }[], none: string): readonly string[] =>
  [...known, ...known, ...known].map(({ adjustmentId }) => adjustmentId).concat(none);

const dayOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

/** What the commands about money carry; right for this order most of the time. */
export function randomMoney(order: RepairOrder, dice: number, now: number) {
  const payer = one([...payers.filter((each) => openOf(order, each) > 0), 'customer' as const], dice)!;
  const part = Math.max(1, Math.floor(openOf(order, payer) / (1 + (dice % 3))));
  const taken = (amount: number) => ({
    amount,
    received: amount + 5,
    change: dice % 9 === 0 ? 0 : 5,
    ...(dice % 13 > 0 && { amountRepeated: true }),
  });
  const adjustmentId = `J-${dice % 6}`;
  const standing = (order.invoices ?? []).filter(({ red }) => !red);
  const number = String(10_000_000 + (dice % 9_000));
  const company = { kind: 'company', title: COMPANY.title, taxNumber: COMPANY.taxNumber };
  return {
    confirmInvoice: one(
      [
        { kind: 'personal' },
        company,
        { ...company, payer: 'manufacturer', claim: 'SP-1' },
        { ...company, payer: 'insurer' },
        { ...company, payer: 'campaign' },
        { kind: 'company' },
      ],
      dice,
    )!,
    receiveDeposit: { paymentId: `D-${dice % 4}`, method: 'cash', ...taken(1 + (dice % 30_000)) },
    receivePayment: {
      paymentId: `P-${dice % 6}`,
      method: 'cash',
      ...(payer !== 'customer' && { payer }),
      ...taken(part),
    },
    approveGoodwill: { amount: goodwillOf(order), reason: '老客户' },
    requestSpecial: { requestId: `R-${dice % 3}`, words: '分期付款' },
    decideSpecial: {
      requestId: one([...openRequests(order).map(({ requestId }) => requestId), 'R-9'], dice)!,
      answer: one(['approved', 'declined'], dice),
      reason: '同意',
    },
    countersignDiscount: dice % 3 === 0 ? { answer: 'declined', reason: '过高' } : {},
    requestPaymentVoid: {
      adjustmentId,
      paymentId: one([...order.payments.map(({ paymentId }) => paymentId), 'P-9'], dice)!,
      reason: '刷卡未成功',
    },
    requestRefund: {
      adjustmentId,
      amount: Math.max(1, Math.floor(-openOf(order, 'customer') / (1 + (dice % 3)))),
      reason: '多收',
    },
    requestCreditNote: { adjustmentId, payer, amount: 1 + (dice % 9_000), reason: '客户投诉' },
    decideAdjustment: {
      adjustmentId: one(mostly(undecided(order), 'J-9'), dice)!,
      answer: one(['approved', 'approved', 'declined'], dice),
      reason: '核实',
    },
    payRefund: {
      adjustmentId: one(mostly(grantedRefunds(order), 'J-9'), dice)!,
      method: 'cash',
    },
    assignArrears: { payer: one([...owing(order), 'insurer'], dice), owner: 'finance' },
    remindPayer: {
      payer: one([...owing(order), 'insurer'], dice),
      channel: 'phone',
      words: '请付款',
      dueDay: dayOf(now + (dice % 60) * 86_400_000),
    },
    issueInvoice: { invoiceId: `F-${dice % 5}`, payer: one([...invoicesDue(order), 'customer'], dice), number },
    issueRedInvoice: {
      invoiceId: one([...standing.map(({ invoiceId }) => invoiceId), 'F-9'], dice)!,
      number,
      reason: '抬头有误',
    },
  };
}
