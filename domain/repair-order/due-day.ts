import { MINUTE, type Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import { localDate } from '../time/working-time';
import type { RepairOrder } from './state';

/** How far ahead somebody may be given time to pay at once. */
const MOST_DAYS_AHEAD = 92;
const DAY = 1440 * MINUTE;

/** F-11, F-29: until when somebody may owe is a day from today on (`dueDayPast`), and at most three months away (`dueDayTooFar`). */
export function checkDueDay({ policy }: Pick<RepairOrder, 'policy'>, dueDay: string, at: Instant): void {
  const { zone } = policy.calendar;
  const [today, last] = [localDate(zone, at), localDate(zone, at + MOST_DAYS_AHEAD * DAY)];
  if (dueDay < today) reject('dueDayPast', { dueDay });
  if (dueDay > last) reject('dueDayTooFar', { dueDay, last });
}
