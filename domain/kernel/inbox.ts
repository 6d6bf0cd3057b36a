import type { Handled, Outcome } from './receipt';
import { reject } from './rejection';
import { contentOf, type Submission } from './submission';

/** Repetitions arrive within minutes; the last five hundred submissions cover days. */
const MAX_REMEMBERED = 500;

/** The stored outcome of this submission, if it was handled before. Rejects an id that was used with another content. */
export function findHandled(handled: readonly Handled[], submission: Submission): Outcome | undefined {
  const known = handled.find(({ id }) => id === submission.id);
  if (known && known.fingerprint !== contentOf(submission)) reject('commandIdReused', { commandId: submission.id });
  return known?.outcome;
}

/** Whoever was refused asks within minutes what became of it. */
const MAX_REFUSED = 100;

export const appendHandled = (
  handled: readonly Handled[],
  submission: Submission,
  outcome: Outcome,
): readonly Handled[] =>
  [...handled, { id: submission.id, fingerprint: contentOf(submission), outcome }].slice(-MAX_REMEMBERED);

/**
 * H4: refused submissions are remembered apart, so that however many of them come they push no applied one out, whose repetition would then be applied
 * again.
 */
export const appendRefused = (
  refused: readonly Handled[],
  submission: Submission,
  outcome: Extract<Outcome, { readonly status: 'rejected' }>,
): readonly Handled[] =>
  [...refused, { id: submission.id, fingerprint: contentOf(submission), outcome }].slice(-MAX_REFUSED);
