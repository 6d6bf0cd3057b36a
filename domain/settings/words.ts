import { z } from 'zod';
import { LongText, ShortText } from '../values/field-schemas';
import { refusedFor } from './faults';

const characters = (text: string): number => Array.from(text).length;
const atMost = <S extends z.ZodType<string, string>>(schema: S, max: number): S =>
  schema.refine((text) => characters(text) <= max, refusedFor('tooLong')).meta({ maxLength: max });

/** The name of something a store has. At most 40 characters, so that it stands on a card and in a column. */
export const Name = atMost(ShortText, 40);
/** A message, as long as an SMS of several parts. */
export const MessageText = atMost(LongText, 500);

/** The same in both languages, neither of them left out. */
export const BothLanguages = z.strictObject({ zh: ShortText, en: ShortText });

/** As people compare names: without case, width and space. */
export const foldedName = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
