import type { Context } from '../context';
import { Problem } from '../http/problems';
import type { Session } from '../http/sessions';
import type { ProcessApi } from './process-api';
import { readLatest } from './reading';

/** T9: tries at the four digits before the links of an order approve no costly item any more. */
const MAX_TRIES = 5;

/** Fen that one command approves. Another sum than the one offered gains nothing: the process refuses it. */
const approvedBy = ({ total, answer }: { readonly total?: number; readonly answer?: string }): number =>
  answer === 'declined' ? 0 : (total ?? 0);

/**
 * T9: above the amount of the policy the holder of a link shows to be the holder of the phone, too, by its last four digits.
 * Throws `digitsMissing`, `digitsWrong`, and `digitsBlocked` after the fifth wrong try.
 */
export async function checkPhoneDigits(
  context: Context,
  api: ProcessApi,
  number: string,
  { order, actorId, store }: Session,
  payloads: readonly object[],
  digits: string | undefined,
): Promise<void> {
  const approved = payloads.reduce((sum, payload) => sum + approvedBy(payload), 0);
  if (order === null || approved === 0) return;
  const { policy } = await readLatest(context, api, number, 1);
  if (approved <= policy.linkDigitsAbove) return;
  if (digits === undefined) throw new Problem('digitsMissing');
  const { counters, customers } = context.repositories;
  const counter = `digits:${order}`;
  if ((await counters.increment(counter)) > MAX_TRIES) throw new Problem('digitsBlocked');
  // the link may have gone to the number that was known before the customer was merged into another
  const known = await Promise.all([customers.findExact(store, actorId), customers.find(store, actorId)]);
  const isKnown = known.some((customer) => customer?.phone.endsWith(digits));
  if (digits.length !== 4 || !isKnown) throw new Problem('digitsWrong');
  await counters.reset(counter);
}
