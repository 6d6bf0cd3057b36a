import { Query } from 'mingo';
import type { CapturedQuery } from './query-capture';
import { decoysFor, type Document } from './query-decoys';

/** Its fields in order, and whether no two documents agree in all of them. */
export interface Index {
  readonly fields: Readonly<Record<string, number>>;
  readonly unique: boolean;
}

/** What the best index costs: how many documents are looked at, and how many of them are asked for. */
export interface Plan {
  /** Undefined when nothing but reading the whole collection answers it. */
  readonly index: string | undefined;
  readonly examined: number;
  readonly returned: number;
}

const ranges = ['$gt', '$gte', '$lt', '$lte', '$regex', '$ne'];
const isOperators = (condition: unknown): condition is Readonly<Record<string, unknown>> =>
  typeof condition === 'object' && condition !== null && Object.keys(condition).some((key) => key.startsWith('$'));
const isPoint = (condition: unknown): boolean =>
  isOperators(condition)
    ? Object.keys(condition).every((key) => key === '$eq' || key === '$in')
    : condition !== undefined;
/** How many values a point condition names. */
const valuesOf = (condition: unknown): number =>
  isOperators(condition) && Array.isArray(condition['$in']) ? condition['$in'].length : 1;
const isRange = (condition: unknown): boolean =>
  isOperators(condition) && Object.keys(condition).every((key) => ranges.includes(key));

/** The fields whose conditions bound what is read of the index: points first, then at most one range. */
function boundedBy(index: readonly string[], filter: CapturedQuery['filter']): readonly string[] {
  const points = index.findIndex((field) => !isPoint(filter[field]));
  if (points === -1) return index;
  return index.slice(0, isRange(filter[index[points]!]) ? points + 1 : points);
}

/** Whether reading along the index, forwards or backwards, gives the order asked for. Fields that have one value do not matter. */
function givesOrder({ fields: index }: Index, { sort, filter }: CapturedQuery): boolean {
  const wanted = Object.entries(sort).filter(([field]) => !isPoint(filter[field]));
  const fields = Object.entries(index).filter(([field]) => !isPoint(filter[field]));
  return [1, -1].some((way) =>
    wanted.every(([field, direction], at) => fields[at]?.[0] === field && fields[at][1] === direction * way),
  );
}

const byId: Index = { fields: { _id: 1 }, unique: true };
const compare = (a: unknown, b: unknown): number => (a === b ? 0 : (a as string) < (b as string) ? -1 : 1);

function costOf(index: Index, query: CapturedQuery, documents: readonly Document[], matches: ReadonlySet<Document>) {
  const { filter, sort, limit } = query;
  const fields = boundedBy(Object.keys(index.fields), filter);
  // of each combination of values there is one document at most
  const conditions = Object.keys(index.fields).map((field) => filter[field]);
  if (index.unique && conditions.every(isPoint))
    return conditions.reduce<number>((count, condition) => count * valuesOf(condition), 1);
  const ordered = givesOrder(index, query);
  if (fields.length === 0 && !(ordered && Object.keys(sort).length > 0)) return Infinity;
  const bounds = new Query(Object.fromEntries(fields.map((field) => [field, filter[field]])));
  const read = documents.filter((document) => bounds.test(document));
  if (!ordered || limit === 0) return read.length;
  // of equal ones, those that do not match come first
  const along = read.toSorted(
    (a, b) =>
      Object.entries(sort).reduce((order, [field, way]) => order || way * compare(a[field], b[field]), 0) ||
      Number(matches.has(a)) - Number(matches.has(b)),
  );
  let found = 0;
  const last = along.findIndex((document) => (found += Number(matches.has(document))) === limit);
  return last === -1 ? along.length : last + 1;
}

/**
 * What MongoDB's planner can do at best with these indexes on these documents and decoys among them: an index is read between the bounds that its leading fields
 * have in the filter, and only as far as the limit where its own order is the one asked for.
 */
export function planOf(query: CapturedQuery, indexes: readonly Index[], stored: readonly Document[]): Plan {
  const documents = [...stored, ...decoysFor(query.filter, stored)];
  const whole = new Query({ ...query.filter });
  const matches = new Set(documents.filter((document) => whole.test(document)));
  const returned = query.limit === 0 ? matches.size : Math.min(matches.size, query.limit);
  const plans = [byId, ...indexes].map((index) => ({
    index: Object.keys(index.fields).join(' '),
    examined: costOf(index, query, documents, matches),
  }));
  const best = plans.reduce((one, other) => (other.examined < one.examined ? other : one));
  if (best.examined === Infinity) return { index: undefined, examined: documents.length, returned };
  return { ...best, returned };
}
