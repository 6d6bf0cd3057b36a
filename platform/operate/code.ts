import type { GivenCode } from '../one-time-codes';

export type Say = (line: string) => void;

/** Shows a one-time code, or says that none is needed. */
export function sayCode(code: GivenCode | null, tell: Say): void {
  if (code === null) return tell('No code is needed: this person has a password.');
  tell(`One-time code: ${code.code}`);
  tell(
    `It is shown this once, and holds until ${new Date(code.expiresAt).toISOString()}: with it the person chooses a password.`,
  );
}
