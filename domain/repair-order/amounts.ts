import { z } from 'zod';
import type { Fen } from '../values/money';
import type { RepairOrder } from './state';
import type { PartLine, WorkLine } from './work-line';

/** A sum in fen. Of many prices, it may exceed what one field takes. */
export const Amount = z.int().min(0);

export const partPrice = ({
  quantity,
  unitPrice,
  suppliedBy,
}: Pick<PartLine, 'quantity' | 'unitPrice' | 'suppliedBy'>): Fen =>
  suppliedBy === 'customer' ? 0 : quantity * unitPrice;
const partsPrice = (line: WorkLine): Fen => line.parts.reduce((total, part) => total + partPrice(part), 0);
export const linePrice = (line: WorkLine): Fen => line.labour + partsPrice(line) + (line.risk ?? 0);

/** Labour with risk, parts, and both together. */
export const estimateTotal = ({ lines }: { readonly lines: readonly WorkLine[] }) => {
  const labour = lines.reduce((total, line) => total + line.labour + (line.risk ?? 0), 0);
  const total = lines.reduce((amount, line) => amount + linePrice(line), 0);
  return { labour, parts: total - labour, total };
};

export const paidSoFar = ({ payments }: Pick<RepairOrder, 'payments'>): Fen =>
  payments.reduce((total, { amount }) => total + amount, 0);
/** F-11: what the customer still owes on the settlement sheet. */
export const arrears = ({ settlement, payments }: Pick<RepairOrder, 'settlement' | 'payments'>): Fen =>
  (settlement?.total ?? 0) - paidSoFar({ payments });
