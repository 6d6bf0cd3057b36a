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
