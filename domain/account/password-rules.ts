/** Characters (code points) of a password. Only who chooses one is asked to keep it; signing in takes what was chosen. */
export const MIN_PASSWORD_LENGTH = 12;
export const MAX_PASSWORD_LENGTH = 200;

/** The same letters as one text, whatever keyboard typed them: full-width letters, composed accents. */
export const normalisedPassword = (typed: string): string => typed.normalize('NFKC');

/** Why a password cannot be chosen. */
export type PasswordFault = 'passwordTooShort' | 'passwordTooLong' | 'passwordGuessable' | 'passwordBreached';

/** Of a normalised password; undefined when its length is right. */
export function lengthFaultOf(password: string): 'passwordTooShort' | 'passwordTooLong' | undefined {
  // the number of code points lies between half the number of units and that number
  if (password.length > 2 * MAX_PASSWORD_LENGTH) return 'passwordTooLong';
  const { length } = Array.from(password);
  if (length < MIN_PASSWORD_LENGTH) return 'passwordTooShort';
  return length > MAX_PASSWORD_LENGTH ? 'passwordTooLong' : undefined;
}

/** A name of two Latin letters is part of too many words. */
const counts = (word: string): boolean => word.length >= 3 || /^\p{Script=Han}{2}$/u.test(word);

/** What remains of a password when these words are taken out of it, whatever their case. */
export function withoutWords(password: string, words: readonly string[]): string {
  const longestFirst = words
    .map((word) => word.normalize('NFKC').toLowerCase())
    .filter(counts)
    .toSorted((one, other) => other.length - one.length);
  return longestFirst.reduce((rest, word) => rest.replaceAll(word, ''), password.toLowerCase());
}
