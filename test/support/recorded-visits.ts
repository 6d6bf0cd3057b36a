import type { Recorded } from '../../domain/kernel/receipt';
import type { AnyEvent, AnyState } from '../../domain/processes';
import type { Database } from '../../platform/mongo/database';
import { EventLog, type Reached } from '../../platform/mongo/projections/event-log';
import { delivered, fold, opening } from './order-events';

/** The number of the n-th of several visits that are all alike. */
export const visitNumber = (n: number): string => opening.number.replace(/\d{4}$/, String(n).padStart(4, '0'));

/** A whole visit as it is recorded. */
export const visit = (n = 1): readonly Recorded<AnyEvent>[] =>
  delivered({ opening: { number: visitNumber(n) } }).map((event, index) => ({ sequence: index + 1, event }));

/** The state that the first events of that visit make, or all of them. */
export const visitState = (n = 1, until = Infinity): AnyState =>
  fold(delivered({ opening: { number: visitNumber(n) } }).slice(0, until));

/** Records one process with a log that has nothing in memory. */
export async function recordVisit(
  { models }: Database,
  n: number,
  events: readonly Recorded<AnyEvent>[],
  log = new EventLog(models),
): Promise<Reached> {
  const reached = await log.record(new Map([[visitNumber(n), events]]));
  return reached.get(visitNumber(n))!;
}
