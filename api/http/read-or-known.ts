import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { isMongoAway } from '../../platform/mongo/away';

/** Milliseconds. */
const GIVE_UP_MS = 300;

/** What is read; what is known where the database is away, or does not answer in time and something is known. */
export async function readOrKnown<T>(reading: Promise<T>, known: T | undefined): Promise<T> {
  if (known === undefined) return reading;
  const answered = new AbortController();
  const givenUp = wait(GIVE_UP_MS, known, { signal: answered.signal, ref: false })
    // an answer that came while this process was busy is taken first
    .then((last) => turn(last, { signal: answered.signal }));
  try {
    return await Promise.race([reading, givenUp]);
  } catch (error) {
    if (!isMongoAway(error)) throw error;
    return known;
  } finally {
    answered.abort();
  }
}
