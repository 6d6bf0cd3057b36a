import type { Bilingual } from '../domain/values/bilingual';

const sections = ['commands', 'events', 'timers', 'stages', 'conditions', 'fields', 'values', 'rejections'] as const;
/** What has names that people read: each kind of name has its own table. */
export type Section = (typeof sections)[number];

export type TextTable = Readonly<Record<string, Bilingual>>;
/** The words of one stage or concern of a process: all its names in one file. */
export type TextGroup = { readonly [S in Section]?: TextTable };

/** The names a section has in any of these groups. */
export type NamesOf<Group, S extends Section> = Group extends { readonly [K in S]: infer Table }
  ? keyof Table & string
  : never;
type NamedTwice<Groups extends readonly unknown[], S extends Section> = Groups extends readonly [
  infer First,
  ...infer Others,
]
  ? (NamesOf<First, S> & NamesOf<Others[number], S>) | NamedTwice<Others, S>
  : never;

/** The names that must have words; a section that is left out is not checked. */
export type Needed = { readonly [S in Section]?: string };
type FaultsIn<N extends Needed, Groups extends readonly TextGroup[], S extends Section> =
  | (N extends { readonly [K in S]: infer Name extends string }
      ? | `${S} without words: ${Exclude<Name, NamesOf<Groups[number], S>>}`
        | `words for unknown ${S}: ${Exclude<NamesOf<Groups[number], S>, Name>}`
      : never)
  | `${S} named twice: ${NamedTwice<Groups, S>}`;
type Faults<N extends Needed, Groups extends readonly TextGroup[]> = {
  [S in Section]: FaultsIn<N, Groups, S>;
}[Section];
/** The groups, or what does not compile in their place: what is wrong with them. */
type Faultless<N extends Needed, Groups extends readonly TextGroup[]> = [Faults<N, Groups>] extends [never]
  ? Groups
  : { readonly faults: Faults<N, Groups> };

export type Merged<Groups extends readonly unknown[]> = {
  readonly [S in Section]: { readonly [Name in NamesOf<Groups[number], S>]: Bilingual };
};

/**
 * The groups as one, section by section. A name without words, words without a name, and a name that two groups have do not compile; the last
 * throws, too.
 */
export const mergeTexts =
  <N extends Needed>() =>
  <const Groups extends readonly TextGroup[]>(groups: Faultless<N, Groups>): Merged<Groups> => {
    const tables = sections.map((section) => {
      const entries = (groups as unknown as Groups).flatMap((group) => Object.entries(group[section] ?? {}));
      const names = entries.map(([name]) => name);
      const twice = names.find((name, index) => names.indexOf(name) !== index);
      if (twice !== undefined) throw new Error(`Two groups of texts have ${section} ${twice}.`);
      return [section, Object.fromEntries(entries)] as const;
    });
    return Object.fromEntries(tables) as Merged<Groups>;
  };
