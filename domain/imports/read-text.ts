import type { z } from 'zod';
import { CatalogueCode } from '../master-data/catalogue';
import { Code, Email, LongText, ShortText } from '../values/field-schemas';
import { fault, value, type Reading } from './fault';

/** What a spreadsheet has made of a long number: `1.38E+10`. */
const SCIENTIFIC = /^[+-]?\d(?:\.\d+)?e\+\d{1,3}$/i;
const LIST_MARKS = /[,，、;；|\n]/;
const MAX_LISTED = 30;

/** Checks by a schema that tells its length. */
function checkedBy(schema: z.ZodType<string>): (text: string) => Reading<string> {
  const { maxLength } = schema.meta() as { readonly maxLength: number };
  return (text) => {
    if (text.length > maxLength && Array.from(text).length > maxLength) return fault('tooLong', { max: maxLength });
    const read = schema.safeParse(text);
    return read.success ? value(read.data) : fault('controlCharacter');
  };
}
const asLine = checkedBy(ShortText);
const asWords = checkedBy(LongText);

/** One line; line breaks within the cell become spaces. */
export const readLine = (text: string): Reading<string> => asLine(text.replaceAll(/\s+/g, ' '));

/** Words that may have several lines. */
export const readWords = (text: string): Reading<string> => asWords(text.replaceAll(/\r\n?/g, '\n'));

/** One line by which something is found again, such as a part number: full-width characters are folded, digits must be whole. */
export const readNumberText = (text: string): Reading<string> =>
  SCIENTIFIC.test(text) ? fault('digitsLost') : readLine(text.normalize('NFKC'));

const codeReader =
  (schema: z.ZodType<string>) =>
  (text: string): Reading<string> => {
    const folded = text.normalize('NFKC');
    if (SCIENTIFIC.test(folded)) return fault('digitsLost');
    const read = schema.safeParse(folded);
    return read.success ? value(read.data) : fault('codeInvalid');
  };

/** A name that somebody types, such as that of a sign-in. */
export const readCode = codeReader(Code);

/** The number of a part or an entry of the price menu, in capitals and without spaces. */
export const readCatalogueCode = codeReader(CatalogueCode);

export function readEmail(text: string): Reading<string> {
  const read = Email.safeParse(text.normalize('NFKC'));
  return read.success ? value(read.data) : fault('emailInvalid');
}

/** Several numbers of parts in one cell, each once. */
export function readCatalogueCodes(text: string): Reading<readonly string[]> {
  const items = text.split(LIST_MARKS).map((item) => item.trim());
  const read = items.filter((item) => item !== '').map(readCatalogueCode);
  const values = [...new Set(read.flatMap((one) => ('value' in one ? [one.value] : [])))];
  if (values.length > MAX_LISTED) return fault('tooMany', { max: MAX_LISTED });
  return read.find((one) => 'code' in one) ?? value(values);
}
