import type { Instant } from '../kernel/process';
import type { Recorded } from '../kernel/receipt';
import type { AnyDefinition, AnyEvent, AnyState } from '../processes';

/** The log of a process up to a moment: every event until the first that happened later, and that one. */
export interface LogUntil {
  readonly events: readonly Recorded<AnyEvent>[];
  /** The first that happened after the moment; absent when nothing has. */
  readonly next?: Recorded<AnyEvent>;
}

/** The log of a process in its order, cut after the last event that had happened at `at`. */
export function logUntil(log: readonly Recorded<AnyEvent>[], at: Instant): LogUntil {
  const end = log.findIndex(({ event }) => event.at > at);
  const next = end === -1 ? undefined : log[end];
  return { events: end === -1 ? log : log.slice(0, end), ...(next && { next }) };
}

/** Whether the log has every event up to the last one it tells of. A gap hides what happened in it. */
export const isWhole = ({ events, next }: LogUntil): boolean =>
  [...events, ...(next ? [next] : [])].every(({ sequence }, index) => sequence === index + 1);

/** The state that these events have led to, under the policy and rules the process was opened with; undefined before the first. */
export const stateAfter = (definition: AnyDefinition, { events }: LogUntil): AnyState | undefined =>
  events.length === 0
    ? undefined
    : events.reduce<AnyState>((state, { event }) => definition.evolve(state, event), definition.initialState);
