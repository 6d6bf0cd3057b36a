import { z } from 'zod';
import { sum, type Fen } from '../values/money';
import { isCustomers } from './payer';
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
/** What the line costs, whoever pays. */
export const linePrice = (line: WorkLine): Fen => line.labour + partsPrice(line) + (line.risk ?? 0);
/** What the line costs the customer. */
export const customerPrice = (line: WorkLine): Fen => (isCustomers(line) ? linePrice(line) : 0);
export const customerTotal = (lines: readonly WorkLine[]): Fen => sum(lines.map(customerPrice));

/** Labour with risk, parts, and both together, whoever pays. */
export const estimateTotal = ({ lines }: { readonly lines: readonly WorkLine[] }) => {
  const labour = lines.reduce((total, line) => total + line.labour + (line.risk ?? 0), 0);
  const total = lines.reduce((amount, line) => amount + linePrice(line), 0);
  return { labour, parts: total - labour, total };
};
