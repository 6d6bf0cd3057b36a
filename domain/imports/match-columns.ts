import { z } from 'zod';
import type { ImportColumn } from './import-kind';
import { importKinds, type ImportKindName } from './kinds';

/** Where the value of a column comes from: a column of the file, by its index, and what stands for empty cells. */
const Source = z.strictObject({
  column: z.int().min(0).nullable(),
  whenEmpty: z.string().max(2_000).nullable(),
});
export type ColumnSource = Readonly<z.output<typeof Source>>;
/** By the keys of the columns of a kind; what is not in it is not read. */
export type Mapping = Readonly<Partial<Record<string, ColumnSource>>>;

/** What a person may send as mapping, whatever the kind and the file. */
export const AnyMapping = z.record(z.string().max(60), Source);

/** The same for a file with this many columns. */
export const mappingSchema = (name: ImportKindName, columns: number) =>
  z.strictObject(
    Object.fromEntries(
      importKinds[name].columns.map(({ key }) => [
        key,
        Source.extend({
          column: z
            .int()
            .min(0)
            .max(columns - 1)
            .nullable(),
        }).exactOptional(),
      ]),
    ),
  );

export interface ColumnMatch {
  readonly mapping: Mapping;
  /** Indexes of the columns of the file that mean nothing to this kind. */
  readonly unmatched: readonly number[];
  /** Keys of the columns that must say something, and of which no column of the file has the name. */
  readonly missing: readonly string[];
}

/** What stands beside a name and does not change what it means. Units that change the amount (万元, 分) are not among these. */
const NOTES =
  /[([【]\s*(?:元|人民币|rmb|cny|km|公里|千米|含税|必填|选填|可选|是\/否|y\/n|年[-/]月[-/]日|yyyy[-/]mm[-/]dd)\s*[)\]】]/gi;

/** A name without case, white space and punctuation. */
const fold = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]/gu, '');
const withoutNotes = (name: string): string => fold(name.normalize('NFKC').replaceAll(NOTES, ''));

/** All names of a column, the most exact first. */
export const namesOf = ({ key, names, synonyms }: ImportColumn): readonly string[] => [
  ...new Set([key, names.zh, names.en, ...synonyms].map(fold)),
];

/** The index in the header of the most exact name that is still free. */
function found(names: readonly string[], header: readonly string[], taken: ReadonlySet<number>): number | undefined {
  for (const name of names) {
    const index = header.findIndex((title, at) => title === name && !taken.has(at));
    if (index !== -1) return index;
  }
  return undefined;
}

/** Keys of the columns that must say something and get nothing by this mapping. */
export function missingIn(name: ImportKindName, mapping: Mapping): readonly string[] {
  const { columns, oneOf } = importKinds[name];
  const has = (key: string): boolean =>
    Object.hasOwn(mapping, key) && (mapping[key]?.column !== null || (mapping[key]?.whenEmpty ?? null) !== null);
  return [
    ...columns.filter(({ key, required }) => required && !has(key)).map(({ key }) => key),
    ...oneOf.filter((keys) => !keys.some(has)).flat(),
  ];
}

/** Finds the columns of a kind by their names, with unit or remark in brackets or without. Each column of the file is used once. */
export function matchColumns(name: ImportKindName, header: readonly string[]): ColumnMatch {
  const { columns } = importKinds[name];
  const taken = new Set<number>();
  const matched = new Map<string, number>();
  for (const titles of [header.map(fold), header.map(withoutNotes)])
    for (const column of columns) {
      const index = matched.has(column.key) ? undefined : found(namesOf(column), titles, taken);
      if (index === undefined) continue;
      matched.set(column.key, index);
      taken.add(index);
    }
  const mapping = Object.fromEntries(
    columns.flatMap(({ key, whenEmpty }) => {
      const column = matched.get(key) ?? null;
      return column === null && whenEmpty === null ? [] : [[key, { column, whenEmpty }]];
    }),
  );
  return {
    mapping,
    unmatched: header.flatMap((_title, index) => (taken.has(index) ? [] : [index])),
    missing: missingIn(name, mapping),
  };
}
