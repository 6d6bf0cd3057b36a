import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { sum, vatWithin, type Fen } from '../values/money';
import { Amount, linePrice } from './amounts';
import { isDone } from './order-line';
import type { RepairOrder } from './state';

/** What the customer is asked to pay: gross less discount is the total, and VAT is part of it. */
export const SettlementSheet = z.object({
  revision: z.int(),
  lines: z.array(z.object({ lineId: z.string(), amount: Amount })),
  gross: Amount,
  discount: Amount,
  total: Amount,
  vat: Amount,
});
export type SettlementSheet = Immutable<z.output<typeof SettlementSheet>>;

/** The next sheet. F-06: the sum of approved and done lines, each at its approved price, nothing else. */
export function sheetOf(order: RepairOrder, discount: Fen): SettlementSheet {
  const lines = order.lines.filter(isDone).map((line) => ({ lineId: line.lineId, amount: linePrice(line) }));
  const gross = sum(lines.map(({ amount }) => amount));
  const total = gross - discount;
  return {
    revision: (order.settlement?.revision ?? 0) + 1,
    lines,
    gross,
    discount,
    total,
    vat: vatWithin(total, order.policy.vatPercent),
  };
}
