import { Query } from 'mingo';
import type { CapturedQuery } from './query-capture';

export type Document = Readonly<Record<string, unknown>>;
type Filter = CapturedQuery['filter'];

const satisfies = (document: Document, field: string, filter: Filter): boolean =>
  new Query({ [field]: filter[field] }).test(document);

/** The document with another value at this path of one or two names. */
function withValue(document: Document, path: string, value: unknown): Document {
  const [field = '', within] = path.split('.');
  return { ...document, [field]: within === undefined ? value : { ...(document[field] as object), [within]: value } };
}

/** Values of every kind on both sides of what a condition names. */
function valuesAround(condition: unknown): readonly unknown[] {
  const operands = typeof condition === 'object' && condition !== null ? Object.values(condition).flat() : [condition];
  const near = operands.flatMap((operand) => {
    if (typeof operand === 'number') return [operand, operand + 1, operand - 1, operand + 1e12, operand - 1e12];
    if (typeof operand === 'string') return [operand, operand.replace('^', ''), `${operand}~`, `!${operand}`];
    return [operand, operand !== true];
  });
  return [...near, '~', null];
}

const changed = (document: Document, field: string, filter: Filter, wanted: boolean): Document | undefined =>
  valuesAround(filter[field])
    .map((value) => withValue(document, field, value))
    .find((one) => satisfies(one, field, filter) === wanted);

/** Above nothing, or none of nothing: no document fails it. */
function isMetByAll(field: string, filter: Filter): boolean {
  const condition = filter[field] as { readonly $gt?: unknown; readonly $nin?: readonly unknown[] } | null;
  return condition?.$gt === '' || condition?.$nin?.length === 0;
}

function asked(document: Document, field: string, filter: Filter, wanted: boolean): Document {
  const found = changed(document, field, filter, wanted);
  if (!found) throw new Error(`No value of ${field} is known that ${wanted ? 'meets' : 'fails'} its condition.`);
  return found;
}

const COPIES = 50;
/** Of an id there is one document: those that a list of ids leaves out are as few as the list. */
const copiesOf = (field: string, filter: Filter): number =>
  field === '_id' && (filter[field] as { readonly $nin?: unknown } | null)?.$nin !== undefined ? 1 : COPIES;

/**
 * One document that the query asks for, and for each condition of it many that fail this one condition and meet all others: whoever reads an index that
 * leaves out a condition comes upon them.
 */
export function decoysFor(filter: Filter, documents: readonly Document[]): readonly Document[] {
  const fields = Object.keys(filter);
  const met = (document: Document): number => fields.filter((field) => satisfies(document, field, filter)).length;
  const nearest = documents.reduce((one, other) => (met(other) > met(one) ? other : one), documents[0] ?? {});
  const wanted = fields.reduce(
    (document, field) => (satisfies(document, field, filter) ? document : asked(document, field, filter, true)),
    nearest,
  );
  return [
    wanted,
    ...fields.flatMap((field) => {
      if (isMetByAll(field, filter)) return [];
      const decoy = asked(wanted, field, filter, false);
      return Array.from({ length: copiesOf(field, filter) }, () => ({ ...decoy }));
    }),
  ];
}
