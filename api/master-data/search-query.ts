import { z } from 'zod';
import { mainTermOf, termsOf } from '../../domain/master-data/search';

/** What somebody typed, as the terms that are all to be met. */
export const SearchQuery = z
  .string()
  .max(100)
  .transform(termsOf)
  .refine((terms) => mainTermOf(terms) !== undefined, {
    message: 'must have a word of two letters or digits, or one Chinese character of a name',
  })
  .meta({
    description: 'parts of name, phone number, plate or VIN, apart by spaces; Chinese names also by how they are read',
    override: { type: 'string', minLength: 1, maxLength: 100 },
  });
