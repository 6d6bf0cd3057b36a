import type { Actor } from '../actor';
import { fingerprint } from '../fingerprint';
import type { Fen } from '../money';
import type { Instant } from '../process';
import { reject } from '../rejection';
import type { Consent } from '../schemas';
import type { Evolvers, RepairOrder } from './state';

/** Papers and answers that carry the customer's will (group S). */
export type Document =
  | 'preInspection'
  | 'documentDifferences'
  | 'articlesList'
  | 'diagnosisConsent'
  | 'order'
  | 'extraItem'
  | 'result'
  | 'settlement'
  | 'delivery'
  | 'pickupSlip';

/**
 * C-20: one approval or refusal by the customer, with exactly what was shown. `hash` is SHA-256 over the canonical JSON of all
 * other fields, among them the hash of the order's previous evidence; changing any past entry breaks every later one.
 */
export interface Evidence {
  readonly order: string;
  readonly document: Document;
  readonly subject: string;
  readonly revision: number;
  readonly answer: 'approved' | 'declined';
  /** The text shown, word by word. */
  readonly text: string;
  readonly total: Fen;
  readonly consent: Consent;
  readonly recordedBy: Actor;
  readonly at: Instant;
  readonly previous: string;
  readonly hash: string;
}

export interface EvidenceEvents {
  readonly documentSigned: { readonly evidence: Evidence };
}

type Shown = Pick<Evidence, 'document' | 'subject' | 'revision' | 'answer' | 'text' | 'total'>;

/** CF-09: a phone call may carry an answer, never a signature on paper that the customer takes along. */
const phoneSuffices: readonly Document[] = ['diagnosisConsent', 'extraItem', 'settlement'];

/** Turns a consent into chained evidence. Rejects a consent that cannot carry this document or that the sender cannot give. */
export function attest(order: RepairOrder, shown: Shown, consent: Consent, by: Actor, at: Instant): Evidence {
  const byCustomer = by.role === 'customer';
  if ((consent.channel === 'link') !== byCustomer)
    reject('consentNotAccepted', { channel: consent.channel, reason: 'a link is used by the customer, nobody else' });
  if (consent.channel === 'phone') {
    const signatureOnly = shown.document === 'extraItem' && order.policy.extraItemEvidence === 'signatureRequired';
    if (!phoneSuffices.includes(shown.document) || signatureOnly)
      reject('consentNotAccepted', { channel: 'phone', reason: 'this document needs a signature' });
    if (consent.witness === by.id) reject('witnessRequired', { reason: 'the caller cannot be the witness' });
  }
  const previous = order.evidence.at(-1)?.hash ?? '';
  return seal({ order: order.number, ...shown, consent, recordedBy: by, at, previous });
}

export const seal = (evidence: Omit<Evidence, 'hash'>): Evidence => ({ ...evidence, hash: fingerprint(evidence) });

/** The index of the first entry that does not fit its hash or its predecessor, or undefined when the chain is whole. */
export function firstBreak(chain: readonly Evidence[]): number | undefined {
  const broken = chain.findIndex(({ hash, ...rest }, index) => {
    return hash !== fingerprint(rest) || rest.previous !== (chain[index - 1]?.hash ?? '');
  });
  return broken === -1 ? undefined : broken;
}

export const filedEvidence = (order: RepairOrder, evidence: Evidence): Pick<RepairOrder, 'evidence' | 'signed'> => ({
  evidence: [...order.evidence, evidence],
  signed: evidence.answer === 'approved' ? { ...order.signed, [evidence.document]: evidence.at } : order.signed,
});

export const evidenceEvolvers: Evolvers<EvidenceEvents> = {
  documentSigned: (order, { evidence }) => ({ ...order, ...filedEvidence(order, evidence) }),
};
