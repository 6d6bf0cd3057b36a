import { isTimer } from '../kernel/actor';
import type { AnyEvent, AnyState, AnyDefinition } from '../processes';
import type { Deadline, Instant } from '../kernel/process';
import type { Recorded } from '../kernel/receipt';

/** One arming of one deadline, from the event that brought it about to its one end. */
export interface DeadlineRecord {
  readonly key: string;
  readonly armedAt: Instant;
  readonly due: Instant;
  readonly moves: number;
  readonly pauses: number;
  readonly end?: { readonly how: 'fired' | 'cancelled'; readonly at: Instant };
}

export interface DeadlineFault {
  readonly fault: 'early' | 'doubled' | 'unarmed' | 'passedOver' | 'lost';
  readonly key: string;
  readonly due: Instant;
  readonly at: Instant;
}

export interface DeadlineAudit {
  readonly entries: readonly DeadlineRecord[];
  readonly faults: readonly DeadlineFault[];
  /** Milliseconds between due and fired, one per fired clock. */
  readonly lateness: readonly number[];
}

/** Names a deadline: watches have a key, a turn of the process itself is named by its event. */
const keyOf = ({ event }: Pick<Deadline<AnyEvent>, 'event'>): string => ('key' in event ? event.key : event.type);

interface ActiveDeadline {
  entry: DeadlineRecord;
  /** Armed, moved or resumed: nothing can be late before that. */
  since: Instant;
  resting: boolean;
}

/**
 * The clock ledger of one process, told by its events alone: after each event the pure rules say which clocks run, so arming,
 * moving, resting and cancelling need no events of their own and cannot disagree with the timers (ADR 8). A clock that should
 * have fired before something else happened is a fault, and so is one that is overdue `now` by more than `graceMs`.
 */
export function auditDeadlines(
  kind: AnyDefinition,
  events: readonly Recorded<AnyEvent>[],
  now: Instant,
  graceMs = 60_000,
): DeadlineAudit {
  const running = new Map<string, ActiveDeadline>();
  const entries: DeadlineRecord[] = [];
  const faults: DeadlineFault[] = [];
  const lateness: number[] = [];
  const fired = new Set<string>();
  let state = kind.initialState;

  const end = (key: string, how: 'fired' | 'cancelled', at: Instant): void => {
    const clock = running.get(key);
    if (!clock) return;
    entries.push({ ...clock.entry, end: { how, at } });
    running.delete(key);
  };

  for (const { event } of events) {
    const own = isTimer(event.by) ? keyOf({ event }) : undefined;
    const ownDue = own === undefined ? event.at : (running.get(own)?.entry.due ?? event.at);
    for (const [key, { entry, resting, since }] of running)
      if (key !== own && !resting && Math.max(entry.due, since) < ownDue)
        faults.push({ fault: 'passedOver', key, due: entry.due, at: event.at });
    if (own !== undefined) {
      const clock = running.get(own);
      if ('key' in event && fired.has(own)) faults.push({ fault: 'doubled', key: own, due: ownDue, at: event.at });
      else if (!clock) faults.push({ fault: 'unarmed', key: own, due: ownDue, at: event.at });
      else if (event.at < clock.entry.due) faults.push({ fault: 'early', key: own, due: ownDue, at: event.at });
      if (clock) lateness.push(event.at - Math.max(clock.entry.due, clock.since));
      fired.add(own);
      end(own, 'fired', event.at);
    }
    state = kind.evolve(state, event);
    follow(kind, state, event.at, running, end);
  }
  if (events.length > 0)
    for (const [key, { entry, resting, since }] of running) {
      if (!resting && Math.max(entry.due, since) < now - graceMs)
        faults.push({ fault: 'lost', key, due: entry.due, at: now });
      entries.push(entry);
    }
  return { entries, faults, lateness };
}

/** Brings the running clocks in line with what the state now asks for. */
function follow(
  kind: AnyDefinition,
  state: AnyState,
  at: Instant,
  running: Map<string, ActiveDeadline>,
  end: (key: string, how: 'cancelled', at: Instant) => void,
): void {
  const armed = new Map(kind.deadlines(state).map((deadline) => [keyOf(deadline), deadline.at]));
  const resting = kind.pausedRules(state);
  for (const [key, clock] of Array.from(running)) {
    if (armed.has(key)) continue;
    if (resting.includes(key.slice(0, key.lastIndexOf('#')))) {
      if (!clock.resting) clock.entry = { ...clock.entry, pauses: clock.entry.pauses + 1 };
      clock.resting = true;
    } else end(key, 'cancelled', at);
  }
  for (const [key, due] of armed) {
    const clock = running.get(key);
    if (!clock) running.set(key, { entry: { key, armedAt: at, due, moves: 0, pauses: 0 }, since: at, resting: false });
    else {
      if (clock.entry.due !== due || clock.resting) clock.since = at;
      if (clock.entry.due !== due) clock.entry = { ...clock.entry, due, moves: clock.entry.moves + 1 };
      clock.resting = false;
    }
  }
}

const bounds = [100, 1_000, 10_000, 60_000, 600_000] as const;

/** How late clocks fired: counts up to each bound in milliseconds, and the rest. */
export const histogram = (lateness: readonly number[]): readonly { readonly upToMs: number | null; count: number }[] =>
  [...bounds, null].map((upToMs, index) => {
    const above = index === 0 ? -Infinity : bounds[index - 1]!;
    return { upToMs, count: lateness.filter((ms) => ms > above && ms <= (upToMs ?? Infinity)).length };
  });
