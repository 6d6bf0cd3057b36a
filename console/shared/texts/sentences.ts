import type { Facts, Obstacle } from '../../../domain/kernel/rejection';
import { catalogue } from '../../../texts';
import { ServerProblem } from '../server/request';
import { useTexts, type Texts } from './use-texts';

/** What the facts of a rejection name, in the reader's words. */
const named = (facts: Facts, label: Texts['label']): readonly string[] =>
  Object.values(facts)
    .flat()
    .filter((fact) => typeof fact === 'string')
    .map(label);

const withDetails = (sentence: string, details: readonly string[]): string =>
  details.length > 0 ? `${sentence} (${details.join(', ')})` : sentence;

/** Why not yet: a sentence that says what to do, with what exactly is missing. */
export function useReason(): (obstacle: Obstacle) => string {
  const { language, label } = useTexts();
  return ({ code, facts = {} }) => {
    return withDetails(catalogue.rejections[code][language], named(facts, label));
  };
}

/** What to tell a person: the server's own words, or that it could not be asked. Throws what is no problem but a fault. */
export function useSentence(): (error: unknown) => string {
  const { t, label } = useTexts();
  return (error) => {
    if (!(error instanceof ServerProblem)) throw error;
    if (error.status === 0) return t('notConnected');
    const faults = error.errors.map(({ pointer, message }) => `${pointer.slice(1)}: ${message}`);
    return [withDetails(error.message, named(error.facts, label)), ...faults].join(' ');
  };
}
