import { useRef } from 'react';
import { ServerProblem } from './request';

/** Sends under a key of its own choice. */
export type SendOnce = <T>(send: (key: string) => Promise<T>) => Promise<T>;

/**
 * Sends a request under a key that stays the same until the server has accepted or rejected it: trying again after a lost connection
 * repeats the request and not what it does. What is sent of another content meanwhile is another request.
 */
export function useIdempotentRequestOf(): (content: unknown) => SendOnce {
  const last = useRef<{ readonly key: string; readonly content: string | undefined }>(undefined);
  return (of) => async (send) => {
    const content = JSON.stringify(of) as string | undefined;
    if (!last.current || last.current.content !== content) last.current = { key: crypto.randomUUID(), content };
    try {
      const outcome = await send(last.current.key);
      last.current = undefined;
      return outcome;
    } catch (error) {
      if (error instanceof ServerProblem && !error.undecided) last.current = undefined;
      throw error;
    }
  };
}

/** The same whatever it holds: nothing else is sent before the server has decided. */
export const useIdempotentRequest = (): SendOnce => useIdempotentRequestOf()(undefined);
