import type { AuditEntry, AuditHead, AuditKind, AuditOutcome } from '../../../domain/audit/entry';
import { emptyLog, headOf } from '../../../domain/audit/entry';
import { ignoreDuplicates, insertedBefore } from '../duplicates';
import { above, atLeast, below, between, oneOf } from '../filters';
import { majority } from '../feed/lease';
import type { Models, StoredAuditEntry } from '../models';

/** Entries looked at at once while the end of a log is looked for. */
const PAGE = 1_000;
/** How many positions back the reads of one page reach, one after another; after these, everything is read. */
const REACHES = [1_000, 20_000, 400_000] as const;
/** Entries of one person that are added up at once. */
const MOST_OF_A_DAY = 10_000;

const withoutId = { _id: 0 } as const;
const idOf = (store: string, position: number): string => `${store}:${String(position).padStart(12, '0')}`;

/** Which entries are asked for; all of it together. */
export interface AuditFilter {
  readonly store: string;
  readonly who?: string | undefined;
  readonly kind?: AuditKind | undefined;
  readonly outcome?: AuditOutcome | undefined;
  readonly about?: string | undefined;
  /** Ids of one customer, who was shown. */
  readonly persons?: readonly string[] | undefined;
}
interface AuditPage extends AuditFilter {
  /** Only older entries than this position. */
  readonly before: number;
  /** Only entries from this position on. */
  readonly from: number;
  readonly limit: number;
}

/** The audit logs, one for each store. There is no function that changes or removes an entry, and there shall be none. */
export const auditIn = ({ auditEntries, auditHeads }: Models) => {
  const inOrder = (store: string, after: number, upTo: number): Promise<AuditEntry[]> =>
    auditEntries
      .find({ store, position: between(after, upTo) }, withoutId)
      .sort({ position: 1 })
      .lean<AuditEntry[]>()
      .exec();

  const condition = ({ store, who, kind, outcome, about, persons }: AuditFilter) => ({
    store,
    ...(who !== undefined && { who }),
    ...(kind !== undefined && { kind }),
    ...(outcome !== undefined && { outcome }),
    ...(about !== undefined && { about }),
    ...(persons !== undefined && { persons: oneOf(persons) }),
  });

  return {
    /** In this order, as far as their positions are free: answers how many were written. Rejects when the database does not answer; then nobody knows. */
    insert: async (entries: readonly AuditEntry[]): Promise<number> => {
      const documents = entries.map((entry) => ({ _id: idOf(entry.store, entry.position), ...entry }));
      return insertedBefore(
        documents.length,
        auditEntries.collection.insertMany(documents as never, { ordered: true, ...majority }),
      );
    },

    /** Where the log ends: where it was noted last, or further on. What was cut off behind that is not given out again. */
    end: async (store: string): Promise<AuditHead> => {
      let end: AuditHead = (await auditHeads.findOne({ _id: store }, withoutId).lean<AuditHead>()) ?? emptyLog(store);
      for (let count = PAGE; count === PAGE;) {
        const { position } = end;
        const further = await inOrder(store, position, position + PAGE);
        const last = further.at(-1);
        if (last) end = headOf(last);
        count = further.length;
      }
      return end;
    },

    /** Notes how far a log reaches; a head that lies before the one that is noted changes nothing. */
    noteHead: async (head: AuditHead): Promise<void> => {
      const { store: _id, position } = head;
      const known = await auditHeads.updateOne({ _id, position: below(position) }, { $set: head });
      if (known.matchedCount === 0) await ignoreDuplicates(auditHeads.create({ _id, ...head }));
    },

    head: (store: string) => auditHeads.findOne({ _id: store }, withoutId).lean<AuditHead>(),
    heads: () => auditHeads.find({}, withoutId).sort({ _id: 1 }).lean<AuditHead[]>(),

    inOrder,

    /** The first position written at this moment or later; undefined when there is none yet. */
    firstSince: async (store: string, at: number): Promise<number | undefined> => {
      const [first] = await auditEntries
        .find({ store, at: atLeast(at) }, { _id: 0, position: 1 })
        .sort({ at: 1, position: 1 })
        .limit(1)
        .lean<Pick<StoredAuditEntry, 'position'>[]>();
      return first?.position;
    },

    /** Newest first. A page is read in steps that reach further back each time, so that it costs what it shows. */
    page: async ({ before, from, limit, ...filter }: AuditPage): Promise<readonly AuditEntry[]> => {
      const rows: AuditEntry[] = [];
      let upTo = before - 1;
      for (const reach of [...REACHES, before]) {
        const after = Math.max(upTo - reach, from - 1);
        rows.push(
          ...(await auditEntries
            .find({ ...condition(filter), position: between(after, upTo) }, withoutId)
            .sort({ position: -1 })
            .limit(limit - rows.length)
            .lean<AuditEntry[]>()),
        );
        upTo = after;
        if (rows.length >= limit || upTo < from) break;
      }
      return rows;
    },

    /** How the acts ended that these requests have started. */
    endsOf: (store: string, requests: readonly string[]) =>
      auditEntries
        .find({ store, request: oneOf(requests) }, { _id: 0, request: 1, outcome: 1 })
        .lean<Pick<StoredAuditEntry, 'request' | 'outcome'>[]>(),

    /** What this person did and read after a position, in order: when, and whom they were shown. */
    ofPerson: (store: string, who: string, after: number) =>
      auditEntries
        .find(
          { store, who, position: above(after) },
          { _id: 0, position: 1, at: 1, persons: 1, personCount: 1, about: 1 },
        )
        .sort({ position: 1 })
        .limit(MOST_OF_A_DAY)
        .lean<Pick<StoredAuditEntry, 'position' | 'at' | 'persons' | 'personCount' | 'about'>[]>(),
  };
};
export type AuditRepository = ReturnType<typeof auditIn>;
