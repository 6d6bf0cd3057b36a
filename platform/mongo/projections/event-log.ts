import type { AnyBulkWriteOperation } from 'mongoose';
import { groupBy } from '../../../domain/kernel/group-by';
import type { Recorded } from '../../../domain/kernel/receipt';
import { definitionOf, type AnyEvent, type AnyState } from '../../../domain/processes';
import { above } from '../filters';
import type { Models, StoredEvent, StoredView } from '../models';
import { openedFromLog } from '../personal-data/event-texts';
import { append, type AppendOptions, type Batch } from './append';
import { writeConsequences } from './consequences';
import { readable } from './events';
import { gapless, transitionsOf } from './folding';
import { KnownViews, reportView } from './known-views';
import type { ProcessChange } from './transitions';
import { viewWrite, writeViews, type KnownView } from './views';

/** Up to which sequence the read side has every event of a process, and the state they make as far as it was folded just now. */
export interface Reached {
  readonly sequence: number;
  readonly state?: AnyState;
}

/** Attempts at one batch before it is given back to the caller; each failed one means that somebody else was faster. */
const MAX_ATTEMPTS = 8;

/** A view that moves on. */
interface Move {
  readonly number: string;
  readonly change: ProcessChange;
  readonly after: KnownView;
  readonly write: AnyBulkWriteOperation<StoredView>;
}

/**
 * The append-only event log and the current views beside it. Both writers (the API after an accepted Update, the workflow's own
 * publisher) write the same events under the same `_id`, in any order, any number of times: the log keeps each once, and the
 * view only moves forward over a gapless sequence.
 */
export class EventLog {
  readonly #views: KnownViews;

  constructor(
    private readonly models: Models,
    private readonly options: AppendOptions = { readsFirst: false },
  ) {
    this.#views = new KnownViews(models);
  }

  /**
   * Events of several processes at once: as many writes as collections, not as events. Answers how far the read side has come with each process.
   * A view that cannot be folded stays where it is, as an operator's task; its events are in the log.
   */
  async record(batch: Batch): Promise<ReadonlyMap<string, Reached>> {
    const { grown, parted } = await append(this.models, batch, this.options);
    // where log and process have parted, the view goes by the log
    const fresh: Batch = new Map([...batch].map(([number, events]) => [number, parted.has(number) ? [] : events]));
    const reached = new Map<string, Reached>();
    let behind = await this.#behind(batch, grown, reached);
    for (let race = 0; behind.length > 0; race++) {
      if (race === MAX_ATTEMPTS) throw new Error(`the views of ${behind.length} processes are contended`);
      behind = await this.#project(behind, fresh, reached);
    }
    return reached;
  }

  /** The processes whose views may lack something. Where the log got nothing new, a sequence is read instead of a view. */
  async #behind(batch: Batch, grown: ReadonlySet<string>, reached: Map<string, Reached>): Promise<readonly string[]> {
    const doubtful = [...batch.keys()].filter((number) => !grown.has(number) && !this.#views.isInMemory(number));
    const sequences = await this.#views.sequences(doubtful);
    for (const number of doubtful) {
      const sequence = sequences.get(number);
      const last = batch.get(number)?.at(-1)?.sequence ?? Infinity;
      if (sequence !== undefined && sequence >= last) reached.set(number, { sequence });
    }
    return [...batch.keys()].filter((number) => !reached.has(number));
  }

  /** Folds what is new into the views; answers which processes somebody else changed meanwhile. */
  async #project(numbers: readonly string[], batch: Batch, reached: Map<string, Reached>): Promise<readonly string[]> {
    const { views, unreadable } = await this.#views.read(numbers);
    const moves: Move[] = [];
    for (const number of numbers) {
      const before = views.get(number);
      reached.set(number, { sequence: before?.state.sequence ?? 0, ...(before && { state: before.state }) });
      if (unreadable.has(number)) continue;
      const move = await this.#moveOf(number, before, batch.get(number) ?? []);
      if (move) moves.push(move);
    }
    if (moves.length === 0) return [];
    await writeConsequences(
      this.models,
      // what was on its way when the words went has no consequences any more
      moves.filter(({ after }) => !after.isForgotten).map(({ change }) => change),
    );
    const moved = moves.map(({ number }) => number);
    this.#views.forget(moved);
    if (!(await this.#write(moves))) return moved;
    for (const { number, after } of moves) {
      this.#views.keep(number, after);
      reached.set(number, { sequence: after.state.sequence, state: after.state });
    }
    return [];
  }

  /** What follows for the view; undefined when nothing does, or when it cannot be folded. */
  async #moveOf(
    number: string,
    before: KnownView | undefined,
    fresh: readonly Recorded<AnyEvent>[],
  ): Promise<Move | undefined> {
    const sequence = before?.state.sequence ?? 0;
    const known = continuation(fresh, sequence);
    const logged = known ? [] : await this.#logged(number, sequence);
    try {
      const definition = definitionOf(number);
      const events = known ?? gapless(logged.map(readable), sequence);
      const transitions = transitionsOf(definition, before?.state, events);
      const last = transitions.at(-1);
      if (!last) return undefined;
      const isForgotten = before?.isForgotten === true;
      const after = { state: last.after, rebuilt: before?.rebuilt ?? 0, isForgotten };
      const from = before && { sequence, rebuilt: before.rebuilt };
      const write = viewWrite(definition.type, from, after, isForgotten);
      return { number, after, change: { definition, transitions }, write };
    } catch (error) {
      await reportView(this.models, number, error);
      return undefined;
    }
  }

  async #logged(process: string, sequence: number): Promise<StoredEvent[]> {
    const found = await this.models.events
      .find({ process, sequence: above(sequence) })
      .sort({ sequence: 1 })
      .lean<StoredEvent[]>();
    return openedFromLog(this.models, found);
  }

  /** False when somebody else was faster with one of them. */
  async #write(moves: readonly Move[]): Promise<boolean> {
    const writes = groupBy(moves, ({ change }) => change.definition.type);
    const alone = await Promise.all(
      [...writes].map(([type, list]) =>
        writeViews(
          this.models,
          type,
          list.map(({ write }) => write),
        ),
      ),
    );
    return !alone.includes(false);
  }
}

/** The gapless continuation after `sequence` where the batch has it; undefined when the log must be asked. */
function continuation(fresh: readonly Recorded<AnyEvent>[], sequence: number): readonly AnyEvent[] | undefined {
  const ahead = fresh.filter((recorded) => recorded.sequence > sequence);
  if (fresh.length > 0 && ahead.length === 0) return [];
  return ahead[0]?.sequence === sequence + 1 ? gapless(ahead, sequence) : undefined;
}
