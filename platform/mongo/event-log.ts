import type { AnyBulkWriteOperation } from 'mongoose';
import type { Recorded } from '../../domain/receipt';
import { evolve } from '../../domain/repair-order/process';
import { hasReached } from '../../domain/repair-order/stage';
import { isGone, type RepairOrder, type RepairOrderEvent } from '../../domain/repair-order/state';
import { above, oneOf } from './filters';
import type { Models, StoredEvent, StoredOrder } from './models';

type Batch = ReadonlyMap<string, readonly Recorded<RepairOrderEvent>[]>;

/** Views kept in memory, about 20 kB each. */
const REMEMBERED_VIEWS = 500;

/** Attempts at one batch before it is given back to the caller; each failed one means that somebody else was faster. */
const RACES = 8;

/**
 * The append-only event log and the current view beside it. Both doors (the API after an accepted Update, the workflow's own
 * publisher) write the same events under the same `_id`, in any order, any number of times: the log keeps each once, and the
 * view only moves forward over a gapless sequence.
 */
export class EventLog {
  /** Views this process wrote last, so that a busy order is not read back for every event; the sequence guard catches a stale one. */
  readonly #written = new Map<string, RepairOrder>();

  constructor(private readonly models: Models) {}

  /** Events of several orders at once: as many writes as collections, not as events. */
  async record(batch: Batch): Promise<void> {
    await this.#append([...batch].flatMap(([order, events]) => events.map((event) => stored(order, event))));
    let behind = [...batch.keys()];
    for (let race = 0; behind.length > 0; race++) {
      if (race === RACES) throw new Error(`the views of ${behind.length} orders are contended`);
      behind = await this.#project(behind, batch);
    }
  }

  /** Drops the view of an order and folds it anew. */
  async rebuild(order: string): Promise<void> {
    this.#written.delete(order);
    await this.models.orders.deleteOne({ _id: order });
    await this.record(new Map([[order, []]]));
  }

  async #append(events: readonly StoredEvent[]): Promise<void> {
    if (events.length === 0) return;
    try {
      // the driver's own call: what is written is built here field by field, and casting it again would cost more than writing it
      await this.models.events.collection.insertMany(events as never, { ordered: false });
    } catch (error) {
      if (!onlyDuplicates(error)) throw error;
    }
  }

  /** Folds what is new into the views; answers which orders somebody else changed meanwhile. */
  async #project(orders: readonly string[], batch: Batch): Promise<string[]> {
    const before = await this.#views(orders);
    const after = new Map<string, RepairOrder>();
    const writes: AnyBulkWriteOperation<StoredOrder>[] = [];
    for (const order of orders) {
      const state = before.get(order);
      const next = await this.#next(order, state?.sequence ?? 0, batch.get(order) ?? []);
      if (next.length === 0) continue;
      const now = next.reduce(evolve, state as RepairOrder);
      after.set(order, now);
      writes.push(
        state
          ? { replaceOne: { filter: { _id: order, sequence: state.sequence }, replacement: viewOf(now) } }
          : { insertOne: { document: viewOf(now) } },
      );
    }
    if (writes.length === 0) return [];
    for (const order of orders) this.#written.delete(order);
    const alone = await this.#write(writes);
    if (!alone) return [...orders];
    this.#remember(after);
    return [];
  }

  async #views(orders: readonly string[]): Promise<ReadonlyMap<string, RepairOrder>> {
    const unknown = orders.filter((order) => !this.#written.has(order));
    const stored =
      unknown.length === 0 ? [] : await this.models.orders.find({ _id: oneOf(unknown) }, { state: 1 }).lean();
    const read = new Map(stored.map((view) => [view._id, orderOf(view)]));
    for (const order of orders) {
      const written = this.#written.get(order);
      if (written) read.set(order, written);
    }
    return read;
  }

  /** False when another process was faster with one of them. */
  async #write(writes: readonly AnyBulkWriteOperation<StoredOrder>[]): Promise<boolean> {
    try {
      const { modifiedCount, insertedCount } = await this.models.orders.collection.bulkWrite(writes as never, {
        ordered: false,
      });
      return modifiedCount + insertedCount === writes.length;
    } catch (error) {
      if (!onlyDuplicates(error)) throw error;
      return false;
    }
  }

  #remember(views: ReadonlyMap<string, RepairOrder>): void {
    for (const [order, view] of views) this.#written.set(order, view);
    for (const order of this.#written.keys()) {
      if (this.#written.size <= REMEMBERED_VIEWS) return;
      this.#written.delete(order);
    }
  }

  /** The gapless continuation after `sequence`: from the batch where it fits, else from the log. */
  async #next(
    order: string,
    sequence: number,
    fresh: readonly Recorded<RepairOrderEvent>[],
  ): Promise<readonly RepairOrderEvent[]> {
    const ahead = fresh.filter((recorded) => recorded.sequence > sequence);
    if (fresh.length > 0 && ahead.length === 0) return [];
    if (ahead[0]?.sequence === sequence + 1) return gapless(ahead, sequence);
    const logged = await this.models.events
      .find({ order, sequence: above(sequence) })
      .sort({ sequence: 1 })
      .lean();
    return gapless(logged, sequence);
  }
}

function gapless(events: readonly Recorded<RepairOrderEvent>[], after: number): readonly RepairOrderEvent[] {
  const end = events.findIndex(({ sequence }, index) => sequence !== after + 1 + index);
  return (end === -1 ? events : events.slice(0, end)).map(({ event }) => event);
}

/** The store is the middle part of the number, `RO-<store>-<date>-<count>`. */
export const storeOf = (orderNumber: string): string => orderNumber.split('-')[1] ?? '';

const stored = (order: string, { sequence, event }: Recorded<RepairOrderEvent>): StoredEvent => ({
  _id: `${order}:${String(sequence).padStart(6, '0')}`,
  order,
  store: storeOf(order),
  sequence,
  at: event.at,
  type: event.type,
  event,
});

const viewOf = (state: RepairOrder): StoredOrder => ({
  _id: state.number,
  store: state.store,
  sequence: state.sequence,
  stage: state.stage,
  advisor: state.advisor,
  customer: state.customer.id,
  vehicle: state.vehicle.id,
  openedAt: state.openedAt,
  promisedAt: state.promise?.at ?? null,
  open: !isGone(state),
  pending: !hasReached(state.stage, 'readyForPickup'),
  state: JSON.stringify(state),
});

/** The order inside a stored view. */
export const orderOf = ({ state }: Pick<StoredOrder, 'state'>): RepairOrder => JSON.parse(state) as RepairOrder;

function onlyDuplicates(error: unknown): boolean {
  const { code, writeErrors } = error as { code?: number; writeErrors?: { code?: number; err?: { code?: number } }[] };
  const codes = writeErrors?.map((one) => one.code ?? one.err?.code) ?? [code];
  return codes.length > 0 && codes.every((one) => one === 11000);
}
