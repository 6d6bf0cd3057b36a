import type { Facts, Obstacle } from '../../../domain/kernel/rejection';
import { refusalText, saysItsFacts } from '../../../texts/refusal';
import { CommandRejected, ServerProblem } from '../server/request';
import { useTexts, type Texts } from './use-texts';

/** What the facts of a rejection name, in the reader's words. */
const named = (facts: Facts, label: Texts['label']): readonly string[] =>
  Object.values(facts)
    .flat()
    .filter((fact) => typeof fact === 'string')
    .map(label);

/** A sentence with what exactly is meant, unless it says so itself. */
function withDetails(sentence: string, code: string, facts: Facts, label: Texts['label']): string {
  const details = saysItsFacts(code) ? [] : named(facts, label);
  return details.length > 0 ? `${sentence} (${details.join(', ')})` : sentence;
}

/** Why not: a sentence that says what to do, with what exactly is missing. */
const reasonIn = ({ language, label }: Texts, { code, facts = {} }: Obstacle): string =>
  withDetails(refusalText(code, facts, language), code, facts, label);

/** Why not yet, in the reader's language. */
export function useReason(): (obstacle: Obstacle) => string {
  const words = useTexts();
  return (obstacle) => reasonIn(words, obstacle);
}

/**
 * What to tell a person: why a command was rejected, the server's own words, or that it could not be asked. Throws what is no
 * problem but a fault.
 */
export function sentenceIn(words: Texts, error: unknown): string {
  if (error instanceof CommandRejected) return reasonIn(words, error.obstacle);
  if (!(error instanceof ServerProblem)) throw error;
  if (error.status === 0) return words.t('notConnected');
  const faults = error.errors.map(({ message }) => message);
  if (faults.length > 0 && error.code === 'invalid') return faults.join(' ');
  return [withDetails(error.message, error.code, error.facts, words.label), ...faults].join(' ');
}
export function useSentence(): (error: unknown) => string {
  const words = useTexts();
  return (error) => sentenceIn(words, error);
}
