import { isTimer, type Role } from '../kernel/actor';
import type { AnyEvent, AnyState, AnyDefinition } from '../processes';
import type { ServicePolicy } from '../policy/policy';
import { nextDeadline, type Instant } from '../kernel/process';
import type { Recorded } from '../kernel/receipt';

/** An event that time alone will cause, or would have caused. */
export interface UpcomingBreach {
  readonly key: string;
  readonly at: Instant;
  readonly timer: string;
  readonly reaction: string;
  readonly to: readonly Role[];
  readonly fulfilledBy: string;
}

const asUpcomingBreach = (at: Instant, event: AnyEvent): UpcomingBreach =>
  event.type === 'deadlinePassed'
    ? {
        key: event.key,
        at,
        timer: event.timer,
        reaction: event.reaction,
        to: event.to,
        fulfilledBy: event.fulfilledBy,
      }
    : { key: event.type, at, timer: event.type, reaction: 'turn', to: [], fulfilledBy: '' };

/** More events than any correct process has in one forecast; a rule that exceeds it is a defect. */
const MAX_UPCOMING = 200;

/** Advances time to `until` while nobody acts: the state then, and what happened on the way. */
function advanceTime(
  definition: AnyDefinition,
  from: AnyState,
  until: Instant,
): { state: AnyState; happened: readonly UpcomingBreach[] } {
  const happened: UpcomingBreach[] = [];
  let state = from;
  while (happened.length < MAX_UPCOMING) {
    const next = nextDeadline(definition, state);
    if (!next || next.at > until) break;
    happened.push(asUpcomingBreach(next.at, next.event));
    state = definition.evolve(state, next.event);
  }
  return { state, happened };
}

/** What will be missed until `until` if nobody acts, and who hears of it: every step, in order. */
export const forecast = (definition: AnyDefinition, state: AnyState, until: Instant): readonly UpcomingBreach[] =>
  advanceTime(definition, state, until).happened;

/** A reminder, warning or escalation that another policy would add, drop or move. */
export interface Difference {
  readonly key: string;
  readonly timer: string;
  readonly reaction: string;
  readonly to: readonly Role[];
  readonly change: 'added' | 'dropped' | 'earlier' | 'later';
  /** By how much it moves; 0 for what is added or dropped. */
  readonly minutes: number;
}

/** What people did, at the times they did it, under another policy: which deadlines would have passed until `until`. */
function replayUnderPolicy(
  definition: AnyDefinition,
  events: readonly Recorded<AnyEvent>[],
  policy: ServicePolicy | undefined,
  until: Instant,
) {
  const [first, ...rest] = events.map(({ event }) => event);
  if (!first) return [];
  let state = definition.evolve(definition.initialState, policy ? definition.withPolicy(first, policy) : first);
  const happened: UpcomingBreach[] = [];
  for (const event of rest.filter(({ by }) => !isTimer(by))) {
    const passed = advanceTime(definition, state, event.at);
    happened.push(...passed.happened);
    state = definition.evolve(passed.state, event);
  }
  return [...happened, ...advanceTime(definition, state, until).happened];
}

/** What-if: the recorded process under another policy, compared with the same process under its own. */
export function whatIf(
  definition: AnyDefinition,
  events: readonly Recorded<AnyEvent>[],
  policy: ServicePolicy,
  until: Instant,
): readonly Difference[] {
  const before = new Map(replayUnderPolicy(definition, events, undefined, until).map((one) => [one.key, one]));
  const after = new Map(replayUnderPolicy(definition, events, policy, until).map((one) => [one.key, one]));
  const differences: Difference[] = [];
  for (const [key, { timer, reaction, to, at }] of after) {
    const known = before.get(key);
    const minutes = known ? Math.round((at - known.at) / 60_000) : 0;
    if (!known) differences.push({ key, timer, reaction, to, change: 'added', minutes });
    else if (minutes !== 0)
      differences.push({
        key,
        timer,
        reaction,
        to,
        change: minutes > 0 ? 'later' : 'earlier',
        minutes: Math.abs(minutes),
      });
  }
  for (const [key, { timer, reaction, to }] of before)
    if (!after.has(key)) differences.push({ key, timer, reaction, to, change: 'dropped', minutes: 0 });
  return differences;
}
