import { Phone } from '../values/field-schemas';
import { fault, value, type Reading } from './fault';

/** Digits that somebody replaced, to keep them secret. */
const MASKED = /\*/;
/** What a spreadsheet has made of eleven digits. */
const SCIENTIFIC = /^\d(?:\.\d+)?e\+\d+$/i;
const BETWEEN_PHONES = /[,、;/|\n]|(?<!\s)\s+(?=(?:\+?86)?1[3-9]\d{9})/;
const BETWEEN_DIGITS = /[\s()‐-―−-]/g;
const COUNTRY = /^(?:\+|00)?86/;
/** The area codes of the largest cities have three digits, all others four. */
const LANDLINE = /^(010|02\d|0[3-9]\d{2})(\d{7,8})$/;

const digitsIn = (text: string): number => text.replaceAll(/\D/g, '').length;

function forms(bare: string): readonly string[] {
  const national = bare.replace(COUNTRY, '');
  // abroad, the zero of the area code is left out
  return bare === national ? [bare] : [bare, national, `0${national}`];
}

/** One mainland number in the form that is kept: `+86 138-0013-8000` as 13800138000, `(021)1234 5678` as 021-12345678. */
export function readPhone(text: string): Reading<string> {
  const folded = text.normalize('NFKC').trim();
  if (MASKED.test(folded)) return fault('masked');
  if (SCIENTIFIC.test(folded)) return fault('digitsLost');
  if (folded.split(BETWEEN_PHONES).filter((part) => digitsIn(part) >= 7).length > 1) return fault('severalPhones');
  for (const form of forms(folded.replaceAll(BETWEEN_DIGITS, ''))) {
    const read = Phone.safeParse(form.replace(LANDLINE, '$1-$2'));
    if (read.success) return value(read.data);
  }
  return fault('phoneInvalid');
}
