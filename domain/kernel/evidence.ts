import { z } from 'zod';
import type { Actor } from './actor';
import { fingerprint } from './fingerprint';
import { reject } from './rejection';
import { Sha256, type Consent } from '../values/field-schemas';

/**
 * C-20: something a person decided, with exactly what was shown. `hash` is SHA-256 over the canonical JSON of all other fields,
 * among them the hash of the process's previous evidence; changing any past entry breaks every later one.
 */
export type Sealed<T extends object> = T & { readonly previous: string; readonly hash: string };

/** The two fields that sealing adds, for the schema of a sealed content. */
export const sealFields = { previous: z.string(), hash: Sha256 };
/** How `hash` is made, for the document. */
export const sealDescription =
  'C-20: `hash` is SHA-256 over the canonical JSON of all other fields, with `at` in milliseconds since the epoch; `previous` is the hash of the entry before, empty in the first';

/** Puts the content at the end of the chain. */
export function seal<T extends object>(content: T, chain: readonly Sealed<object>[]): Sealed<T> {
  const linked = { ...content, previous: chain.at(-1)?.hash ?? '' };
  return { ...linked, hash: fingerprint(linked) };
}

/** The index of the first entry that does not fit its hash or its predecessor, or undefined when the chain is whole. */
export function firstBreak(chain: readonly Sealed<object>[]): number | undefined {
  const broken = chain.findIndex(({ hash, ...rest }, index) => {
    return hash !== fingerprint(rest) || rest.previous !== (chain[index - 1]?.hash ?? '');
  });
  return broken === -1 ? undefined : broken;
}

/** CF-09: rejects a consent that the sender cannot give, or, unless `phoneSuffices`, one without a signature. */
export function checkConsent(consent: Consent, by: Actor, phoneSuffices: boolean): void {
  if ((consent.channel === 'link') !== (by.role === 'customer'))
    reject('consentNotAccepted', { channel: consent.channel, reason: 'a link is used by the customer, nobody else' });
  if (consent.channel !== 'phone') return;
  if (!phoneSuffices) reject('consentNotAccepted', { channel: 'phone', reason: 'this document needs a signature' });
  if (consent.witness === by.id) reject('witnessRequired', { reason: 'the caller cannot be the witness' });
}
