import type { Role } from '../kernel/actor';
import type { Notice } from '../kernel/notice';
import type { Instant } from '../kernel/process';
import { endOfDay, localDate, startOfDay, type WorkingCalendar } from '../time/working-time';

/** D-19: who gives the orders of a day to the manufacturer's system, and who hears that nobody did. */
const intakeReporters: readonly Role[] = ['informationClerk'];
const above: Role = 'serviceManager';

/** Days that are looked back at; what is older is no daily business any more. */
const DAYS_LOOKED_BACK = 7;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface OpenedOrder {
  readonly number: string;
  readonly openedAt: Instant;
}
/** What was handed over of a day. */
interface Report {
  readonly day: string;
  readonly numbers: readonly string[];
}

/** A day whose orders the manufacturer's system does not have, or not all of them. */
export interface OpenIntake {
  readonly day: string;
  readonly missing: readonly string[];
  /** Closing time of the day; a day later it is overdue. */
  readonly dueAt: Instant;
  readonly overdue: boolean;
}

/** The local days that are looked at, the oldest first. */
export const intakeDays = (zone: string, now: Instant): readonly string[] =>
  Array.from({ length: DAYS_LOOKED_BACK + 1 }, (_none, index) =>
    localDate(zone, now - (DAYS_LOOKED_BACK - index) * DAY),
  );

/** D-19: days that are over, came in with orders, and were not handed over whole; an order that was opened since is missing, too. */
export function openIntake(
  calendar: WorkingCalendar,
  opened: readonly OpenedOrder[],
  reports: readonly Report[],
  now: Instant,
): readonly OpenIntake[] {
  return intakeDays(calendar.zone, now).flatMap((day) => {
    const start = startOfDay(calendar, day);
    const dueAt = endOfDay(calendar, start);
    const handedOver = reports.find((one) => one.day === day)?.numbers ?? [];
    const missing = opened
      .filter(({ number, openedAt }) => localDate(calendar.zone, openedAt) === day && !handedOver.includes(number))
      .map(({ number }) => number);
    return missing.length === 0 || dueAt > now ? [] : [{ day, missing, dueAt, overdue: dueAt + DAY <= now }];
  });
}

/** D-19: the clerk hears at closing time, and a day later the service manager; each once for each day. */
export const intakeNotices = ({ day, overdue }: OpenIntake): readonly Notice[] => {
  const inApp = (role: Role, template: 'intakeDue' | 'intakeOverdue'): Notice => ({
    to: { role, person: null },
    way: 'inApp',
    template,
    facts: { day },
    urgent: false,
  });
  return overdue ? [inApp(above, 'intakeOverdue')] : intakeReporters.map((role) => inApp(role, 'intakeDue'));
};
