import { linePrice } from '../../domain/repair-order/amounts';
import { openOf } from '../../domain/repair-order/account';
import { payers, type Payer } from '../../domain/repair-order/payer';
import type { RepairOrder, RepairOrderEvent } from '../../domain/repair-order/state';
import { InvariantViolation } from './invariant-violation';

const demand = (holds: boolean, what: string): void => {
  if (!holds) throw new InvariantViolation(`I23 ${what}`);
};
const sum = (list: readonly { readonly amount: number }[]): number =>
  list.reduce((total, { amount }) => total + amount, 0);

interface Account {
  readonly paid: number;
  readonly refunded: number;
  readonly credited: number;
}

/** What the state of an order says that this payer has paid, got back and been credited. */
function accountIn({ payments, adjustments = [] }: RepairOrder, payer: Payer): Account {
  const own = adjustments.filter((one) => one.payer === payer && one.decision?.answer === 'approved');
  return {
    paid: sum(payments.filter((one) => (one.payer ?? 'customer') === payer && one.voided !== true)),
    refunded: sum(own.filter(({ kind, paidAt }) => kind === 'refund' && paidAt !== undefined)),
    credited: sum(own.filter(({ kind }) => kind === 'creditNote')),
  };
}

/** The account once this has happened. */
function booked(account: Account, event: RepairOrderEvent, payer: Payer): Account {
  const { paid, refunded, credited } = account;
  if (!('amount' in event) || ('payer' in event && event.payer ? event.payer : 'customer') !== payer) return account;
  switch (event.type) {
    case 'paymentReceived':
    case 'depositReceived':
    case 'depositCredited':
      return { ...account, paid: paid + event.amount };
    case 'paymentVoided':
      return { ...account, paid: paid - event.amount };
    case 'refundPaid':
      return { ...account, refunded: refunded + event.amount };
    case 'creditNoted':
      return { ...account, credited: credited + event.amount };
    default:
      return account;
  }
}

/** What the sheet charges this payer. */
function chargedIn({ settlement }: RepairOrder, payer: Payer): number {
  if (payer === 'customer') return settlement?.total ?? 0;
  return settlement?.others?.find((share) => share.payer === payer)?.total ?? 0;
}

/** I23: what is paid less what went back, and what is open, is what is owed, for each payer; added up from the events. */
export function demandConserved(first: RepairOrder, events: readonly RepairOrderEvent[], order: RepairOrder): void {
  for (const payer of payers) {
    const baseline = accountIn(first, payer);
    const { paid, refunded, credited } = events.reduce((account, event) => booked(account, event, payer), baseline);
    const owed = chargedIn(order, payer) - credited;
    demand(paid - refunded + openOf(order, payer) === owed, `money of ${payer} is lost or found`);
    demand(owed >= 0, `${payer} was credited more than was charged`);
  }
}

/** I23: the shares of all payers are the done lines, each once, and the VAT of each share is that of its categories. */
export function demandSplit({ lines, settlement }: RepairOrder): void {
  if (!settlement) return;
  const { gross, discount, total, vat, categories, others = [] } = settlement;
  const done = lines.filter(({ status }) => status === 'done').reduce((all, line) => all + linePrice(line), 0);
  demand(gross + others.reduce((all, share) => all + share.total, 0) === done, 'the payers do not pay the done lines');
  const charged = [...settlement.lines, ...others.flatMap((share) => share.lines)].map(({ lineId }) => lineId);
  demand(new Set(charged).size === charged.length, 'a line is charged twice');
  const shares = [{ total, vat, categories: categories ?? [{ total, vat }] }, ...others];
  for (const share of shares) {
    const [sumOf, vatOf] = share.categories.reduce<readonly [number, number]>(
      ([all, tax], one) => [all + one.total, tax + one.vat],
      [0, 0],
    );
    demand(sumOf === share.total && vatOf === share.vat, 'a share is not its categories');
  }
  demand(total === gross - discount, 'the discount is not the customer’s');
}

const paidOut = ({ payments }: RepairOrder, id: string) => payments.find(({ paymentId }) => paymentId === id);

/** I9, I23: what is taken is owed or approved; what is put right was asked for by one person and let by another. */
export function demandTwoPeople(before: RepairOrder, event: RepairOrderEvent): void {
  const asked = before.adjustments ?? [];
  switch (event.type) {
    case 'paymentReceived': {
      const payer = event.payer ?? 'customer';
      demand(event.amount <= openOf(before, payer), `${payer} paid more than is open`);
      return;
    }
    case 'adjustmentDecided': {
      const one = asked.find(({ adjustmentId }) => adjustmentId === event.adjustmentId);
      demand(one !== undefined && one.decision === undefined, 'somebody decided what nobody asked for');
      demand(one?.by !== event.by.id && one?.by !== event.by.for, 'one person asked and decided');
      return;
    }
    case 'paymentVoided': {
      demand(paidOut(before, event.paymentId)?.amount === event.amount, 'another sum was voided than was paid');
      return;
    }
    case 'refundPaid': {
      const one = asked.find(({ adjustmentId }) => adjustmentId === event.adjustmentId);
      demand(one?.decision?.answer === 'approved' && one.paidAt === undefined, 'a refund was paid that nobody granted');
      demand(one?.decision?.by !== event.by.id, 'one person granted a refund and paid it');
      demand(event.amount <= -openOf(before, event.payer), 'more was paid back than was paid too much');
      return;
    }
    case 'redInvoiceIssued': {
      const one = before.invoices?.find(({ invoiceId }) => invoiceId === event.invoiceId);
      demand(one?.by !== event.by.id && one?.red === undefined, 'one person issued an invoice and took it back');
      return;
    }
    default:
  }
}
