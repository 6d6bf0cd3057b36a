import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { Fen, ShortText, WorkMinutes } from '../values/field-schemas';
import { rule } from '../values/field-rules';

export const codePattern = /^[A-Z0-9][A-Z0-9._-]{0,39}$/;
/** Upper case, without the spaces that people write between the groups of a number. */
const foldCode = (code: string): string => code.normalize('NFKC').toUpperCase().replaceAll(/\s/g, '');
/** The number of a part or of an entry of the price menu. */
export const CatalogueCode = z
  .string()
  .max(60)
  .transform(foldCode)
  .refine((code) => codePattern.test(code), rule('catalogueCode'))
  .meta({ override: { pattern: codePattern.source, maxLength: undefined } });

/** What a store may change of a part. Orders copy what they were signed with, so a change reaches none of them. */
export const PartContent = z.strictObject({
  name: ShortText,
  /** Fen per piece. */
  unitPrice: Fen,
  stock: z.int().min(0).max(1_000_000),
  /** Days until it is there when there is none in stock. */
  leadDays: z.int().min(0).max(365),
  supplier: ShortText.nullable(),
  /** C-10: a location whose failure endangers people or engine. */
  keyLocation: z.boolean(),
  /** False when it is not offered any more; it is never removed, because orders name it. */
  active: z.boolean(),
});
export type PartContent = Immutable<z.output<typeof PartContent>>;
export const NewPart = z.strictObject({ partNumber: CatalogueCode, ...PartContent.shape });

/** What a store may change of an entry of its price menu. */
export const MenuItemContent = z.strictObject({
  work: ShortText,
  labourMinutes: WorkMinutes,
  /** Fen. */
  labour: Fen,
  /** Numbers of the parts it takes, one of each. */
  parts: z.array(CatalogueCode).max(30),
  active: z.boolean(),
});
export type MenuItemContent = Immutable<z.output<typeof MenuItemContent>>;
export const NewMenuItem = z.strictObject({ code: CatalogueCode, ...MenuItemContent.shape });

/** Letters and digits only, whatever their case and width. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '');

const KEY_LENGTHS = [1, 2, 3] as const;
const LONGEST_KEY = 3;
const MAX_TERMS = 8;

/** What a record is looked up by: every part of one to three characters of its texts, folded. */
export const searchKeysOf = (texts: readonly string[]): readonly string[] => [
  ...new Set(
    texts.flatMap((text) => {
      const all = Array.from(folded(text));
      return KEY_LENGTHS.flatMap((length) =>
        all.slice(length - 1).map((_last, from) => all.slice(from, from + length).join('')),
      );
    }),
  ),
];

/** The words of a search, folded, each once, the longest first; none when there is no letter or digit in it. */
export const searchTermsOf = (search: string): readonly string[] =>
  [...new Set(search.split(/\s+/).map(folded))]
    .filter((term) => term !== '')
    .toSorted((one, other) => other.length - one.length)
    .slice(0, MAX_TERMS);

/** The key that every record with this term has: its end, which tells more apart than its beginning. */
export const lookupKeyOf = (term: string): string => Array.from(term).slice(-LONGEST_KEY).join('');

/** Whether each of these terms stands somewhere in one of the texts. */
export const hasTerms = (terms: readonly string[], texts: readonly string[]): boolean => {
  const all = texts.map(folded);
  return terms.every((term) => all.some((text) => text.includes(term)));
};
