/** Letters and digits that nobody confuses when a code is read out or copied by hand. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const GROUPS = 4;
const GROUP_LENGTH = 4;
const LENGTH = GROUPS * GROUP_LENGTH;

/** How long a code lets a person choose a password, in milliseconds. */
export const CODE_LIFE_MS = 72 * 3_600_000;

/** A code made of random bytes, of which at least 64 are needed, e.g. `K7MP-2QXA-9FHT-C4WD`: 79 bits. */
export function codeFrom(random: Uint8Array): string {
  // a byte beyond the last whole multiple would make some letters likelier than others
  const fair = [...random].filter((byte) => byte < Math.floor(256 / ALPHABET.length) * ALPHABET.length);
  if (fair.length < LENGTH) throw new RangeError('too few random bytes');
  const letters = fair.slice(0, LENGTH).map((byte) => ALPHABET.charAt(byte % ALPHABET.length));
  return Array.from({ length: GROUPS }, (_, group) =>
    letters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join(''),
  ).join('-');
}

/** What somebody typed, as the code was made: without what people write between the groups, in capitals. */
export const normalisedCode = (typed: string): string =>
  (typed.toUpperCase().match(/[A-Z0-9]/g) ?? []).join('').replace(/(.{4})(?=.)/g, '$1-');
