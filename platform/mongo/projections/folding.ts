import type { Recorded } from '../../../domain/kernel/receipt';
import type { AnyDefinition, AnyEvent, AnyState } from '../../../domain/processes';
import type { EventTransition } from './transitions';

/** The events that follow this sequence without a gap. */
export function gapless(events: readonly Recorded<AnyEvent>[], after: number): readonly AnyEvent[] {
  const end = events.findIndex(({ sequence }, index) => sequence !== after + 1 + index);
  return (end === -1 ? events : events.slice(0, end)).map(({ event }) => event);
}

export function transitionsOf(
  definition: AnyDefinition,
  known: AnyState | undefined,
  events: readonly AnyEvent[],
): readonly EventTransition[] {
  let before = known ?? definition.initialState;
  return events.map((event) => {
    const transition = { before, event, after: definition.evolve(before, event) };
    before = transition.after;
    return transition;
  });
}
