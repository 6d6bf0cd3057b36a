import { fingerprint } from '../kernel/fingerprint';

/** What a change made of one field; null where there was, or is, nothing. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/** L-40: the fields in which two versions of a record differ, in the order of their names. */
export function changesBetween(before: Fields, after: Fields): readonly FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  return fields
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
    .filter((one) => fingerprint(one.before) !== fingerprint(one.after));
}
