import { useRef } from 'react';
import { ServerProblem } from './request';

/**
 * Does something under a key that stays the same until the server has said yes or no: trying again after a broken line repeats
 * the request instead of the deed.
 */
export function useIdempotentRequest(): <T>(deed: (key: string) => Promise<T>) => Promise<T> {
  const key = useRef<string>(undefined);
  return async (deed) => {
    key.current ??= crypto.randomUUID();
    try {
      const outcome = await deed(key.current);
      key.current = undefined;
      return outcome;
    } catch (error) {
      if (error instanceof ServerProblem && !error.undecided) key.current = undefined;
      throw error;
    }
  };
}
