import { createHash, randomBytes } from 'node:crypto';
import { CODE_LIFE_MS, codeFrom, normalisedCode } from '../domain/account/one-time-code';

/** A code as it is shown once; it is kept as its hash only. */
export interface GivenCode {
  readonly code: string;
  readonly expiresAt: number;
}

export const randomCode = (): string => codeFrom(randomBytes(64));

/** SHA-256, hexadecimal, of a code as somebody typed it. */
export const hashOfCode = (typed: string): string => createHash('sha256').update(normalisedCode(typed)).digest('hex');

/** A code that somebody may choose a password with from `at` on. */
export const newCode = (at: number): GivenCode => ({ code: randomCode(), expiresAt: at + CODE_LIFE_MS });
