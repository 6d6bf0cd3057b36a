import { Context } from 'mingo/core';
import * as projectionOperators from 'mingo/operators/projection';
import * as queryOperators from 'mingo/operators/query';
import { Query } from 'mingo/query';
import { update } from 'mingo/updater';

type Document = Record<string, unknown> & { _id: string };
type Filter = Readonly<Record<string, unknown>>;
type Change = Readonly<Record<string, Record<string, unknown>>>;
type Direction = 1 | -1;

interface FindOptions {
  readonly sort?: Readonly<Record<string, Direction>> | ReadonlyMap<string, Direction>;
  readonly limit?: number;
  readonly projection?: Record<string, 0 | 1>;
}
interface UpdateOptions {
  readonly sort?: FindOptions['sort'];
  readonly upsert?: boolean;
}
type BulkOperation =
  | { readonly insertOne: { readonly document: Document } }
  | { readonly replaceOne: { readonly filter: Filter; readonly replacement: Document } }
  | { readonly updateOne: { readonly filter: Filter; readonly update: Change; readonly upsert?: boolean } };

/** As the server reports it. */
class DuplicateKey extends Error {
  readonly code = 11000;
  /** Its place in a bulk write. */
  index = 0;
}
class BulkWriteFailed extends Error {
  readonly code = 11000;
  constructor(readonly writeErrors: readonly DuplicateKey[]) {
    super('duplicate keys');
  }
}

/** Fields whose values together are there once at most, among the documents that meet the filter. */
export interface UniqueIndex {
  readonly fields: readonly string[];
  readonly where?: Filter | undefined;
}

/** What filters and changes use; a query that knows every operator copies hundreds of them each time. */
const context = Context.init({ query: { ...queryOperators }, projection: { ...projectionOperators } });
const queryOf = (filter: Filter): Query => new Query({ ...filter }, { context });
const everything = queryOf({});

/** Undefined where the index leaves the document out. */
type KeyOf = (document: Document) => string | undefined;
function keyOf({ fields, where }: UniqueIndex): KeyOf {
  const query = where && queryOf(where);
  return (document) =>
    query && !query.test(document) ? undefined : JSON.stringify(fields.map((field) => document[field]));
}

const isPlainObject = (value: unknown): boolean => Object.prototype.toString.call(value) === '[object Object]';
const isPlain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** The driver's calls on one collection, as far as the repositories use them, over documents in memory. */
export class MemoryCollection {
  /** Nothing waits for a connection. */
  readonly buffer = false;
  readonly #documents = new Map<string, Document>();
  /** What is taken, for each unique index; `_id` always is. */
  readonly #taken: readonly { readonly key: KeyOf; readonly keys: Set<string | undefined> }[];

  constructor(unique: readonly UniqueIndex[]) {
    this.#taken = unique.map((index) => ({ key: keyOf(index), keys: new Set() }));
  }

  find = (filter: Filter = {}, options: FindOptions = {}) => {
    const found = this.#matching(filter, options).map((document) => structuredClone(document));
    let next = 0;
    return {
      toArray: async () => found,
      next: async () => found[next++] ?? null,
      close: async () => undefined,
    };
  };

  findOne = async (filter: Filter, options: FindOptions = {}) =>
    (await this.find(filter, { ...options, limit: 1 }).toArray())[0] ?? null;

  countDocuments = async (filter: Filter) => this.#matching(filter).length;

  distinct = async (field: string, filter: Filter = {}) => [
    ...new Set(this.#matching(filter).map((document) => document[field])),
  ];

  aggregate = (pipeline: Record<string, unknown>[]) => ({
    toArray: async () => {
      // loads every operator there is, which few tests need
      const { aggregate } = await import('mingo');
      return aggregate([...this.#documents.values()], pipeline);
    },
  });

  indexes = async () => [];

  createIndex = async (fields: Readonly<Record<string, unknown>>) => Object.keys(fields).join('_');

  insertOne = async (document: Document) => {
    this.#put(document);
    return { acknowledged: true, insertedId: document._id };
  };

  insertMany = async (documents: readonly Document[], { ordered = true }: { readonly ordered?: boolean } = {}) => {
    this.#all(
      documents.map((document) => () => this.#put(document)),
      ordered,
    );
    return { acknowledged: true, insertedCount: documents.length, insertedIds: documents.map(({ _id }) => _id) };
  };

  updateOne = async (filter: Filter, change: Change, options: UpdateOptions = {}) => {
    const { before, after } = this.#change(filter, change, options);
    return {
      acknowledged: true,
      matchedCount: before ? 1 : 0,
      modifiedCount: before ? 1 : 0,
      upsertedCount: !before && after ? 1 : 0,
    };
  };

  updateMany = async (filter: Filter, change: Change) => {
    const found = this.#matching(filter);
    for (const { _id } of found) this.#change({ _id }, change, {});
    return { acknowledged: true, matchedCount: found.length, modifiedCount: found.length };
  };

  findOneAndUpdate = async (
    filter: Filter,
    change: Change,
    { projection = {}, ...options }: UpdateOptions & Pick<FindOptions, 'projection'> & { returnDocument?: string },
  ) => {
    const { before, after } = this.#change(filter, change, options);
    const found = options.returnDocument === 'after' ? after : before;
    return structuredClone(found ? everything.find<Document>([found], projection).next() : null);
  };

  deleteOne = async (filter: Filter) => this.#delete(this.#matching(filter, { limit: 1 }));
  deleteMany = async (filter: Filter) => this.#delete(this.#matching(filter));

  bulkWrite = async (operations: readonly BulkOperation[]) => {
    let modifiedCount = 0;
    let insertedCount = 0;
    this.#all(
      operations.map((operation) => () => {
        if ('insertOne' in operation) {
          this.#put(operation.insertOne.document);
          insertedCount += 1;
        } else if ('replaceOne' in operation) {
          const { filter, replacement } = operation.replaceOne;
          const [known] = this.#matching(filter, { limit: 1 });
          if (!known) return;
          this.#replace(known, structuredClone(replacement));
          modifiedCount += 1;
        } else {
          const { filter, update: change, upsert = false } = operation.updateOne;
          if (this.#change(filter, change, { upsert }).before) modifiedCount += 1;
        }
      }),
    );
    return { modifiedCount, insertedCount };
  };

  #matching(filter: Filter, { sort, limit, projection }: FindOptions = {}): readonly Document[] {
    const candidates = this.#candidates(filter);
    const isDecided = Object.entries(filter).every(
      ([field, value]) => isPlain(value) && candidates.every((document) => document[field] === value),
    );
    const query = isDecided ? everything : queryOf(filter);
    const cursor = query.find<Document>(candidates, projection);
    if (sort) cursor.sort(Object.fromEntries(sort instanceof Map ? sort : Object.entries(sort)));
    if (limit) cursor.limit(limit);
    return cursor.all();
  }

  /** Those that a plain value of the filter does not rule out: comparing it here is what makes thousands of documents bearable. */
  #candidates(filter: Filter): Document[] {
    const { _id: id } = filter;
    const ids = typeof id === 'string' ? [id] : (id as { readonly $in?: readonly string[] } | undefined)?.$in;
    if (ids) return [...new Set(ids)].flatMap((one) => this.#documents.get(one) ?? []);
    const plain = Object.entries(filter).filter(([field, value]) => !field.includes('.') && isPlain(value));
    return [...this.#documents.values()].filter((document) =>
      plain.every(([field, value]) => document[field] === value || Array.isArray(document[field])),
    );
  }

  #change(filter: Filter, { $setOnInsert, ...change }: Change, { sort, upsert }: UpdateOptions) {
    const [before] = this.#matching(filter, { ...(sort && { sort }), limit: 1 });
    if (!before && !upsert) return {};
    const named = Object.entries(filter).filter(([, value]) => typeof value !== 'object' || value === null);
    const after = before ? structuredClone(before) : ({ ...Object.fromEntries(named), ...$setOnInsert } as Document);
    update(after, change, [], {}, { queryOptions: { context } });
    // two objects of different realms count as equal there, and the former one would stay
    for (const [field, value] of Object.entries(change['$set'] ?? {}))
      if (!field.includes('.') && isPlainObject(value)) after[field] = structuredClone(value);
    if (before) this.#replace(before, after);
    else this.#put(after);
    return { before, after };
  }

  #put(document: Document): void {
    const isTaken = this.#taken.some(({ key, keys }) => keys.has(key(document)));
    if (isTaken || this.#documents.has(document._id)) throw new DuplicateKey(document._id);
    for (const { key, keys } of this.#taken) this.#take(keys, key(document));
    this.#documents.set(document._id, structuredClone(document));
  }

  #replace(before: Document, after: Document): void {
    const moves = this.#taken.map(({ key, keys }) => ({ keys, from: key(before), to: key(after) }));
    if (moves.some(({ keys, from, to }) => from !== to && keys.has(to))) throw new DuplicateKey(after._id);
    for (const { keys, from, to } of moves) {
      keys.delete(from);
      this.#take(keys, to);
    }
    this.#documents.set(before._id, after);
  }

  #take(keys: Set<string | undefined>, key: string | undefined): void {
    if (key !== undefined) keys.add(key);
  }

  #delete(documents: readonly Document[]) {
    for (const document of documents) {
      for (const { key, keys } of this.#taken) keys.delete(key(document));
      this.#documents.delete(document._id);
    }
    return { acknowledged: true, deletedCount: documents.length };
  }

  /** As the driver does it: when it is not ordered, one that fails does not stop the others. */
  #all(writes: readonly (() => void)[], ordered = false): void {
    const failures: DuplicateKey[] = [];
    for (const [index, write] of writes.entries())
      try {
        write();
      } catch (error) {
        if (!(error instanceof DuplicateKey)) throw error;
        failures.push(Object.assign(error, { index }));
        if (ordered) break;
      }
    if (failures.length > 0) throw new BulkWriteFailed(failures);
  }
}
