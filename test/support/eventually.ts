/** Waits until the condition holds; fails with its name after a minute. */
export async function eventually<T>(what: string, check: () => Promise<T | undefined | false>): Promise<T> {
  for (const end = Date.now() + 60_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const found = await check();
    if (found) return found;
  }
  throw new Error(`${what} did not happen within a minute`);
}
