import { z } from 'zod';

/** Of a store: it is a part of the number of every process. */
export const StoreId = z.string().regex(/^[A-Z0-9]{1,8}$/, { message: 'must be 1 to 8 capitals and digits, e.g. S01' });

const COUNTED = /^S([0-9]{1,7})$/;

/** S01, S02, …: the first after all that are counted so. */
export function nextStoreId(known: readonly string[]): string {
  const counts = known.map((id) => Number(COUNTED.exec(id)?.[1] ?? 0));
  return `S${String(Math.max(0, ...counts) + 1).padStart(2, '0')}`;
}
