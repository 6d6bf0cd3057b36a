import { complaintNumbers } from '../../../domain/complaint/number';
import type { Complaint } from '../../../domain/complaint/state';
import { atLeast, oneOf, within } from '../filters';
import type { Models } from '../models';
import type { StoredComplaint } from '../models/complaints';
import { rowOnly, stateOnly, type RowOf } from '../models/views';
import { stateOf } from '../projections/views';
import { openBy } from './counts';
import { newestFirst } from './newest-first';

/** What lists show of a complaint: the fields of its view without the state. */
export type ComplaintRow = RowOf<StoredComplaint>;

interface Listed {
  readonly store: string;
  readonly stage?: string | undefined;
  readonly kind?: string | undefined;
  readonly owner?: string | undefined;
  readonly order?: string | undefined;
  readonly vehicles?: readonly string[] | undefined;
  readonly complainants?: readonly string[] | undefined;
  readonly open?: boolean | undefined;
  readonly minLevel?: number | undefined;
  /** The number the page before ended with. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export const complaintsIn = (models: Models, { complaints } = models) => ({
  has: async (store: string, number: string): Promise<boolean> =>
    (await complaints.exists({ _id: number, store })) !== null,

  /** Whether this complaint is of the person with these ids, about this visit. */
  isOf: async (number: string, complainants: readonly string[], order: string | null): Promise<boolean> =>
    (await complaints.exists({ _id: number, complainant: oneOf(complainants), order })) !== null,

  /** Whom the process of this number is about, by their ids: only complaints are about somebody. */
  accusedIn: async (number: string): Promise<readonly string[]> =>
    complaintNumbers.pattern.test(number)
      ? ((await complaints.findOne({ _id: number }, { accused: 1 }).lean<ComplaintRow>())?.accused ?? [])
      : [],

  /** H-39: the numbers of all that are about this person, who reads nothing of them. */
  closedTo: async (store: string, person: string): Promise<readonly string[]> =>
    (await complaints.find({ store, accused: person }, { _id: 1 }).lean<ComplaintRow[]>()).map(({ _id }) => _id),

  /** Newest first. */
  list: ({ vehicles, complainants, minLevel, after, limit, ...exact }: Listed): Promise<readonly ComplaintRow[]> => {
    const filter = {
      ...Object.fromEntries(Object.entries(exact).filter(([, value]) => value !== undefined)),
      ...(vehicles !== undefined && { vehicle: oneOf(vehicles) }),
      ...(complainants !== undefined && { complainant: oneOf(complainants) }),
      ...(minLevel !== undefined && { level: atLeast(minLevel) }),
    };
    const { store, order, open } = exact;
    const few = open === true || [order, vehicles, complainants, minLevel].some((narrow) => narrow !== undefined);
    return newestFirst(complaintNumbers, { store, after, limit, few }, (condition, most) =>
      complaints
        .find({ ...filter, ...condition }, rowOnly)
        .sort({ _id: -1 })
        .limit(most)
        .lean<ComplaintRow[]>()
        .exec(),
    );
  },

  all: (store: string) => complaints.find({ store }, rowOnly).sort({ _id: 1 }).lean<ComplaintRow[]>(),

  /** About this visit, open or not. */
  about: (store: string, order: string) =>
    complaints.find({ store, order }, rowOnly).sort({ _id: 1 }).lean<ComplaintRow[]>(),

  /** Of the person with these ids, about this visit. */
  statesOf: async (store: string, order: string, complainants: readonly string[]): Promise<readonly Complaint[]> => {
    const about = await complaints.find({ store, order }, { ...stateOnly, complainant: 1 }).lean<StoredComplaint[]>();
    const own = about.filter(({ complainant }) => complainants.includes(complainant));
    return Promise.all(own.map((view) => stateOf<Complaint>(models, view)));
  },

  /** How many open ones each of these visits has. */
  openCounts: async (store: string, orders: readonly string[]): Promise<ReadonlyMap<string, number>> => {
    const open = await complaints
      .find({ store, open: true, order: oneOf(orders) }, { order: 1 })
      .lean<ComplaintRow[]>();
    const counts = new Map<string, number>();
    for (const { order } of open) if (order !== null) counts.set(order, (counts.get(order) ?? 0) + 1);
    return counts;
  },

  open: (store: string) => complaints.find({ store, open: true }, rowOnly).lean<ComplaintRow[]>(),

  /** Open complaints by owner. */
  openByOwner: (store: string) => openBy(complaints, store, 'owner'),

  /** The states of those that were received or closed within these instants, one after another. */
  each: async function* (
    store: string,
    moment: 'receivedAt' | 'closedAt',
    from: number,
    before: number,
  ): AsyncGenerator<Complaint> {
    const views = complaints
      .find({ store, [moment]: within(from, before) }, stateOnly)
      .lean<StoredComplaint[]>()
      .cursor();
    for await (const view of views) yield await stateOf<Complaint>(models, view);
  },

  receivedWithin: async (store: string, from: number, before: number): Promise<readonly Complaint[]> => {
    const filter = { store, receivedAt: within(from, before) };
    const views = await complaints.find(filter, stateOnly).lean<StoredComplaint[]>();
    return Promise.all(views.map((view) => stateOf<Complaint>(models, view)));
  },
});
