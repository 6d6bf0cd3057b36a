import { storeOf } from '../../domain/processes';
import type { MenuEntry } from '../../domain/repair-order/estimate';
import { menuEntryOf } from '../../domain/repair-order/menu-line';
import type { WorkLine } from '../../domain/repair-order/work-line';
import type { Context } from '../context';
import { spareParts } from '../../domain/repair-order/stock';
import { orderOf } from './stock';

/** Entries of one name that are looked at. */
const MOST_ALIKE = 50;

/**
 * C-13, L-14: an estimate carries which of its lines equal an entry of the price menu at today's prices with all parts in stock, which no workflow can
 * look up. What is in stock for one line is not there for the next. Whether that counts, the order itself says: its kind of job may be corrected by the same request.
 */
export async function withMenuEntries(context: Context, number: string, body: object): Promise<object> {
  const { lines } = body as { readonly lines: readonly WorkLine[] };
  const store = storeOf(number);
  const { parts, prices } = context.repositories;
  const order = await orderOf(context, number);
  const numbers = [...new Set(lines.flatMap((line) => line.parts.map(({ partNumber }) => partNumber)))];
  const works = [...new Set(lines.map(({ work }) => work))];
  const [found, known] = await Promise.all([
    Promise.all(works.map((search) => prices.page({ store, search, withRetired: false, limit: MOST_ALIKE }))),
    parts.byNumbers(store, numbers),
  ]);
  const menu = found.flat();
  const spare = spareParts(order);
  const left = new Map([...known].map(([partNumber, { stock }]) => [partNumber, stock + (spare.get(partNumber) ?? 0)]));
  const entries = lines.flatMap((line): readonly MenuEntry[] => {
    const entry = menuEntryOf(line, menu, known, left);
    if (!entry) return [];
    for (const { partNumber, quantity } of line.parts) left.set(partNumber, (left.get(partNumber) ?? 0) - quantity);
    return [{ lineId: line.lineId, code: entry.code, version: entry.version }];
  });
  return { ...body, menu: entries };
}
