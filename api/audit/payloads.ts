import { processTypeOf } from '../../domain/processes';
import { numberIn } from '../../platform/vault/process-keys';
import type { SayAbout } from './rule';

interface WrittenPayload {
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

/** The process that the first encrypted one of these payloads says it is of: the only one that is read. */
export function processInPayloads(payloads: readonly WrittenPayload[]): string | undefined {
  const named = payloads.find(({ metadata }) => metadata?.['process'] !== undefined)?.metadata?.['process'];
  return named === undefined ? undefined : numberIn(Buffer.from(named, 'base64').toString());
}

export const processInBody: SayAbout = ({ body: { payloads } }) => {
  const number = processInPayloads(payloads as readonly WrittenPayload[]);
  return number === undefined ? null : `${processTypeOf(number)}:${number}`;
};
