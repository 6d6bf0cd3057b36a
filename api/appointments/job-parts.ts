import { MINUTE } from '../../domain/kernel/process';
import { storeOf } from '../../domain/processes';
import { localDate, startOfDay } from '../../domain/time/working-time';
import type { StoredPart } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { currentPolicy } from '../dealership/policies';
import { Problem } from '../http/problems';

const DAY = 24 * 60 * MINUTE;

interface SentPart {
  readonly partNumber: string;
  readonly quantity: number;
}

/** A part that a job needs, by the catalogue. */
export interface NeededPart {
  readonly part: StoredPart;
  readonly quantity: number;
  /** When it can be here; undefined where so many are in stock. */
  readonly readyAt: number | undefined;
}

/** each part once, with what the catalogue says of it. Throws a Problem for one that it does not have. */
export async function neededParts(
  context: Context,
  store: string,
  parts: readonly SentPart[],
): Promise<readonly NeededPart[]> {
  const needed = new Map<string, number>();
  for (const { partNumber, quantity } of parts) needed.set(partNumber, (needed.get(partNumber) ?? 0) + quantity);
  const [known, { calendar }] = await Promise.all([
    context.repositories.parts.byNumbers(store, [...needed.keys()]),
    currentPolicy(context, store),
  ]);
  return [...needed].map(([partNumber, quantity]) => {
    const part = known.get(partNumber);
    if (!part) throw new Problem('notFound', { missing: 'partNumber', id: partNumber });
    const day = localDate(calendar.zone, Date.now() + part.leadDays * DAY);
    const isShort = part.stock < quantity && part.leadDays > 0;
    return { part, quantity, readyAt: isShort ? startOfDay(calendar, day) : undefined };
  });
}

/** Fen. */
export const priceOfParts = (parts: readonly NeededPart[]): number =>
  parts.reduce((total, { part, quantity }) => total + part.unitPrice * quantity, 0);

/** When the last of them can be here; undefined where all are. */
export function readyAtOf(parts: readonly NeededPart[]): number | undefined {
  const times = parts.flatMap(({ readyAt }) => readyAt ?? []);
  return times.length === 0 ? undefined : Math.max(...times);
}

/** what the parts of the job cost, which of them are in stock, and when the others can be here. The catalogue says it, whatever was sent. */
export async function withPartFacts(context: Context, number: string, body: object): Promise<object> {
  const { parts: sent } = body as { readonly parts: readonly SentPart[] };
  const parts = await neededParts(context, storeOf(number), sent);
  const { partsReadyAt: _sent, ...planned } = body as { readonly partsReadyAt?: unknown };
  const missing = parts.filter(({ part, quantity }) => part.stock < quantity).map(({ part }) => part.partNumber);
  const job = {
    ...planned,
    parts: sent.map(({ partNumber, quantity }) => ({
      partNumber,
      quantity,
      ...(missing.includes(partNumber) && { ordered: true }),
    })),
  };
  const partsReadyAt = readyAtOf(parts);
  return { ...job, partsTotal: priceOfParts(parts), ...(partsReadyAt !== undefined && { partsReadyAt }) };
}
