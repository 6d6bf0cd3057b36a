import { z } from 'zod';
import { Id } from '../../domain/values/field-schemas';
import { OrderNumber } from '../../domain/repair-order/number';

export const OrderParams = z.strictObject({ number: OrderNumber });
export const IdParams = z.strictObject({ id: Id });
export const Flag = z.enum(['true', 'false']).transform((flag) => flag === 'true');
export const Limit = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .refine((limit) => limit >= 1 && limit <= 100, { message: 'must be 1 to 100' })
  .default(50);
export const Cursor = z.string().regex(/^[A-Za-z0-9_-]{1,120}$/);
export const Sequence = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

const cursorOf = (id: string): string => Buffer.from(id).toString('base64url');
export const idOfCursor = (cursor: string): string => Buffer.from(cursor, 'base64url').toString();

/** A page: one more than asked for is read, so that the cursor appears only when there is more. */
export function pageOf<T extends { readonly _id: string }>(
  rows: readonly T[],
  limit: number,
): { items: readonly T[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? cursorOf(last._id) : null };
}
