import type { Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';

/** H-11, H-15: a promise is a time that lies ahead. Rejects with `promiseInPast` and the time, RFC 3339, under its name. */
export function rejectPast(times: Readonly<Record<string, Instant | undefined>>, at: Instant): void {
  for (const [name, time] of Object.entries(times))
    if (time !== undefined && time <= at) reject('promiseInPast', { [name]: new Date(time).toISOString() });
}
