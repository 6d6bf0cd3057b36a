/** A session of staff ends when nothing was asked in it for so long, in milliseconds. */
export const IDLE_MS = 30 * 60_000;
/** So long before that end the console warns. */
export const IDLE_WARNING_MS = 2 * 60_000;
/** A session ends after this time however much it is used. */
export const LONGEST_SESSION_MS = 12 * 3_600_000;
/** Use is written down at most this often. */
export const USE_NOTED_EVERY_MS = 60_000;

/** When a session that was used just now is over, unless it is used again; never after `endsAt`. */
export const expiryAfterUse = (usedAt: number, endsAt: number): number => Math.min(usedAt + IDLE_MS, endsAt);
