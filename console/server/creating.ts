import { useRef } from 'react';
import { send, ServerProblem } from './request';

/** Creates something once, however often it is pressed: the key changes only when the server has said yes or no. */
export function useCreate<T>(path: string) {
  const key = useRef<string>(undefined);
  return async (body: unknown): Promise<T> => {
    key.current ??= crypto.randomUUID();
    try {
      const created = await send<T>(path, { body, key: key.current });
      key.current = undefined;
      return created;
    } catch (error) {
      if (error instanceof ServerProblem && !error.undecided) key.current = undefined;
      throw error;
    }
  };
}

/** The sentence for a problem: the server's own, or that it was not sent. */
export const sentenceOf = (error: unknown, notConnected: string): string => {
  if (!(error instanceof ServerProblem)) throw error;
  if (error.undecided) return notConnected;
  return [error.message, ...error.errors.map(({ pointer, message }) => `${pointer.slice(1)}: ${message}`)].join(' ');
};
