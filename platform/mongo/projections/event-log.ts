import type { AnyBulkWriteOperation } from 'mongoose';
import {
  definitionOf,
  processTypeOf,
  type AnyEvent,
  type AnyState,
  type ProcessType,
  type AnyDefinition,
} from '../../../domain/processes';
import { setBounded } from '../../../domain/kernel/bounded-map';
import type { Recorded } from '../../../domain/kernel/receipt';
import { onlyDuplicates, ignoreDuplicates } from '../duplicates';
import { above, oneOf } from '../filters';
import type { Models } from '../models';
import { writeConsequences } from './consequences';
import type { EventTransition, ProcessChange } from './transitions';
import type { StoredEvent, StoredView } from '../models';
import { stateOnly } from '../models/views';
import { readable, storedEvent } from './events';
import { stateOf, viewOf, viewsOf } from './views';

type Batch = ReadonlyMap<string, readonly Recorded<AnyEvent>[]>;

/** Views kept in memory, about 20 kB each. */
const MAX_CACHED_VIEWS = 500;

/** Attempts at one batch before it is given back to the caller; each failed one means that somebody else was faster. */
const MAX_ATTEMPTS = 8;

/**
 * The append-only event log and the current views beside it. Both writers (the API after an accepted Update, the workflow's own
 * publisher) write the same events under the same `_id`, in any order, any number of times: the log keeps each once, and the
 * view only moves forward over a gapless sequence.
 */
export class EventLog {
  /** Views this process wrote last, so that a busy order is not read back for every event; the sequence guard catches a stale one. */
  readonly #written = new Map<string, AnyState>();

  constructor(private readonly models: Models) {}

  /**
   * Events of several processes at once: as many writes as collections, not as events. Answers, for each process, up to which sequence the read side
   * has every event.
   */
  record(batch: Batch): Promise<ReadonlyMap<string, number>> {
    return this.#record(batch, { anew: false });
  }

  async #record(batch: Batch, how: { readonly anew: boolean }): Promise<ReadonlyMap<string, number>> {
    const reached = new Map<string, number>();
    const events = [...batch].flatMap(([number, recorded]) => recorded.map((event) => storedEvent(number, event)));
    await this.#append(events);
    let behind = [...batch.keys()];
    for (let race = 0; behind.length > 0; race++) {
      if (race === MAX_ATTEMPTS) throw new Error(`the views of ${behind.length} processes are contended`);
      behind = await this.#project(behind, batch, how, reached);
    }
    return reached;
  }

  /** Drops the view of a process and folds it anew; nobody is notified or asked again. */
  async rebuild(number: string): Promise<void> {
    this.#written.delete(number);
    await viewsOf(this.models, processTypeOf(number)).deleteOne({ _id: number });
    await this.models.tasks.deleteMany({ process: number });
    await this.#record(new Map([[number, []]]), { anew: true });
  }

  async #append(events: readonly StoredEvent[]): Promise<void> {
    if (events.length === 0) return;
    // the driver's own call: what is written is built here field by field, and casting it again would cost more than writing it
    await ignoreDuplicates(this.models.events.collection.insertMany(events as never, { ordered: false }));
  }

  /** Folds what is new into the views; answers which processes somebody else changed meanwhile. */
  async #project(
    numbers: readonly string[],
    batch: Batch,
    how: { readonly anew: boolean },
    reached: Map<string, number>,
  ): Promise<string[]> {
    const before = await this.#views(numbers);
    const after = new Map<string, AnyState>();
    const writes = new Map<ProcessType, AnyBulkWriteOperation<StoredView>[]>();
    const changes: ProcessChange[] = [];
    for (const number of numbers) {
      const definition = definitionOf(number);
      const state = before.get(number);
      const next = await this.#next(number, state?.sequence ?? 0, batch.get(number) ?? []);
      reached.set(number, (state?.sequence ?? 0) + next.length);
      if (next.length === 0) continue;
      const transitions = transitionsOf(definition, state, next);
      const now = transitions.at(-1)!.after;
      after.set(number, now);
      changes.push({ definition, transitions });
      const view = viewOf(definition.type, now);
      const write: AnyBulkWriteOperation<StoredView> = state
        ? { replaceOne: { filter: { _id: number, sequence: state.sequence }, replacement: view } }
        : { insertOne: { document: view } };
      writes.set(definition.type, [...(writes.get(definition.type) ?? []), write]);
    }
    if (writes.size === 0) return [];
    await writeConsequences(this.models, changes, how);
    for (const number of numbers) this.#written.delete(number);
    const alone = await Promise.all([...writes].map(([type, list]) => this.#write(type, list)));
    if (alone.includes(false)) return [...numbers];
    this.#remember(after);
    return [];
  }

  async #views(numbers: readonly string[]): Promise<ReadonlyMap<string, AnyState>> {
    const read = new Map<string, AnyState>();
    const unknown = new Map<ProcessType, string[]>();
    for (const number of numbers) {
      const written = this.#written.get(number);
      const type = processTypeOf(number);
      if (written) read.set(number, written);
      else unknown.set(type, [...(unknown.get(type) ?? []), number]);
    }
    for (const [type, list] of unknown) {
      const views = await viewsOf(this.models, type)
        .find({ _id: oneOf(list) }, stateOnly)
        .lean();
      for (const view of views) read.set(view._id, stateOf(view));
    }
    return read;
  }

  /** False when another process was faster with one of them. */
  async #write(type: ProcessType, writes: readonly AnyBulkWriteOperation<StoredView>[]): Promise<boolean> {
    try {
      const { modifiedCount, insertedCount } = await viewsOf(this.models, type).collection.bulkWrite(writes as never, {
        ordered: false,
      });
      return modifiedCount + insertedCount === writes.length;
    } catch (error) {
      if (!onlyDuplicates(error)) throw error;
      return false;
    }
  }

  #remember(views: ReadonlyMap<string, AnyState>): void {
    for (const [number, view] of views) setBounded(this.#written, number, view, MAX_CACHED_VIEWS);
  }

  /** The gapless continuation after `sequence`: from the batch where it fits, else from the log. */
  async #next(process: string, sequence: number, fresh: readonly Recorded<AnyEvent>[]): Promise<readonly AnyEvent[]> {
    const ahead = fresh.filter((recorded) => recorded.sequence > sequence);
    if (fresh.length > 0 && ahead.length === 0) return [];
    if (ahead[0]?.sequence === sequence + 1) return gapless(ahead, sequence);
    const logged = await this.models.events
      .find({ process, sequence: above(sequence) })
      .sort({ sequence: 1 })
      .lean();
    return gapless(logged.map(readable), sequence);
  }
}

function gapless(events: readonly Recorded<AnyEvent>[], after: number): readonly AnyEvent[] {
  const end = events.findIndex(({ sequence }, index) => sequence !== after + 1 + index);
  return (end === -1 ? events : events.slice(0, end)).map(({ event }) => event);
}

function transitionsOf(
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
