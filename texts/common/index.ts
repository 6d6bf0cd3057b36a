import type { NamesOf, Section } from '../merge';
import { processTexts } from './process';

export const commonTexts = processTexts;
/** The names that more than one process has. */
export type CommonName<S extends Section> = NamesOf<typeof commonTexts, S>;
