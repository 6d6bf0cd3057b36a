import { z } from 'zod';
import { allOf, updateWhere } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import type { Immutable } from '../kernel/immutable';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { LocalId, LongText, StoredInstant, payload } from '../values/field-schemas';
import { apportion, sum, vatWithin } from '../values/money';
import { MINUTE } from '../kernel/process';
import { endOfDay } from '../time/working-time';
import { creditNotes, owedBy, type Account } from './account';
import { Amount } from './amounts';
import type { CommandOf } from './commands';
import { settlementAgreed } from './guards';
import { InvoiceData, invoiceDataOf } from './invoice-data';
import { otherDebtors, Payer } from './payer';
import { goesBy, onlySince } from './rules-version';
import { CategoryTotal } from './settlement-sheet';
import { hasReached, stageRange } from './stage';
import type { RepairOrder } from './state';
import type { DeadlineRule, OrderSlice } from './types';
import { rule } from '../values/field-rules';

/** The number that the tax office gave an invoice: 8 digits on paper, 20 of an electronic one. */
const InvoiceNumber = z.string().regex(/^[0-9]{8}(?:[0-9]{12})?$/, rule('invoiceNumber'));

const InvoiceContent = InvoiceData.pick({ kind: true, title: true, taxNumber: true }).extend({
  invoiceId: LocalId,
  payer: Payer,
  number: InvoiceNumber,
  total: Amount,
  vat: Amount,
  categories: z.array(CategoryTotal),
});

/** An invoice to one payer, over what that payer owes; a red one takes it back whole. */
export const Invoice = InvoiceContent.extend({
  by: z.string(),
  at: StoredInstant,
  red: z.object({ number: InvoiceNumber, reason: LongText, by: z.string(), at: StoredInstant }).exactOptional(),
});
export type Invoice = Immutable<z.output<typeof Invoice>>;

const invoiceCommands = {
  issueInvoice: {
    path: 'invoices',
    roles: ['cashier', 'finance'],
    payload: payload(
      { invoiceId: LocalId, payer: Payer.optional(), number: InvoiceNumber },
      'F-09, F-10: an invoice is made out to one payer, over what is owed, with VAT by category and rate',
    ),
  },
  issueRedInvoice: {
    path: 'invoices/:invoiceId/red-letter',
    roles: ['finance'],
    payload: payload(
      { invoiceId: LocalId, number: InvoiceNumber, reason: LongText },
      'F-10, I9: finance takes a wrong or outdated invoice back by a red-letter invoice; another may be issued then',
    ),
  },
} as const satisfies CommandDeclarations;

const invoiceEvents = {
  invoiceIssued: InvoiceContent,
  redInvoiceIssued: z.object({
    invoiceId: LocalId,
    payer: Payer,
    number: InvoiceNumber,
    takesBack: InvoiceNumber,
    total: Amount,
    vat: Amount,
    reason: LongText,
  }),
};
export type InvoiceEvents = EventsOf<typeof invoiceEvents>;

/** The payer's share by category, less what was credited since; each category bears its part of that. */
function billOf(order: RepairOrder, payer: Payer): Pick<Invoice, 'total' | 'vat' | 'categories'> {
  const charged =
    payer === 'customer'
      ? (order.settlement?.categories ?? [])
      : (order.settlement?.others?.find((share) => share.payer === payer)?.categories ?? []);
  const credits = apportion(
    creditNotes(order, payer),
    charged.map(({ total }) => total),
  );
  const categories = charged.map((one, index) => {
    const total = one.total - (credits[index] ?? 0);
    return { ...one, total, vat: vatWithin(total, one.percent) };
  });
  return {
    total: sum(categories.map(({ total }) => total)),
    vat: sum(categories.map(({ vat }) => vat)),
    categories,
  };
}

type Held = Pick<Invoice, 'payer'> & { readonly red?: unknown };

/** The invoice of this payer that holds. */
export const standingInvoice = <I extends Held>(
  { invoices = [] }: { readonly invoices?: readonly I[] },
  payer: Payer,
): I | undefined => invoices.find((one) => one.payer === payer && one.red === undefined);

/** Payers who have said to whom the invoice is made out, owe something, and have none. */
export const invoicesDue = (
  order: Account & Pick<RepairOrder, 'invoice' | 'invoiceData'> & { readonly invoices?: readonly Held[] },
): readonly Payer[] =>
  (['customer', ...otherDebtors] as const).filter((payer) => {
    const { kind = 'none' } = invoiceDataOf(order, payer) ?? {};
    return kind !== 'none' && owedBy(order, payer) > 0 && !standingInvoice(order, payer);
  });

/** Invoices over another sum than what is owed by now. */
export const outdatedInvoices = (order: RepairOrder): readonly Invoice[] =>
  (order.invoices ?? []).filter(({ red, payer, total }) => red === undefined && total !== owedBy(order, payer));

/** An invoice that is wanted is issued, and one over another sum taken back, before the visit is over. Version 3 of the rules. */
export const invoicesSettled = (order: RepairOrder): boolean =>
  !goesBy(order, 3) || (invoicesDue(order).length === 0 && outdatedInvoices(order).length === 0);

const DAY = 1440 * MINUTE;
/** F-10: since when the payer waits for an invoice: the settlement, or that the one before was taken back. */
const waitsSince = ({ settledAt = 0, invoices = [] }: RepairOrder, payer: Payer): number =>
  Math.max(settledAt, ...invoices.map((one) => (one.payer === payer ? (one.red?.at ?? 0) : 0)));

/** F-10: cashier and finance are reminded on the day of the settlement; what is not issued a day later is the service manager's. */
function invoiceDeadlines(order: RepairOrder): readonly DeadlineRule[] {
  if (!goesBy(order, 3) || !hasReached(order.stage, 'paid')) return [];
  const { calendar } = order.policy;
  return invoicesDue(order).map((payer) => {
    const since = waitsSince(order, payer);
    const issued = (order.invoices ?? []).filter((one) => one.payer === payer).length;
    return {
      timer: 'F-10',
      subject: `${payer}-${issued}`,
      fulfilledBy: 'issueInvoice',
      steps: [
        { at: endOfDay(calendar, since), reaction: 'remind', to: ['cashier', 'finance'] },
        { at: endOfDay(calendar, since + DAY), reaction: 'escalate', to: ['serviceManager'] },
      ],
    };
  });
}

function issueInvoice(order: RepairOrder, { invoiceId, payer = 'customer', number }: CommandOf<'issueInvoice'>) {
  const { invoices = [] } = order;
  if (invoices.some((one) => one.invoiceId === invoiceId)) return [];
  const data = invoiceDataOf(order, payer);
  if (!data) return reject('invoiceUnconfirmed', { payers: [payer] });
  const bill = billOf(order, payer);
  if (data.kind === 'none' || bill.total === 0) reject('noInvoiceWanted', { payer });
  if (standingInvoice(order, payer)) reject('invoiceStands', { payer });
  if (invoices.some((one) => one.number === number || one.red?.number === number))
    reject('invoiceNumberUsed', { number });
  const { kind, title, taxNumber } = data;
  const to = { kind, ...(title !== undefined && { title }), ...(taxNumber !== undefined && { taxNumber }) };
  return [{ type: 'invoiceIssued' as const, invoiceId, payer, number, ...to, ...bill }];
}

function issueRedInvoice(order: RepairOrder, { invoiceId, number, reason, by }: CommandOf<'issueRedInvoice'>) {
  const { invoices = [] } = order;
  const invoice = invoices.find((one) => one.invoiceId === invoiceId && one.red === undefined);
  if (!invoice) return reject('unknownInvoice', { invoiceId });
  if ([by.id, by.for].includes(invoice.by)) reject('sameDecider');
  if (invoices.some((one) => one.number === number || one.red?.number === number))
    reject('invoiceNumberUsed', { number });
  const { payer, total, vat } = invoice;
  return [
    { type: 'redInvoiceIssued' as const, invoiceId, payer, number, takesBack: invoice.number, total, vat, reason },
  ];
}

/** Invoices by payer, and what takes them back. */
export const invoiceSlice: OrderSlice<typeof invoiceCommands, typeof invoiceEvents> = {
  commands: invoiceCommands,
  events: invoiceEvents,
  rules: {
    issueInvoice: {
      during: stageRange('settlement', 'delivered'),
      requires: allOf(onlySince(3), settlementAgreed),
      decide: issueInvoice,
    },
    issueRedInvoice: {
      during: stageRange('settlement', 'delivered'),
      targets: ({ invoices = [] }) => invoices.filter(({ red }) => !red).map(({ invoiceId }) => invoiceId),
      decide: issueRedInvoice,
    },
  },
  evolve: {
    invoiceIssued: (order, { type: _type, by, ...issued }) => ({
      ...order,
      invoices: [...(order.invoices ?? []), { ...issued, by: by.id }],
    }),
    redInvoiceIssued: (order, { invoiceId, number, reason, by, at }) => ({
      ...order,
      invoices: updateWhere(
        order.invoices ?? [],
        (one) => one.invoiceId === invoiceId,
        () => ({ red: { number, reason, by: by.id, at } }),
      ),
    }),
  },
  deadlines: [invoiceDeadlines],
};
