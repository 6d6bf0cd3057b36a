import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { apportion, sum, vatWithin, type Fen } from '../values/money';
import { Amount, linePrice } from './amounts';
import { isDone, type OrderLine } from './order-line';
import { LineCategory, lineCategories, Payer, payerOf, payers } from './payer';
import { appointmentDiscount } from './appointment-discount';
import { goesBy } from './rules-version';
import type { RepairOrder } from './state';

const SheetLine = z.object({ lineId: z.string(), amount: Amount });

/** The VAT within a sum, by what it was charged for. */
export const CategoryTotal = z.object({ category: LineCategory, percent: z.int(), total: Amount, vat: Amount });
export type CategoryTotal = Immutable<z.output<typeof CategoryTotal>>;

/** What somebody else than the customer pays of this visit. */
const Share = z.object({
  payer: Payer,
  lines: z.array(SheetLine),
  total: Amount,
  vat: Amount,
  categories: z.array(CategoryTotal),
});
type Share = Immutable<z.output<typeof Share>>;

/** What the customer is asked to pay: gross less discount is the total, and VAT is part of it. */
export const SettlementSheet = z.object({
  revision: z.int(),
  lines: z.array(SheetLine),
  gross: Amount,
  discount: Amount,
  total: Amount,
  vat: Amount,
  /** Absent before version 3 of the rules. */
  categories: z.array(CategoryTotal).exactOptional(),
  /** What others pay; absent where the customer pays everything. */
  others: z.array(Share).exactOptional(),
});
export type SettlementSheet = Immutable<z.output<typeof SettlementSheet>>;

const percentOf = ({ policy }: RepairOrder, category: LineCategory): number =>
  category === 'service' ? policy.serviceVatPercent : policy.vatPercent;

/** These lines by their categories, less a discount that each bears by its part; the VAT is that of what remains. */
function byCategory(order: RepairOrder, lines: readonly OrderLine[], discount: Fen): readonly CategoryTotal[] {
  const groups = lineCategories
    .map((category) => ({
      category,
      gross: sum(lines.filter((line) => (line.category ?? 'repair') === category).map(linePrice)),
    }))
    .filter(({ gross }) => gross > 0);
  const discounts = apportion(
    discount,
    groups.map(({ gross }) => gross),
  );
  return groups.map(({ category, gross }, index) => {
    const [percent, total] = [percentOf(order, category), gross - (discounts[index] ?? 0)];
    return { category, percent, total, vat: vatWithin(total, percent) };
  });
}

const vatOf = (categories: readonly CategoryTotal[]): Fen => sum(categories.map(({ vat }) => vat));
const sheetLine = (line: OrderLine) => ({ lineId: line.lineId, amount: linePrice(line) });

function shareOf(order: RepairOrder, payer: Payer): Share | undefined {
  const lines = order.lines.filter((line) => isDone(line) && payerOf(line) === payer);
  if (lines.length === 0) return undefined;
  const categories = byCategory(order, lines, 0);
  return { payer, lines: lines.map(sheetLine), total: sum(lines.map(linePrice)), vat: vatOf(categories), categories };
}

/**
 * The next sheet. F-06: the sum of approved and done lines, each at its approved price, nothing else; each at whoever pays for it. A discount is
 * the customer's.
 */
export function sheetOf(order: RepairOrder, granted: Fen): SettlementSheet {
  const own = order.lines.filter((line) => isDone(line) && payerOf(line) === 'customer');
  const gross = sum(own.map(linePrice));
  // whoever came by appointment has that discount at least
  const discount = Math.max(granted, appointmentDiscount(order, gross));
  const total = gross - discount;
  const split = goesBy(order, 3);
  const categories = byCategory(order, own, discount);
  const others = payers.flatMap((payer) => (payer === 'customer' ? [] : (shareOf(order, payer) ?? [])));
  return {
    revision: (order.settlement?.revision ?? 0) + 1,
    lines: own.map(sheetLine),
    gross,
    discount,
    total,
    vat: split ? vatOf(categories) : vatWithin(total, order.policy.vatPercent),
    ...(split && { categories }),
    ...(others.length > 0 && { others }),
  };
}
