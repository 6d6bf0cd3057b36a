import { trusted } from 'mongoose';
import type { DailyNumbers } from '../../../domain/kernel/process-number';

const DAY_MS = 24 * 3_600_000;
/** How many days back the reads of one page reach, one after another; after these, everything is read. */
const REACHES = [2, 8, 32, 128] as const;

interface Page {
  readonly store: string;
  /** The number the page before ended with, as the reader told it: it may be any text. */
  readonly after: string | undefined;
  readonly limit: number;
  /** What is asked of the rows finds few of them: they are read at once. */
  readonly few: boolean;
}

/** The numbers from one on, up to another, as a condition on `_id`. */
const between = (from: string | undefined, before: string | undefined) => ({
  ...((from !== undefined || before !== undefined) && {
    _id: trusted({ ...(from !== undefined && { $gte: from }), ...(before !== undefined && { $lt: before }) }),
  }),
});

/** The day in a number, as an instant that lies on or before it in every zone; now when it names none, or one that is still to come. */
function dayOf(number: string): number {
  const [, , day = ''] = number.split('-');
  const at = Date.parse(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T00:00:00Z`) - DAY_MS;
  return Math.min(Date.now(), Number.isNaN(at) ? Infinity : at);
}

/**
 * One page of processes, newest first. The day stands in their numbers, so a page is read in steps that reach further back each time: it costs what
 * it shows, not the years of a store, also on a server that does not stop at a limit.
 */
export async function newestFirst<Row extends { readonly _id: string }>(
  numbers: DailyNumbers,
  { store, after, limit, few }: Page,
  read: (condition: object, limit: number) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  if (few) return read(between(undefined, after), limit);
  const newest = after === undefined ? Date.now() : dayOf(after);
  const rows: Row[] = [];
  let before = after;
  for (const days of REACHES) {
    const from = numbers.counterOf(store, 'UTC', newest - days * DAY_MS);
    rows.push(...(await read(between(from, before), limit - rows.length)));
    if (rows.length >= limit) return rows;
    if (before === undefined || from < before) before = from;
  }
  rows.push(...(await read(between(undefined, before), limit - rows.length)));
  return rows;
}
