import { z } from 'zod';
import { Id } from '../../domain/values/field-schemas';
import { OrderNumber } from '../../domain/repair-order/number';
import { rule } from '../../domain/values/field-rules';

export const OrderParams = z.strictObject({ number: OrderNumber });
export const IdParams = z.strictObject({ id: Id });

/** A whole number as a query says it; the document calls it what it is. */
const whole = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^(?:0|[1-9][0-9]{0,12})$/, rule('wholeNumber'))
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum))
    .meta({ override: { type: 'integer', minimum, maximum, pattern: undefined } });

export const Flag = z
  .enum(['true', 'false'])
  .transform((flag) => flag === 'true')
  .meta({ override: { type: 'boolean', enum: undefined } });
const defaulting = (schema: ReturnType<typeof whole>, value: number) =>
  schema.default(value).meta({ override: { default: value } });
export const Limit = defaulting(whole(1, 100), 50);
export const Hours = defaulting(whole(1, 168), 8);
export const Level = whole(1, 4);
/** Of the event that a reader has seen or must see. */
export const Sequence = whole(0, 999_999_999);
/** The place of an event in the feed of its store, counted from 1; 0 is before the first. */
export const Position = whole(0, 9_999_999_999_999);
/** What a page answers as `nextCursor`. */
export const Cursor = z.string().regex(/^[A-Za-z0-9_-]{1,120}$/, rule('cursor'));

/** The ETag of a version, e.g. `"3"`. */
export const EntityTag = z
  .string()
  .regex(/^"[0-9]{1,9}"$/)
  .transform((tag) => Number(tag.slice(1, -1)));
export const entityTagOf = (version: number): string => `"${version}"`;

const cursorOf = (id: string): string => Buffer.from(id).toString('base64url');
export const idOfCursor = (cursor: string): string => Buffer.from(cursor, 'base64url').toString();

/** What a page looks like. */
export const pageSchema = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), nextCursor: Cursor.nullable() });
export const listSchema = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item) });

/** A page: one more than asked for is read, so that the cursor appears only when there is more. */
export function pageOf<T extends { readonly _id: string }>(
  rows: readonly T[],
  limit: number,
): { items: readonly T[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? cursorOf(last._id) : null };
}
