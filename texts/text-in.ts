import { bilingual, type Bilingual, type Language } from '../domain/values/bilingual';
import type { TextTable } from './merge';

/** `extraItemRequested` reads "Extra item requested": for a name that came from elsewhere and has no words of its own. */
export const humanize = (name: string): string => {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The words of a name. */
export const nameOf = (table: TextTable, name: string): Bilingual =>
  (Object.hasOwn(table, name) ? table[name] : undefined) ?? bilingual(humanize(name), humanize(name));

/** The words of a name in one language. */
export const textIn = (table: TextTable, name: string, language: Language): string => nameOf(table, name)[language];
