import { z } from 'zod';
import { rangeNames, type RangeName } from '../../domain/dashboard/names';
import { daysIn, MAX_DAYS, periodOf, type Period } from '../../domain/dashboard/period';
import { Day } from '../../domain/values/field-schemas';
import { rule } from '../../domain/values/field-rules';
import type { Context } from '../context';
import { currentPolicy } from '../dealership/policies';

/** Which days are meant: by name, counted in the zone of the store, or the first and the last of them. */
export const rangeFields = {
  range: z.enum(rangeNames).default('today').meta({ description: '`days` are those between `from` and `to`' }),
  from: Day.optional(),
  to: Day.optional(),
};

interface RangeQuery {
  readonly range: RangeName;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
const isOwn = ({ range }: RangeQuery): boolean => range === 'days';

/** The query with its days checked: named for the range `days` only, in order, and no more than a quarter. */
export const withRange = <S extends z.ZodType<RangeQuery>>(query: S): S =>
  query
    .refine((asked) => (asked.from !== undefined && asked.to !== undefined) === isOwn(asked) && noHalf(asked), {
      ...rule('daysForRange'),
      path: ['from'],
    })
    .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
      ...rule('daysInOrder'),
      path: ['to'],
    })
    .refine(({ from, to }) => from === undefined || to === undefined || daysIn(from, to) <= MAX_DAYS, {
      ...rule('quarterAtMost'),
      path: ['to'],
    });
const noHalf = ({ from, to }: RangeQuery): boolean => (from === undefined) === (to === undefined);

/** The days that were asked for, in the store's zone. Throws `notFound` for a store without policy. */
export async function askedPeriod(
  context: Pick<Context, 'repositories'>,
  store: string,
  { range, from, to }: RangeQuery,
  now: number,
): Promise<{ readonly zone: string; readonly period: Period }> {
  const { zone } = (await currentPolicy(context, store)).calendar;
  const named = range === 'days' ? { from: from ?? '', to: to ?? '' } : range;
  return { zone, period: periodOf(zone, named, now) };
}
