/** So many wrong attempts in a row cost nothing but themselves. */
const FREE_ATTEMPTS = 4;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

/** How long wrong attempts are remembered after the last of them, in milliseconds. */
export const ATTEMPTS_KEPT_MS = 24 * 3_600_000;

/** How long nothing is tried after so many wrong attempts in a row, in milliseconds: from the fifth on, each time twice as long. */
export const pauseAfter = (wrong: number): number =>
  wrong <= FREE_ATTEMPTS ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (wrong - FREE_ATTEMPTS - 1));
