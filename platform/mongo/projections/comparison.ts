import { fingerprint } from '../../../domain/kernel/fingerprint';
import type { Recorded } from '../../../domain/kernel/receipt';
import { definitionOf, type AnyEvent, type AnyState } from '../../../domain/processes';
import type { SaidEvents } from '../../process-records';
import type { Models, StoredEvent, StoredView } from '../models';
import { openedFromLog } from '../personal-data/event-texts';
import { readable } from './events';
import { gapless } from './folding';
import { stateOf, viewsOf } from './views';

/** What the read side has of a process. */
export interface Kept {
  readonly events: readonly Recorded<AnyEvent>[];
  readonly view: AnyState | undefined;
}

/** In what the read side and a process differ. */
export interface Difference {
  /** Sequences that the log lacks. */
  readonly missing: readonly number[];
  /** Sequences at which the log has an event that the process does not have. */
  readonly foreign: readonly number[];
  /** The view is not what the log makes. */
  readonly view: boolean;
  /** The events are the same, and make another state. */
  readonly state: boolean;
}

/** Throws NewerSchemaVersion for what a later release has stored. */
export async function readKept(models: Models, number: string): Promise<Kept> {
  const { type } = definitionOf(number);
  const [logged, view] = await Promise.all([
    models.events.find({ process: number }).sort({ sequence: 1 }).lean<StoredEvent[]>(),
    viewsOf(models, type).findOne({ _id: number }).lean<StoredView>(),
  ]);
  return {
    events: (await openedFromLog(models, logged)).map(readable),
    view: view ? await stateOf(models, view) : undefined,
  };
}

/** Of the state that the events up to this sequence make; undefined when there is a gap. */
function foldedPrint(number: string, events: readonly Recorded<AnyEvent>[], until: number): string | undefined {
  const definition = definitionOf(number);
  const known = gapless(events, 0).slice(0, until);
  if (known.length < until) return undefined;
  let state = definition.initialState;
  for (const event of known) state = definition.evolve(state, event);
  return fingerprint(state);
}

const isFolded = ({ events, view }: Kept, number: string): boolean =>
  view !== undefined && foldedPrint(number, events, view.sequence) === fingerprint(view);

/** Whether the read side has exactly this state, and no event beyond it. Events that change nothing in the state are counted, not compared. */
export const isSame = (kept: Kept, state: AnyState): boolean =>
  kept.events.length === state.sequence &&
  kept.view?.sequence === state.sequence &&
  foldedPrint(state.number, kept.events, state.sequence) === fingerprint(state) &&
  fingerprint(kept.view) === fingerprint(state);

/**
 * In what the read side differs from what the process has said, read after it. `state` was read before both; the process may have moved on since.
 * Undefined when they are the same.
 */
export function differenceOf(
  number: string,
  kept: Kept,
  { events: said, since }: SaidEvents,
  state: AnyState | undefined,
): Difference | undefined {
  const logged = new Map(kept.events.map(({ sequence, event }) => [sequence, event]));
  const foreign = [...logged]
    .filter(([sequence, event]) => sequence >= since && !isSameEvent(event, said.get(sequence)))
    .map(([sequence]) => sequence);
  const end = state?.sequence ?? Math.max(0, ...said.keys());
  const missing = Array.from({ length: end }, (_, index) => index + 1).filter((sequence) => !logged.has(sequence));
  const isWhole = missing.length === 0 && foreign.length === 0;
  const difference = {
    missing,
    foreign,
    view: (kept.view?.sequence ?? 0) < (kept.events.at(-1)?.sequence ?? 0) || (isWhole && !isFolded(kept, number)),
    state: isWhole && state !== undefined && foldedPrint(number, kept.events, state.sequence) !== fingerprint(state),
  };
  return isWhole && !difference.view && !difference.state ? undefined : difference;
}

const isSameEvent = (logged: AnyEvent, said: AnyEvent | undefined): boolean =>
  said !== undefined && fingerprint(logged) === fingerprint(said);
