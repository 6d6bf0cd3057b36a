import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { withFaults, type ContentFault } from './faults';
import { type Reference, type Section } from './section';
import { foldedName, Name } from './words';

type Shape = z.core.$ZodShape;
/** What every entry of a list has: names in both languages, and whether it may be chosen. Its id never changes. */
const common = { zh: Name, en: Name, active: z.boolean() };
type EntryShape<Key extends string, Id extends z.ZodType, Rest extends Shape> = Readonly<Record<Key, Id>> &
  typeof common &
  Rest;
type EntrySchema<Key extends string, Id extends z.ZodType, Rest extends Shape> = z.ZodObject<
  { -readonly [K in keyof EntryShape<Key, Id, Rest>]: EntryShape<Key, Id, Rest>[K] },
  z.core.$strict
>;
/** As it is told: an id and names may be older than the present rules. */
type ReplySchema<Key extends string, Rest extends Shape> = z.ZodObject<{
  items: z.ZodArray<
    z.ZodObject<Record<Key, z.ZodString> & { zh: z.ZodString; en: z.ZodString; active: z.ZodBoolean } & Rest>
  >;
}>;
type ListSchema<Key extends string, Id extends z.ZodType, Rest extends Shape> = z.ZodObject<
  { items: z.ZodArray<EntrySchema<Key, Id, Rest>> },
  z.core.$strict
>;

/** An entry whatever else it says. */
interface Entry {
  readonly zh: string;
  readonly en: string;
  readonly active: boolean;
}

interface Declaration<Key extends string, Id extends z.ZodType, Rest extends Shape> extends Pick<
  Section<ListSchema<Key, Id, Rest>>,
  'initial' | 'readers' | 'writers'
> {
  /** The field that holds the id, and what an id is. */
  readonly key: Key;
  readonly id: Id;
  readonly rest: Rest;
  readonly most: number;
  /** A form that offers them would be empty without any. */
  readonly needsOne: boolean;
  /** What is wrong with one entry, and what it names; paths count from the entry. */
  readonly faultsIn?: (entry: Immutable<z.output<EntrySchema<Key, Id, Rest>>>) => readonly ContentFault[];
  readonly namedBy?: (entry: Immutable<z.output<EntrySchema<Key, Id, Rest>>>) => readonly Reference[];
}

const doubles = (values: readonly (string | undefined)[]): readonly number[] =>
  values.flatMap((value, index) => (value !== undefined && values.indexOf(value) < index ? [index] : []));

/** Two entries in use that are called alike cannot be told apart in a form. */
const namesTaken = (items: readonly Entry[]): readonly ContentFault[] =>
  (['zh', 'en'] as const).flatMap((language) =>
    doubles(items.map((entry) => (entry.active ? foldedName(entry[language]) : undefined))).map((index) => ({
      path: ['items', index, language],
      fault: 'nameTaken' as const,
    })),
  );

/**
 * A section that is a list. An entry that was stored stays: it is retired when it is not offered any more, because orders and complaints name it.
 * The order of the entries is the order in which forms offer them.
 */
export function entriesSection<Key extends string, Id extends z.ZodType<string>, Rest extends Shape>(
  declared: Declaration<Key, Id, Rest>,
): Section<ListSchema<Key, Id, Rest>> & { readonly reply: ReplySchema<Key, Rest> } {
  type List = ListSchema<Key, Id, Rest>;
  type Content = Immutable<z.output<List>>;
  type Item = Content extends { readonly items: readonly (infer One)[] } ? One : never;
  const { key, id, rest, most, needsOne, faultsIn = () => [], namedBy = () => [] } = declared;
  const entry = z.strictObject({ [key]: id, ...common, ...rest }) as unknown as EntrySchema<Key, Id, Rest>;
  const list = z.strictObject({ items: z.array(entry).max(most) }) as unknown as List;

  const itemsOf = (content: unknown): readonly (Item & Entry)[] =>
    (content as { readonly items: readonly (Item & Entry)[] }).items;
  const idOf = (item: unknown): string => (item as Readonly<Record<Key, string>>)[key];
  const within = <T extends { readonly path: readonly (string | number)[] }>(index: number, all: readonly T[]) =>
    all.map((one) => ({ ...one, path: ['items', index, ...one.path] }));

  const faultsOf = (content: unknown): readonly ContentFault[] => {
    const items = itemsOf(content);
    return [
      ...doubles(items.map(idOf)).map((index) => ({ path: ['items', index, key], fault: 'idTwice' as const })),
      ...namesTaken(items),
      ...(needsOne && !items.some(({ active }) => active) ? [{ path: ['items'], fault: 'noneActive' as const }] : []),
      ...items.flatMap((item, index) => within(index, faultsIn(item as never))),
    ];
  };

  const told = z.object({ [key]: z.string(), zh: z.string(), en: z.string(), active: z.boolean(), ...rest });
  return {
    schema: withFaults(list, faultsOf),
    reply: z.object({ items: z.array(told) }) as unknown as ReplySchema<Key, Rest>,
    initial: declared.initial,
    readers: declared.readers,
    writers: declared.writers,
    referencesIn: (content) => itemsOf(content).flatMap((item, index) => within(index, namedBy(item as never))),
    faultsOfChange: (before, after) => {
      const kept = new Set(itemsOf(after).map(idOf));
      return itemsOf(before).every((item) => kept.has(idOf(item)))
        ? []
        : [{ path: ['items'], fault: 'entryRemoved' as const }];
    },
    partsOf: (content) => ({
      ...Object.fromEntries(itemsOf(content).map((item) => [idOf(item), item])),
      order: itemsOf(content).map(idOf),
    }),
  };
}
