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
  /** Milliseconds between due and fired, one per fired deadline. */
  readonly lateness: readonly number[];
}

/** Names a deadline: a step of a rule has a key, a timed event of the process is named by its type. */
const keyOf = ({ event }: Pick<Deadline<AnyEvent>, 'event'>): string => ('key' in event ? event.key : event.type);

interface ActiveDeadline {
  entry: DeadlineRecord;
  /** Armed, moved or resumed: nothing can be late before that. */
  since: Instant;
  paused: boolean;
}

/**
 * The deadline audit of one process, made of its events alone: after each event the pure rules say which deadlines run, so arming,
 * moving, pausing and cancelling need no events of their own and cannot disagree with the timers (ADR 8). A deadline that should
 * have fired before something else happened is a fault, and so is one that is overdue `now` by more than `graceMs`.
 */
export function auditDeadlines(
  definition: AnyDefinition,
  events: readonly Recorded<AnyEvent>[],
  now: Instant,
  graceMs = 60_000,
): DeadlineAudit {
  const running = new Map<string, ActiveDeadline>();
  const entries: DeadlineRecord[] = [];
  const faults: DeadlineFault[] = [];
  const lateness: number[] = [];
  const fired = new Set<string>();
  let state = definition.initialState;

  const end = (key: string, how: 'fired' | 'cancelled', at: Instant): void => {
    const active = running.get(key);
    if (!active) return;
    entries.push({ ...active.entry, end: { how, at } });
    running.delete(key);
  };

  for (const { event } of events) {
    const own = isTimer(event.by) ? keyOf({ event }) : undefined;
    const ownDue = own === undefined ? event.at : (running.get(own)?.entry.due ?? event.at);
    for (const [key, { entry, paused, since }] of running)
      if (key !== own && !paused && Math.max(entry.due, since) < ownDue)
        faults.push({ fault: 'passedOver', key, due: entry.due, at: event.at });
    if (own !== undefined) {
      const active = running.get(own);
      if ('key' in event && fired.has(own)) faults.push({ fault: 'doubled', key: own, due: ownDue, at: event.at });
      else if (!active) faults.push({ fault: 'unarmed', key: own, due: ownDue, at: event.at });
      else if (event.at < active.entry.due) faults.push({ fault: 'early', key: own, due: ownDue, at: event.at });
      if (active) lateness.push(event.at - Math.max(active.entry.due, active.since));
      fired.add(own);
      end(own, 'fired', event.at);
    }
    state = definition.evolve(state, event);
    updateRunning(definition, state, event.at, running, end);
  }
  if (events.length > 0)
    for (const [key, { entry, paused, since }] of running) {
      if (!paused && Math.max(entry.due, since) < now - graceMs)
        faults.push({ fault: 'lost', key, due: entry.due, at: now });
      entries.push(entry);
    }
  return { entries, faults, lateness };
}

/** Brings the running deadlines in line with what the state now asks for. */
function updateRunning(
  definition: AnyDefinition,
  state: AnyState,
  at: Instant,
  running: Map<string, ActiveDeadline>,
  end: (key: string, how: 'cancelled', at: Instant) => void,
): void {
  const armed = new Map(definition.deadlines(state).map((deadline) => [keyOf(deadline), deadline.at]));
  const disarmed = Array.from(running).filter(([key]) => !armed.has(key));
  const paused = disarmed.length > 0 ? definition.pausedRules(state) : [];
  for (const [key, active] of disarmed) {
    if (paused.includes(key.slice(0, key.lastIndexOf('#')))) {
      if (!active.paused) active.entry = { ...active.entry, pauses: active.entry.pauses + 1 };
      active.paused = true;
    } else end(key, 'cancelled', at);
  }
  for (const [key, due] of armed) {
    const active = running.get(key);
    if (!active) running.set(key, { entry: { key, armedAt: at, due, moves: 0, pauses: 0 }, since: at, paused: false });
    else {
      if (active.entry.due !== due || active.paused) active.since = at;
      if (active.entry.due !== due) active.entry = { ...active.entry, due, moves: active.entry.moves + 1 };
      active.paused = false;
    }
  }
}

const bounds = [100, 1_000, 10_000, 60_000, 600_000] as const;

/** How late deadlines fired: counts up to each bound in milliseconds, and the rest. */
export type Histogram = readonly { readonly upToMs: number | null; readonly count: number }[];

export const histogramOf = (lateness: readonly number[]): Histogram =>
  [...bounds, null].map((upToMs, index) => {
    const above = index === 0 ? -Infinity : bounds[index - 1]!;
    return { upToMs, count: lateness.filter((ms) => ms > above && ms <= (upToMs ?? Infinity)).length };
  });

export const addHistograms = (one: Histogram, other: Histogram): Histogram =>
  one.map(({ upToMs, count }, index) => ({ upToMs, count: count + (other[index]?.count ?? 0) }));
