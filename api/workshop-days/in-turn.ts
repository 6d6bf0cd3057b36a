const last = new Map<string, Promise<unknown>>();

/**
 * Asks one process one thing after the other. An engine takes ten Updates of a process at once and refuses the rest; of a day on which everybody wants the
 * last time, nobody is to be told to come back later.
 */
export async function inTurn<T>(number: string, ask: () => Promise<T>): Promise<T> {
  const mine = (last.get(number) ?? Promise.resolve()).then(ask, ask);
  last.set(number, mine);
  try {
    return await mine;
  } finally {
    if (last.get(number) === mine) last.delete(number);
  }
}
