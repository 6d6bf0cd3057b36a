import { storeOf } from '../../domain/processes';
import { outstanding, spareParts } from '../../domain/repair-order/stock';
import type { RepairOrder } from '../../domain/repair-order/state';
import type { Context } from '../context';
import { Problem } from '../http/problems';

/** The order as the read side knows it, or else as it says itself. */
export async function orderOf({ repositories: { views }, processes }: Context, number: string): Promise<RepairOrder> {
  return ((await views.find('repairOrder', number)) ?? (await processes.readState(number))) as RepairOrder;
}

/** Parts are put aside only where there are enough, as far as the store knows. Whoever is quicker by a moment has them; the other order hears of it. */
export async function checkStock(context: Context, number: string, body: object): Promise<void> {
  const { lineId } = body as { readonly lineId: string };
  const order = await orderOf(context, number);
  const line = order.lines.find((known) => known.lineId === lineId);
  const needed = line ? outstanding(line) : [];
  const known = await context.repositories.parts.byNumbers(
    storeOf(number),
    needed.map(({ partNumber }) => partNumber),
  );
  const spare = spareParts(order);
  const missing = needed
    .filter(({ partNumber, quantity }) => {
      const stock = known.get(partNumber)?.stock;
      return stock !== undefined && stock + (spare.get(partNumber) ?? 0) < quantity;
    })
    .map(({ partNumber }) => partNumber);
  if (missing.length > 0) throw new Problem('stockShort', { partNumbers: missing });
}
