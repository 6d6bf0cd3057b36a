import { placeOf } from './call-windows';
import { isSteered } from './rules-version';
import { callWindowsOf, type FollowUp } from './state';

/** How many different values there are. */
const different = (values: readonly number[]): number => new Set(values).size;

/** The calls of the present stage: before the seven-day call those that count for it begin anew. */
const callsNow = ({ calls, stage, sweptAt = 0 }: FollowUp): FollowUp['calls'] =>
  stage === 'sevenDayCall' ? calls.filter(({ at }) => at >= sweptAt) : calls;

/**
 * Several calls in one window are one attempt. A customer counts as unreachable after attempts on several days, and where the store has several
 * windows in more than one of them.
 */
function spreadAttemptsLeft(followUp: FollowUp): number {
  const { policy, stage, secondCalls } = followUp;
  const { attempts, attemptDays } = policy.followUp;
  if (stage === 'secondCall') return Math.max(0, attempts - secondCalls);
  const windows = callWindowsOf(followUp);
  // at any hour there are no windows to spread over, only days
  const anyHour = windows.windows.some(([from, to]) => from === 0 && to === 1440);
  const calls = callsNow(followUp);
  const places = calls.map(({ at }) => placeOf(windows, at));
  const made = anyHour ? calls.length : different(places.map(({ day, window }) => day + window));
  const days = different(places.map(({ day }) => day));
  const parts = different(places.map(({ window }) => window));
  const onDays = Math.min(attempts, attemptDays) - days;
  const inWindows = Math.min(attempts, windows.windows.length, 2) - parts;
  return Math.max(0, attempts - made, onDays, anyHour ? 0 : inWindows);
}

/** G-47: further attempts before a customer counts as unreachable. */
export const attemptsLeft = (followUp: FollowUp): number =>
  isSteered(followUp)
    ? spreadAttemptsLeft(followUp)
    : Math.max(0, followUp.policy.followUp.attempts - followUp.calls.length);
