import { bilingual, type Bilingual } from '../values/bilingual';
import type { SectionContent } from './sections';

interface Named {
  readonly zh: string;
  readonly en: string;
}

/** What is not in the list is called what it is called in the process, e.g. in one older than the list. */
const wordsBy =
  <Entry extends Named>(items: readonly Entry[], nameOf: (entry: Entry) => string) =>
  (name: string): Bilingual => {
    const entry = items.find((one) => nameOf(one) === name);
    return entry ? bilingual(entry.zh, entry.en) : bilingual(name, name);
  };

export const codeWords = ({ items }: SectionContent<'causeCodes'>): ((code: string) => Bilingual) =>
  wordsBy(items, ({ code }) => code);
/** A complaint keeps the Chinese name of a department. */
export const departmentWords = ({ items }: SectionContent<'departments'>): ((name: string) => Bilingual) =>
  wordsBy(items, ({ zh }) => zh);
