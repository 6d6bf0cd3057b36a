import { useRef } from 'react';
import { ServerProblem } from './request';

/** Sends under a key of its own choice. */
export type SendOnce = <T>(send: (key: string) => Promise<T>) => Promise<T>;

/**
 * Sends a request under a key that stays the same until the server has accepted or rejected it: trying again after a lost connection
 * repeats the request and not what it does.
 */
export function useIdempotentRequest(): SendOnce {
  const key = useRef<string>(undefined);
  return async (send) => {
    key.current ??= crypto.randomUUID();
    try {
      const outcome = await send(key.current);
      key.current = undefined;
      return outcome;
    } catch (error) {
      if (error instanceof ServerProblem && !error.undecided) key.current = undefined;
      throw error;
    }
  };
}
