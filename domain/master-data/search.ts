/**
 * Customers and cars are found by any part of what they are known by. Each record keeps keys: every part of two and of four characters of each of its values. A
 * search looks for equal keys only, which every index answers, and compares the rest in memory. Each key is an entry of the index, which an import of thousands waits
 * for: there are none of three characters, because two of them tell enough apart.
 */

/** What a record is found by, as people write it. */
export interface Searched {
  /** Found by a single Chinese character, too. */
  readonly names: readonly string[];
  /** Plates, phone numbers, VINs, readings of names: found by two characters or more. */
  readonly codes: readonly string[];
}

/** How a value answers to a term, the best first. */
const matches = ['whole', 'beginning', 'inside'] as const;
export type Match = (typeof matches)[number];

const [SHORT_PART, LONG_PART] = [2, 4] as const;
const PART_LENGTHS = [SHORT_PART, LONG_PART] as const;
/** Of one query: a name, a plate in two pieces and a phone number in three are six. */
const MAX_TERMS = 8;

/** By code points: a rare character of a name is one, not two. */
const charactersOf = (text: string): readonly string[] => Array.from(text);
const isChinese = (character: string): boolean => /^\p{Script=Han}$/u.test(character);

/**
 * The letters and digits of a text, without case, accents and what stands between them; full-width ones as half-width ones, traditional characters as they are. Each
 * character is folded by itself, so that a part of a text folds to a part of the folded text.
 */
export const fold = (text: string): string =>
  charactersOf(text.normalize('NFKD'))
    .filter((character) => /^[\p{Letter}\p{Number}]$/u.test(character))
    .map((character) => character.toLowerCase())
    .join('');

/** Everything that a record is found by, folded. */
export const foldedValues = ({ names, codes }: Searched): readonly string[] => [
  ...new Set([...names, ...codes].map(fold).filter((value) => value !== '')),
];

const GROUPS = charactersOf('0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-');
/** A search reads one group, then seven, then the others, as far as it needs to. */
const [first, few, rest] = [GROUPS.slice(0, 1), GROUPS.slice(1, 8), GROUPS.slice(8)] as const;

/** One of 64 groups, in which a record stays: those of a store are spread evenly over them. */
function groupOf(id: string): string {
  let hash = 0;
  for (const character of id) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return GROUPS[(hash ^ (hash >>> 12)) % GROUPS.length] ?? '0';
}

const wholeKey = (value: string): string => `=${value}`;
const beginningKey = (group: string, part: string): string => `${group}^${part}`;
const insideKey = (group: string, part: string): string => `${group}${part}`;

/** The keys of the records that have one of these values, whole. */
export const wholeKeysOf = (values: readonly string[]): readonly string[] =>
  [...new Set(values.map(fold).filter((value) => value !== ''))].map(wholeKey);

/** Every part of this length that a value has, under its key; the whole value is no part of it. */
function partKeys(group: string, value: string, length: number): readonly string[] {
  const all = charactersOf(value);
  if (all.length === length) return [];
  return all.slice(length - 1).map((_last, at) => {
    const part = all.slice(at, at + length).join('');
    return at === 0 ? beginningKey(group, part) : insideKey(group, part);
  });
}

/** The keys under which a record is found: its whole values, and their parts under its group. */
export function searchKeysOf(id: string, searched: Searched): readonly string[] {
  const group = groupOf(id);
  const values = foldedValues(searched);
  const singles = foldedValues({ ...searched, codes: [] }).flatMap((name) => partKeys(group, name, 1));
  return [
    ...new Set([
      ...values.map(wholeKey),
      ...singles.filter((key) => isChinese(charactersOf(key).at(-1) ?? '')),
      ...values.flatMap((value) => PART_LENGTHS.flatMap((length) => partKeys(group, value, length))),
    ]),
  ];
}

/** What was typed, as terms that are all to be met: folded, each once, a phone number without the code of the country. */
export const termsOf = (query: string): readonly string[] =>
  [...new Set(query.split(/\s+/u).map((word) => fold(word.replace(/^(?:\+|00)86/u, ''))))]
    .filter((term) => term !== '')
    .slice(0, MAX_TERMS);

/** Whether records can be looked up by this term: two characters, or one Chinese character of a name. */
export const isEnough = (term: string): boolean => charactersOf(term).length > 1 || isChinese(term);

/** The term to look records up by, the longest of those that are enough; a Chinese character says more than a letter. */
export function mainTermOf(terms: readonly string[]): string | undefined {
  const weightOf = (term: string): number =>
    charactersOf(term).reduce((sum, character) => sum + (isChinese(character) ? 2 : 1), 0);
  return terms.filter(isEnough).toSorted((a, b) => weightOf(b) - weightOf(a))[0];
}

/**
 * The keys to look for, step by step, the best matches first. Whoever takes every step has every record that the term is a part of, and some that it is not; whoever
 * has enough may stop. A term that thousands answer to costs the first step: one of 64 groups. A long term is looked up by its end, wherever it begins: thousands of
 * phone numbers begin alike. Steps of many keys come where few records are left to find, because whoever answers compares each record with each key.
 */
export function lookupsFor(term: string): readonly (readonly string[])[] {
  const all = charactersOf(term);
  const length = all.length < LONG_PART ? SHORT_PART : LONG_PART;
  const beginning = all.slice(0, length).join('');
  const inside = all.slice(-length).join('');
  const beginnings = (groups: readonly string[]) => groups.map((group) => beginningKey(group, beginning));
  const insides = [first, few, rest].map((groups) => groups.map((group) => insideKey(group, inside)));
  if (all.length > LONG_PART) return [[wholeKey(term)], ...insides];
  return [[wholeKey(term), ...beginnings(first)], beginnings(few), beginnings(rest), ...insides];
}

/** How these folded values answer to a folded term; undefined when it is a part of none. */
export function matchOf(term: string, values: readonly string[]): Match | undefined {
  if (values.includes(term)) return 'whole';
  if (values.some((value) => value.startsWith(term))) return 'beginning';
  return values.some((value) => value.includes(term)) ? 'inside' : undefined;
}

/** How well these folded values answer to all terms, 0 the best; undefined when one of the terms is a part of none. */
export function rankOf(terms: readonly string[], values: readonly string[]): number | undefined {
  let rank = 0;
  for (const term of terms) {
    const match = matchOf(term, values);
    if (match === undefined) return undefined;
    rank += matches.indexOf(match);
  }
  return rank;
}
