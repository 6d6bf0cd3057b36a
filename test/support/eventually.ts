import { foundWithin } from '../../dev/fixtures/found-within';

/** Waits until the condition holds; fails with its name after a minute, at the pace of drills. */
export async function eventually<T>(what: string, check: () => Promise<T | undefined | false>): Promise<T> {
  const found = await foundWithin(60, async () => (await check()) || undefined);
  if (found === undefined) throw new Error(`${what} did not happen in time`);
  return found;
}
