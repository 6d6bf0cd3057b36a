import { z } from 'zod';

/** Who pays for a line. `goodwill` is the store itself; a `campaign` is the manufacturer's, with accounts of its own. */
export const payers = ['customer', 'manufacturer', 'insurer', 'goodwill', 'campaign'] as const;
export const Payer = z.enum(payers).meta({ id: 'Payer' });
export type Payer = (typeof payers)[number];

/** What kind of work or goods a line is; the rate of its VAT follows from it. */
export const lineCategories = ['repair', 'maintenance', 'bodywork', 'goods', 'service'] as const;
export const LineCategory = z.enum(lineCategories).meta({ id: 'LineCategory' });
export type LineCategory = (typeof lineCategories)[number];

/** A line of work as far as it says who pays. */
interface Paid {
  readonly payer?: Payer | undefined;
}
export const payerOf = ({ payer = 'customer' }: Paid): Payer => payer;
export const isCustomers = (line: Paid): boolean => payerOf(line) === 'customer';

/** Those who owe the store what they have not paid, and get an invoice; what the store gives in goodwill nobody owes. */
export const isDebtor = (payer: Payer): boolean => payer !== 'goodwill';
/** Debtors other than the customer, who has the car. */
export const otherDebtors = payers.filter((payer) => payer !== 'customer' && isDebtor(payer));
