import type { Instant } from '../kernel/process';
import type { ServicePolicy } from '../policy/policy';
import { upcoming } from './process';
import type { Complaint } from './state';

/** One deadline that another policy would move, add or drop; null where it is not due. */
export interface MovedDeadline {
  readonly key: string;
  readonly timer: string;
  readonly now: Instant | null;
  readonly adopted: Instant | null;
}

const dueByKey = (complaint: Complaint): ReadonlyMap<string, { readonly timer: string; readonly at: Instant }> =>
  new Map(
    upcoming(complaint).flatMap(({ at, event }) =>
      event.type === 'deadlinePassed' ? [[event.key, { timer: event.timer, at }] as const] : [],
    ),
  );

/** What would be due when, if the complaint went on by this policy; what stays as it is is left out. */
export function previewAdoption(complaint: Complaint, policy: ServicePolicy): readonly MovedDeadline[] {
  const [before, after] = [dueByKey(complaint), dueByKey({ ...complaint, policy })];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [now, adopted] = [before.get(key), after.get(key)];
    if (now?.at === adopted?.at) return [];
    return [{ key, timer: (now ?? adopted)!.timer, now: now?.at ?? null, adopted: adopted?.at ?? null }];
  });
}
