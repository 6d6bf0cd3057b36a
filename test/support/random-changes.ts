import { payers } from '../../domain/repair-order/payer';
import type { RepairOrder } from '../../domain/repair-order/state';

const lineOf = ({ lines }: RepairOrder, id: string) => lines.find(({ lineId }) => lineId === id);

/** Drops the line, or makes it cheaper, costlier or another. */
export function randomChange(order: RepairOrder, id: string, dice: number): object {
  const line = lineOf(order, id);
  if (!line || dice % 5 === 0) return { dropped: true };
  const { lineId, work, labourMinutes, labour, parts, payer, category } = line;
  const kept = { ...(payer && { payer }), ...(category && { category }) };
  const changed = { lineId, work, labourMinutes, labour, parts, ...kept };
  const steps = [
    { ...changed, labour: Math.floor(labour / 2) },
    { ...changed, labour: labour + 1_000 },
    { ...changed, parts: parts.map((part) => ({ ...part, partNumber: `${part.partNumber.slice(0, 20)}-B` })) },
    { ...changed, work: `${work.slice(0, 20)}（改）`, labourMinutes: labourMinutes + 5 },
    { ...changed, payer: payers[dice % payers.length] },
  ];
  return { line: steps[dice % steps.length] };
}

/** One piece less of a part, or one too many. */
export function randomUse(order: RepairOrder, id: string, dice: number): readonly object[] {
  const parts = lineOf(order, id)?.parts ?? [];
  const part = parts[dice % Math.max(1, parts.length)];
  if (!part) return [{ partNumber: 'P-none', quantity: 1 }];
  return [{ partNumber: part.partNumber, quantity: Math.max(0, part.quantity + (dice % 6 === 0 ? 1 : -1)) }];
}
