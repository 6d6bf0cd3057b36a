import { orderNumbers } from '../../../domain/repair-order/number';
import type { RepairOrder } from '../../../domain/repair-order/state';
import { above, below, known, oneOf, upToText, within } from '../filters';
import type { Models } from '../models';
import type { StoredOrder } from '../models/orders';
import { rowOnly, stateOnly, type RowOf } from '../models/views';
import { stateOf } from '../projections/views';
import { newestFirst } from './newest-first';
import { openBy } from './counts';

/** What lists show of an order: the fields of its view without the state. */
export type OrderRow = RowOf<StoredOrder>;

interface Listed {
  readonly store: string;
  readonly stage?: string | undefined;
  readonly advisor?: string | undefined;
  readonly customers?: readonly string[] | undefined;
  readonly vehicles?: readonly string[] | undefined;
  readonly open?: boolean | undefined;
  /** Still to be made ready, and promised within these instants. */
  readonly promised?: readonly [from: number, before: number] | undefined;
  /** The number the page before ended with. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** As many visits of a car as anybody looks back at. */
const VISITS_BEFORE = 5;

export const repairOrdersIn = (models: Models, { orders } = models) => ({
  find: (store: string, number: string) => orders.findOne({ _id: number, store }, rowOnly).lean<OrderRow>(),

  /** The rows of these numbers. */
  rowsOf: (store: string, numbers: readonly string[]) =>
    orders.find({ _id: oneOf(numbers), store }, rowOnly).lean<OrderRow[]>(),

  state: async (number: string): Promise<RepairOrder | undefined> => {
    const view = await orders.findOne({ _id: number }, stateOnly).lean<StoredOrder>();
    return view ? stateOf(models, view) : undefined;
  },

  /** Newest first. */
  list: ({ customers, vehicles, promised, after, limit, ...exact }: Listed): Promise<readonly OrderRow[]> => {
    const filter = {
      ...Object.fromEntries(Object.entries(exact).filter(([, value]) => value !== undefined)),
      ...(customers !== undefined && { customer: oneOf(customers) }),
      ...(vehicles !== undefined && { vehicle: oneOf(vehicles) }),
      ...(promised !== undefined && { pending: true, promisedAt: within(...promised) }),
    };
    const few = exact.open === true || [customers, vehicles, promised].some((narrow) => narrow !== undefined);
    return newestFirst(orderNumbers, { store: exact.store, after, limit, few }, (condition, most) =>
      orders
        .find({ ...filter, ...condition }, rowOnly)
        .sort({ _id: -1 })
        .limit(most)
        .lean<OrderRow[]>()
        .exec(),
    );
  },

  all: (store: string) => orders.find({ store }, rowOnly).sort({ _id: 1 }).lean<OrderRow[]>(),

  /** The oldest first. */
  openStates: async (store: string, limit: number): Promise<readonly RepairOrder[]> => {
    const views = await orders
      .find({ store, open: true }, stateOnly)
      .sort({ _id: 1 })
      .limit(limit)
      .lean<StoredOrder[]>();
    return Promise.all(views.map((view) => stateOf<RepairOrder>(models, view)));
  },

  openedWithin: async (store: string, from: number, before: number): Promise<readonly RepairOrder[]> => {
    const views = await orders
      .find({ store, openedAt: within(from, before) }, stateOnly)
      .sort({ _id: 1 })
      .lean<StoredOrder[]>();
    return Promise.all(views.map((view) => stateOf<RepairOrder>(models, view)));
  },

  /** Without their content. */
  numbersOpenedWithin: async (
    store: string,
    from: number,
    before: number,
  ): Promise<readonly { readonly number: string; readonly openedAt: number }[]> => {
    const rows = await orders
      .find({ store, openedAt: within(from, before) }, { openedAt: 1 })
      .sort({ openedAt: 1 })
      .lean<{ readonly _id: string; readonly openedAt: number }[]>();
    return rows.map(({ _id, openedAt }) => ({ number: _id, openedAt }));
  },

  /** D-01: given to the workshop within these instants, the first in front. */
  handedInWithin: async (store: string, from: number, before: number): Promise<readonly RepairOrder[]> => {
    const views = await orders
      .find({ store, handedInAt: within(from, before) }, stateOnly)
      .sort({ handedInAt: 1 })
      .lean<StoredOrder[]>();
    return Promise.all(views.map((view) => stateOf<RepairOrder>(models, view)));
  },

  /** The states of those of which this happened within these instants, one after another. */
  each: async function* (
    store: string,
    moment: 'openedAt' | 'settledAt' | 'deliveredAt',
    from: number,
    before: number,
  ): AsyncGenerator<RepairOrder> {
    const views = orders
      .find({ store, [moment]: within(from, before) }, stateOnly)
      .lean<StoredOrder[]>()
      .cursor();
    for await (const view of views) yield await stateOf<RepairOrder>(models, view);
  },

  /** Promised, and still to be made ready. */
  promisedStates: async (store: string): Promise<readonly RepairOrder[]> => {
    const views = await orders.find({ store, pending: true, promisedAt: known() }, stateOnly).lean<StoredOrder[]>();
    return Promise.all(views.map((view) => stateOf<RepairOrder>(models, view)));
  },

  /** Visits of which something is owed, the longest due first; of one day or before it where one is given. */
  inArrears: async (store: string, upTo: string | undefined, limit: number): Promise<readonly RepairOrder[]> => {
    const views = await orders
      .find({ store, arrearsDue: upTo === undefined ? above('') : upToText(upTo) }, stateOnly)
      .sort({ arrearsDue: 1 })
      .limit(limit)
      .lean<StoredOrder[]>();
    return Promise.all(views.map((view) => stateOf<RepairOrder>(models, view)));
  },

  /** Whether the customer with these ids has been here before. */
  hasAnyOf: async (store: string, customers: readonly string[]): Promise<boolean> =>
    (await orders.exists({ store, customer: oneOf(customers) })) !== null,

  /** The newest visit of the vehicle with these ids. */
  lastOf: async (store: string, vehicles: readonly string[]): Promise<RepairOrder | undefined> => {
    const filter = { store, vehicle: oneOf(vehicles) };
    const last = await orders.findOne(filter, stateOnly).sort({ _id: -1 }).lean<StoredOrder>();
    return last ? stateOf(models, last) : undefined;
  },

  /** The visits of the vehicle with these ids before the one of this number, the newest first, and not all of them. */
  before: async (store: string, vehicles: readonly string[], number: string): Promise<readonly RepairOrder[]> => {
    const views = await orders
      .find({ store, vehicle: oneOf(vehicles), _id: below(number) }, stateOnly)
      .sort({ _id: -1 })
      .limit(VISITS_BEFORE)
      .lean<StoredOrder[]>();
    return Promise.all(views.map((view) => stateOf<RepairOrder>(models, view)));
  },

  /** Open orders by advisor. */
  openByAdvisor: (store: string) => openBy(orders, store, 'advisor'),
});
