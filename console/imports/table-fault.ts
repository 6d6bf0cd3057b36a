import { ServerProblem } from '../shared/server/request';
import { useTexts } from '../shared/texts/use-texts';

interface Words {
  readonly zh: string;
  readonly en: string;
}
const isWords = (fact: unknown): fact is Words =>
  typeof fact === 'object' && fact !== null && 'zh' in fact && 'en' in fact;

/** Why a file is not taken, or what is missing, in the reader's words; undefined for what has none. */
export function useTableFault(): (error: unknown) => string | undefined {
  const { t, language } = useTexts();
  return (error) => {
    if (!(error instanceof ServerProblem)) return undefined;
    const { reason, columns } = error.facts;
    if (isWords(reason)) return reason[language];
    if (error.code !== 'columnsMissing' || !Array.isArray(columns)) return undefined;
    const names = columns.filter(isWords).map((name) => name[language]);
    return t('importMissing', { names: names.join(language === 'zh' ? '、' : ', ') });
  };
}
