import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { Immutable } from '../kernel/immutable';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Code, ShortText, payload } from '../values/field-schemas';
import { TaxNumber } from '../values/tax-number';
import { owedBy } from './account';
import type { CommandOf } from './commands';
import { isDebtor, otherDebtors, Payer } from './payer';
import { goesBy } from './rules-version';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

export const InvoiceKind = z.enum(['none', 'personal', 'company']);

/** To whom an invoice is made out. */
export const InvoiceData = z.object({
  kind: InvoiceKind,
  /** The name of the company, as it is registered. */
  title: ShortText.exactOptional(),
  taxNumber: TaxNumber.exactOptional(),
  /** What the payer knows the matter by, e.g. the number of a claim. */
  claim: ShortText.exactOptional(),
});
export type InvoiceData = Immutable<z.output<typeof InvoiceData>>;

const invoiceDataCommands = {
  confirmInvoice: {
    path: 'settlement/invoice',
    roles: ['cashier'],
    payload: payload(
      {
        payer: Payer.optional(),
        kind: InvoiceKind,
        title: ShortText.optional(),
        taxNumber: TaxNumber.optional(),
        claim: ShortText.optional(),
        profile: Code.optional(),
      },
      'F-09: the invoice data of the customer, or of another payer, are confirmed; a company has a title and a tax number',
    ),
  },
} as const satisfies CommandDeclarations;

const invoiceDataEvents = {
  invoiceConfirmed: InvoiceData.extend({ payer: Payer.exactOptional(), profile: Code.exactOptional() }),
};
export type InvoiceDataEvents = EventsOf<typeof invoiceDataEvents>;

/** What was confirmed of this payer. */
export const invoiceDataOf = (
  { invoice, invoiceData = {} }: Pick<RepairOrder, 'invoice' | 'invoiceData'>,
  payer: Payer,
): InvoiceData | undefined => invoiceData[payer] ?? (payer === 'customer' && invoice ? { kind: invoice } : undefined);

/** F-09: everybody who is charged, or this one payer, has said to whom the invoice is made out. */
export const invoicesConfirmed =
  (payer?: Payer) =>
  (order: RepairOrder): Obstacle | undefined => {
    const asked = payer
      ? [payer]
      : (['customer', ...otherDebtors.filter((other) => owedBy(order, other) > 0)] as const);
    const missing = asked.filter((one) => invoiceDataOf(order, one) === undefined);
    return missing.length === 0
      ? undefined
      : { code: 'invoiceUnconfirmed', ...(goesBy(order, 3) && { facts: { payers: missing } }) };
  };

/** Rejects a company without title or tax number; whoever pays for somebody else's car is a company. */
function checkData(order: RepairOrder, { payer = 'customer', kind, title, taxNumber }: CommandOf<'confirmInvoice'>) {
  if (!goesBy(order, 3)) return;
  if (!isDebtor(payer)) reject('payerOwesNothing', { payer });
  if (payer !== 'customer' && kind !== 'company') reject('companyMissing', { payer });
  if (kind === 'company' && (title === undefined || taxNumber === undefined)) reject('companyMissing', { payer });
}

export const invoiceDataSlice: OrderSlice<typeof invoiceDataCommands, typeof invoiceDataEvents> = {
  commands: invoiceDataCommands,
  events: invoiceDataEvents,
  rules: {
    confirmInvoice: {
      during: ['settlement'],
      decide: (order, command) => {
        checkData(order, command);
        const { kind, profile, payer, title, taxNumber, claim } = command;
        return [
          {
            type: 'invoiceConfirmed',
            kind,
            ...(profile && { profile }),
            ...(goesBy(order, 3) && {
              ...(payer && { payer }),
              ...(title !== undefined && { title }),
              ...(taxNumber !== undefined && { taxNumber }),
              ...(claim !== undefined && { claim }),
            }),
          },
        ];
      },
    },
  },
  evolve: {
    invoiceConfirmed: (order, { kind, payer = 'customer', title, taxNumber, claim }) => ({
      ...order,
      ...(payer === 'customer' && { invoice: kind }),
      ...(goesBy(order, 3) && {
        invoiceData: {
          ...order.invoiceData,
          [payer]: {
            kind,
            ...(title !== undefined && { title }),
            ...(taxNumber !== undefined && { taxNumber }),
            ...(claim !== undefined && { claim }),
          },
        },
      }),
    }),
  },
  deadlines: [],
};
