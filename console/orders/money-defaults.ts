import { arrears, grantedRefunds, openOf, undecided } from '../../domain/repair-order/account';
import type { CommandName } from '../../domain/repair-order/commands';
import { goodwillOf } from '../../domain/repair-order/goodwill';
import { invoicesDue } from '../../domain/repair-order/invoices';
import { payers, type Payer } from '../../domain/repair-order/payer';
import { openRequests } from '../../domain/repair-order/special-requests';
import { bilingual, type Bilingual } from '../../domain/values/bilingual';
import { yuan } from '../../domain/values/money';
import { catalogue } from '../../texts';
import type { CommandTarget, FormDefaults } from '../shared/forms/command-target';
import type { WholeOrder } from '../shared/server/replies';
import { texts } from '../shared/texts/texts';

const payerName = (payer: Payer): Bilingual =>
  payer === 'customer' ? catalogue.fields.customer : catalogue.values[payer];

const kinds = {
  void: texts.adjustVoid,
  refund: texts.adjustRefund,
  creditNote: texts.adjustCreditNote,
} as const;

type AdjustmentView = NonNullable<WholeOrder['adjustments']>[number];
const adjustment = ({ adjustmentId, kind, payer, amount, reason }: AdjustmentView): CommandTarget => {
  const [what, who] = [kinds[kind], payerName(payer)];
  const rest = `${yuan(amount)} · ${reason}`;
  return {
    key: adjustmentId,
    label: bilingual(`${what.zh} ${who.zh} ${rest}`, `${what.en} ${who.en} ${rest}`),
    values: { adjustmentId },
  };
};

const payment = ({ paymentId, amount, method, reference }: WholeOrder['payments'][number]): CommandTarget => {
  const how = method === undefined ? bilingual('', '') : catalogue.values[method];
  const label = (words: string) => `${yuan(amount)} ${words} ${reference ?? ''}`.trim();
  return { key: paymentId, label: bilingual(label(how.zh), label(how.en)), values: { paymentId } };
};

const payersOwing = (): FormDefaults => ({
  targets: payers.map((payer) => ({ key: payer, label: payerName(payer), values: { payer } })),
});

/** What is known about the commands that move or correct money, before anybody types. */
export const moneyDefaults: { readonly [C in CommandName]?: (order: WholeOrder) => FormDefaults } = {
  receivePayment: (order) => {
    const amount = Math.max(0, arrears(order));
    return { initial: { amount, received: amount, change: 0 } };
  },
  receiveDeposit: () => ({ initial: { change: 0 } }),
  approveGoodwill: (order) => ({ initial: { amount: goodwillOf(order) } }),
  requestPaymentVoid: ({ payments }) => ({ targets: payments.map(payment) }),
  requestRefund: (order) => ({ initial: { amount: Math.max(0, -openOf(order, 'customer')) } }),
  decideAdjustment: (order) => ({ targets: undecided(order).map(adjustment) }),
  payRefund: (order) => ({ targets: grantedRefunds(order).map(adjustment) }),
  issueInvoice: (order) => ({
    targets: invoicesDue(order).map((payer) => ({ key: payer, label: payerName(payer), values: { payer } })),
  }),
  issueRedInvoice: ({ invoices = [] }) => ({
    targets: invoices.map(({ invoiceId, number, total }) => ({
      key: invoiceId,
      label: `${number} ${yuan(total)}`,
      values: { invoiceId },
    })),
  }),
  assignArrears: payersOwing,
  remindPayer: payersOwing,
  decideSpecial: (order) => ({
    targets: openRequests(order).map(({ requestId, words }) => ({
      key: requestId,
      label: words,
      values: { requestId },
    })),
  }),
};
