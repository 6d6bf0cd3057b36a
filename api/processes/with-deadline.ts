import type { Context } from '../context';

/** Asks Temporal for as long as the API waits for a worker. */
export const withDeadline = <T>({ temporal, config }: Context, ask: () => Promise<T>): Promise<T> =>
  temporal.withDeadline(Date.now() + config.ANSWER_WITHIN_MS, ask);
