import type { z } from 'zod';
import { bilingual, type Bilingual } from '../values/bilingual';
import type { Reading, RowWarningCode } from './fault';
import type { DayContext } from './read-day';
import { readNumberText } from './read-text';

export interface ImportColumn {
  readonly key: string;
  readonly names: Bilingual;
  /** What other systems call it, the most exact first. No two columns of a kind share a name. */
  readonly synonyms: readonly string[];
  readonly read: (text: string, context: DayContext) => Reading;
  readonly required: boolean;
  /** 无 is an answer, and not the lack of one. */
  readonly noneIsAnswer: boolean;
  /** What is proposed for rows that say nothing, as text of a cell. */
  readonly whenEmpty: string | null;
}

type Extra = Partial<Pick<ImportColumn, 'required' | 'noneIsAnswer' | 'whenEmpty'>>;

/** `names` are the Chinese and the English name; `synonyms` are separated by spaces, in Chinese they have none. */
export const column = (
  key: string,
  [zh, en]: readonly [string, string],
  synonyms: string,
  read: ImportColumn['read'],
  { required = false, noneIsAnswer = false, whenEmpty = null }: Extra = {},
): ImportColumn => ({
  key,
  names: bilingual(zh, en),
  synonyms: synonyms.split(' ').filter((name) => name !== ''),
  read,
  required,
  noneIsAnswer,
  whenEmpty,
});

/** I-21: what the other system calls the record of this row. */
export const externalIdColumn = (names: readonly [string, string], synonyms: string, extra: Extra = {}): ImportColumn =>
  column('externalId', names, synonyms, readNumberText, extra);

/** What the columns of a row say, by their keys; columns that say nothing are left out. */
export type RowValues = Readonly<Record<string, unknown>>;

/** A kind of record that comes from a file: its columns, and how a row becomes a record. */
export interface ImportKind<Schema extends z.ZodType = z.ZodType> {
  readonly columns: readonly ImportColumn[];
  /** Of each of these lists at least one column must say something. */
  readonly oneOf: readonly (readonly string[])[];
  readonly schema: Schema;
  /** What the schema is to check. */
  readonly recordOf: (values: RowValues) => unknown;
  /** By what a record is known again that has no id of another system. */
  readonly naturalKey: (record: z.output<Schema>) => string;
  /** What no two records may share, by the key of its column. */
  readonly unique: (record: z.output<Schema>) => Readonly<Record<string, string>>;
  readonly warnings: (record: z.output<Schema>) => readonly RowWarningCode[];
}

export const importKind = <Schema extends z.ZodType>({
  oneOf = [],
  unique = () => ({}),
  warnings = () => [],
  recordOf = ({ externalId: _externalId, ...values }) => values,
  ...kind
}: Pick<ImportKind<Schema>, 'columns' | 'schema' | 'naturalKey'> &
  Partial<ImportKind<Schema>>): ImportKind<Schema> => ({
  ...kind,
  oneOf,
  unique,
  warnings,
  recordOf,
});
