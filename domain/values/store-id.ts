import { z } from 'zod';
import { rule } from './field-rules';

/** Of a store: it is a part of the number of every process. */
export const StoreId = z.string().regex(/^[A-Z0-9]{1,8}$/, rule('storeId'));

const COUNTED = /^S([0-9]{1,7})$/;

/** S01, S02, …: the first after all that are counted so. */
export function nextStoreId(known: readonly string[]): string {
  const counts = known.map((id) => Number(COUNTED.exec(id)?.[1] ?? 0));
  return `S${String(Math.max(0, ...counts) + 1).padStart(2, '0')}`;
}
