import { fingerprint } from './fingerprint';
import type { Handled, Outcome } from './receipt';
import { reject } from './rejection';

/** Repetitions arrive within minutes; the last five hundred commands cover days. */
const MAX_REMEMBERED = 500;

/** Compared as a whole: sender and payload too. */
type Identified = object & { readonly id: string };

/** The stored outcome of this command, if it was handled before. Rejects an id that was used with another content. */
export function findHandled(handled: readonly Handled[], command: Identified): Outcome | undefined {
  const known = handled.find(({ id }) => id === command.id);
  if (known && known.fingerprint !== fingerprint(command)) reject('commandIdReused', { commandId: command.id });
  return known?.outcome;
}

export const appendHandled = (handled: readonly Handled[], command: Identified, outcome: Outcome): readonly Handled[] =>
  [...handled, { id: command.id, fingerprint: fingerprint(command), outcome }].slice(-MAX_REMEMBERED);
