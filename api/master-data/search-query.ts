import { z } from 'zod';
import { mainTermOf, termsOf } from '../../domain/master-data/search';
import { rule } from '../../domain/values/field-rules';
import { atMost } from '../../domain/values/field-schemas';

const MAX_LENGTH = 100;
const HAN = '\\u3400-\\u4dbf\\u4e00-\\u9fff';
/** Letters and digits of the usual scripts, full-width ones too. */
const LETTER = `[A-Za-z0-9\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\uff10-\\uff19\\uff21-\\uff3a\\uff41-\\uff5a${HAN}]`;
const COUNTRY = '(?:\\+|00)86';
/** One of the first eight words has two letters or digits, the code of the country not counted, or a Chinese character. */
const documented = `^\\s*(?:\\S+\\s+){0,7}(?:\\S*[${HAN}]|(?:${COUNTRY}|(?!${COUNTRY}))\\S*${LETTER}\\S*${LETTER})`;

/** What somebody typed, as the terms that are all to be met. The document calls valid what is taken, but for rare scripts. */
export const SearchQuery = z
  .string()
  .check(atMost(MAX_LENGTH))
  .transform(termsOf)
  .refine((terms) => mainTermOf(terms) !== undefined, rule('searchTerm'))
  .meta({
    description: 'parts of name, phone number, plate or VIN, apart by spaces; Chinese names also by how they are read',
    override: { type: 'string', minLength: 1, maxLength: MAX_LENGTH, pattern: documented },
  });
