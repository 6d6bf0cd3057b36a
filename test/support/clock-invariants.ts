import type { Instant } from '../../domain/kernel/process';
import { watchId, type Watch, type Watched } from '../../domain/time/deadline';
import { Violation } from './invariant-violation';

interface Told {
  readonly key?: string;
  readonly due?: Instant;
}

/** I4: time alone brings about everything in its order; only what a person does may make something due that lies in the past. */
export function demandOrder(events: readonly object[]): void {
  let past = -Infinity;
  for (const { key, due = -Infinity } of events as readonly Told[]) {
    if (key && due < past) throw new Violation(`I4 ${key} was due before what time has brought about already`);
    past = due;
  }
}

/** I4: no clock is armed under the name of one that is spent: it would never fire. */
export function demandFreshClocks<State extends Pick<Watched, 'passed'>, Event>(
  evolve: (state: State, event: Event) => State,
  watchesOf: (state: State) => readonly Watch[],
  first: State,
  events: readonly Event[],
): void {
  let state = first;
  for (const event of events) {
    const running = new Set(watchesOf(state).map(watchId));
    state = evolve(state, event);
    for (const watch of watchesOf(state)) {
      const id = watchId(watch);
      const spent = watch.steps.length > 0 && watch.steps.every((_step, index) => `${id}#${index + 1}` in state.passed);
      if (spent && !running.has(id)) throw new Violation(`I4 ${id} is armed again and would never fire`);
    }
  }
}
