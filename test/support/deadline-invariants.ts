import type { Instant } from '../../domain/kernel/process';
import { deadlineRuleId, type DeadlineRule, type DeadlineState } from '../../domain/time/deadline';
import { InvariantViolation } from './invariant-violation';

interface TimedEvent {
  readonly key?: string;
  readonly due?: Instant;
}

/** I4: time alone brings about everything in its order; only what a person does may make something due that lies in the past. */
export function demandOrder(events: readonly object[]): void {
  let past = -Infinity;
  for (const { key, due = -Infinity } of events as readonly TimedEvent[]) {
    if (key && due < past) throw new InvariantViolation(`I4 ${key} was due before what time has brought about already`);
    past = due;
  }
}

/** I4: no deadline is armed under the name of one that has passed: it would never fire. */
export function demandFreshDeadlines<State extends Pick<DeadlineState, 'passed'>, Event>(
  evolve: (state: State, event: Event) => State,
  deadlineRulesOf: (state: State) => readonly DeadlineRule[],
  first: State,
  events: readonly Event[],
): void {
  let state = first;
  let running = new Set(deadlineRulesOf(state).map(deadlineRuleId));
  for (const event of events) {
    state = evolve(state, event);
    const rules = deadlineRulesOf(state).map((rule) => ({ id: deadlineRuleId(rule), steps: rule.steps }));
    for (const { id, steps } of rules) {
      const spent = steps.length > 0 && steps.every((_step, index) => `${id}#${index + 1}` in state.passed);
      if (spent && !running.has(id)) throw new InvariantViolation(`I4 ${id} is armed again and would never fire`);
    }
    running = new Set(rules.map(({ id }) => id));
  }
}
