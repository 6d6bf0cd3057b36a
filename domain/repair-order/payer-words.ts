import { sum, yuan } from '../values/money';
import { linePrice } from './amounts';
import { isCustomers, payerOf, payers, type Payer } from './payer';
import type { WorkLine } from './work-line';

/** Who pays, as a customer reads it on what is signed. */
export const payerNames: Readonly<Record<Payer, string>> = {
  customer: '客户 customer',
  manufacturer: '厂家 manufacturer',
  insurer: '保险公司 insurer',
  goodwill: '本店 our goodwill',
  campaign: '厂家活动 campaign of the manufacturer',
};

/** Behind the price of a line that somebody else pays. */
export const payerNote = (line: WorkLine): string =>
  isCustomers(line) ? '' : ` （付款方 paid by ${payerNames[payerOf(line)]}）`;

/** What each pays of these lines; nothing where the customer pays everything. */
export function sharesText(lines: readonly WorkLine[]): readonly string[] {
  if (lines.every(isCustomers)) return [];
  const shares = payers
    .map((payer) => ({ payer, total: sum(lines.filter((line) => payerOf(line) === payer).map(linePrice)) }))
    .filter(({ payer, total }) => payer === 'customer' || total > 0);
  return [`其中 of it: ${shares.map(({ payer, total }) => `${payerNames[payer]} ${yuan(total)}`).join(' · ')}`];
}
