import { useIdempotentRequest } from './idempotent-request';
import { send } from './request';

/** Creates something once, however often it is pressed. */
export function useCreate<T>(path: string): (body: unknown) => Promise<T> {
  const once = useIdempotentRequest();
  return (body) => once((key) => send<T>(path, { body, key }));
}
