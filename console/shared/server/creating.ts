import type { BodyOf, Parameters, PlainPathWith, ReplyOf } from './contract';
import { useIdempotentRequest } from './idempotent-request';
import { post } from './request';

/** Creates something once, however often it is pressed. */
export function useCreate<P extends PlainPathWith<'post'>>(path: P): (body: BodyOf<P>) => Promise<ReplyOf<P, 'post'>> {
  const once = useIdempotentRequest();
  // a plain path needs none
  const noParameters = {} as Parameters<P, 'post'>;
  return (body) => once((key) => post(path, noParameters, { body, key }));
}
