import { rejectionWordings } from '../../../api/http/rejections';
import type { Facts, Obstacle } from '../../../domain/kernel/rejection';
import { ServerProblem } from '../server/request';
import { useTexts, type Texts } from './use-texts';

/** What the facts of a no name, in the reader's words. */
const named = (facts: Facts, thing: Texts['thing']): readonly string[] =>
  Object.values(facts)
    .flat()
    .filter((fact) => typeof fact === 'string')
    .map(thing);

const withDetails = (sentence: string, details: readonly string[]): string =>
  details.length > 0 ? `${sentence} (${details.join(', ')})` : sentence;

/** Why not yet: a sentence that says what to do, with what exactly is missing. */
export function useReason(): (obstacle: Obstacle) => string {
  const { language, thing } = useTexts();
  return ({ code, facts = {} }) => {
    const [, en, zh] = rejectionWordings[code];
    return withDetails(language === 'zh' ? zh : en, named(facts, thing));
  };
}

/** What to tell a person: the server's own words, or that it could not be asked. Throws what is no problem but a fault. */
export function useSentence(): (error: unknown) => string {
  const { t, thing } = useTexts();
  return (error) => {
    if (!(error instanceof ServerProblem)) throw error;
    if (error.status === 0) return t('notConnected');
    const faults = error.errors.map(({ pointer, message }) => `${pointer.slice(1)}: ${message}`);
    return [withDetails(error.message, named(error.facts, thing)), ...faults].join(' ');
  };
}
