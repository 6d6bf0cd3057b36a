import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { reject } from '../kernel/rejection';
import { sum, type Fen } from '../values/money';
import { LocalId, LongText, ShortText, StoredInstant } from '../values/field-schemas';
import { Amount } from './amounts';
import { Payer, payerOf } from './payer';

export const PaymentMethod = z.enum(['cash', 'card', 'wechat', 'alipay', 'transfer']);
export type PaymentMethod = z.infer<typeof PaymentMethod>;

/** Rejects money by card or transfer that nobody could find again. */
export function checkReference(method: PaymentMethod, reference: string | undefined): void {
  if (method !== 'cash' && reference === undefined) reject('referenceMissing', { method });
}

/** Money that the cashier has taken. */
export const Payment = z.object({
  paymentId: LocalId,
  amount: Amount,
  /** The customer when absent. */
  payer: Payer.exactOptional(),
  /** Absent before version 3 of the rules, like what follows. */
  method: PaymentMethod.exactOptional(),
  /** The number that the bank or the payment service gave it. */
  reference: ShortText.exactOptional(),
  /** F-09: the customer said yes to the amount at the desk. */
  amountRepeated: z.literal(true).exactOptional(),
  /** It was taken before there was a sheet. */
  deposit: z.literal(true).exactOptional(),
  /** It never was, or did not hold: two people say so. */
  voided: z.literal(true).exactOptional(),
});
export type Payment = Immutable<z.output<typeof Payment>>;

/** What one person asks to be put right in the account of a payer, and another decides. */
export const Adjustment = z.object({
  adjustmentId: LocalId,
  kind: z.enum(['void', 'refund', 'creditNote']),
  payer: Payer,
  /** The payment that is void. */
  paymentId: LocalId.exactOptional(),
  amount: Amount,
  reason: LongText,
  /** Id of the person who asks. */
  by: z.string(),
  decision: z.object({ answer: z.enum(['approved', 'declined']), by: z.string() }).exactOptional(),
  /** The cashier has paid the refund out. */
  paidAt: StoredInstant.exactOptional(),
});
export type Adjustment = Immutable<z.output<typeof Adjustment>>;

/** What was asked for, as far as it counts; when a refund was paid out is told in its own form outside. */
type Requested = Pick<Adjustment, 'kind' | 'payer' | 'amount' | 'decision'> & { readonly paidAt?: unknown };
interface Corrected<A extends Requested = Requested> {
  readonly adjustments?: readonly A[];
}
interface Charged {
  readonly settlement?: {
    readonly total: Fen;
    readonly others?: readonly { readonly payer: Payer; readonly total: Fen }[];
  };
}
interface Received {
  readonly payments: readonly Pick<Payment, 'amount' | 'payer' | 'voided'>[];
}
/** What an order says of its money, inside or as the API tells it. */
export type Account = Charged & Received & Corrected;

export const undecided = <A extends Requested>({ adjustments = [] }: Corrected<A>): readonly A[] =>
  adjustments.filter(({ decision }) => decision === undefined);
const approved = <A extends Requested>({ adjustments = [] }: Corrected<A>): readonly A[] =>
  adjustments.filter(({ decision }) => decision?.answer === 'approved');
/** Refunds that are granted and not paid out. */
export const grantedRefunds = <A extends Requested>(order: Corrected<A>): readonly A[] =>
  approved(order).filter(({ kind, paidAt }) => kind === 'refund' && paidAt === undefined);

const amountOf = (list: readonly { readonly amount: Fen }[]): Fen => sum(list.map(({ amount }) => amount));

/** What the payer has paid, less what was paid back. */
export function paidSoFar(order: Received & Corrected, payer: Payer = 'customer'): Fen {
  const received = order.payments.filter((one) => payerOf(one) === payer && !one.voided);
  const paidBack = (order.adjustments ?? []).filter((one) => one.payer === payer && one.paidAt !== undefined);
  return amountOf(received) - amountOf(paidBack);
}

/** What the payer's share of the sheet comes to. */
export const chargedTo = ({ settlement }: Charged, payer: Payer): Fen =>
  payer === 'customer'
    ? (settlement?.total ?? 0)
    : (settlement?.others?.find((share) => share.payer === payer)?.total ?? 0);

export const creditNotes = (order: Corrected, payer: Payer): Fen =>
  amountOf(approved(order).filter((one) => one.kind === 'creditNote' && one.payer === payer));

/** The payer's share, less what was credited since. */
export const owedBy = (order: Charged & Corrected, payer: Payer): Fen =>
  chargedTo(order, payer) - creditNotes(order, payer);

/** What the payer has still to pay; negative where the store owes it back. */
export const openOf = (order: Account, payer: Payer): Fen => owedBy(order, payer) - paidSoFar(order, payer);

/** F-11: what the customer still owes on the settlement sheet; negative where the store owes it back. */
export const arrears = (order: Account): Fen => openOf(order, 'customer');
