import { MINUTE } from '../../domain/kernel/process';
import { storeOf } from '../../domain/processes';
import { localDate, startOfDay } from '../../domain/time/working-time';
import type { Context } from '../context';
import { currentPolicy } from '../dealership/policies';
import { Problem } from '../http/problems';

const DAY = 24 * 60 * MINUTE;

interface SentJob {
  readonly parts: readonly { readonly partNumber: string; readonly quantity: number; readonly ordered?: boolean }[];
}

/** what the parts of the job cost, which of them are in stock, and when the others can be here. The catalogue says it, whatever was sent. */
export async function withPartFacts(context: Context, number: string, body: object): Promise<object> {
  const { parts } = body as SentJob;
  const store = storeOf(number);
  const needed = new Map<string, number>();
  for (const { partNumber, quantity } of parts) needed.set(partNumber, (needed.get(partNumber) ?? 0) + quantity);
  const known = await context.repositories.parts.byNumbers(store, [...needed.keys()]);
  let partsTotal = 0;
  let leadDays = 0;
  const missing = new Set<string>();
  for (const [partNumber, quantity] of needed) {
    const part = known.get(partNumber);
    if (!part) throw new Problem('notFound', { missing: 'partNumber', id: partNumber });
    partsTotal += part.unitPrice * quantity;
    if (part.stock >= quantity) continue;
    missing.add(partNumber);
    leadDays = Math.max(leadDays, part.leadDays);
  }
  const { partsReadyAt: _sent, ...planned } = body as { readonly partsReadyAt?: unknown };
  const job = {
    ...planned,
    parts: parts.map(({ partNumber, quantity }) => ({
      partNumber,
      quantity,
      ...(missing.has(partNumber) && { ordered: true }),
    })),
  };
  if (leadDays === 0) return { ...job, partsTotal };
  const { calendar } = await currentPolicy(context, store);
  const day = localDate(calendar.zone, Date.now() + leadDays * DAY);
  return { ...job, partsTotal, partsReadyAt: startOfDay(calendar, day) };
}
