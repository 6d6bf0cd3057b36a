import type { Actor } from '../kernel/actor';
import { checkConsent, seal, type Sealed } from '../kernel/evidence';
import type { Fen } from '../values/money';
import type { Instant } from '../kernel/process';
import type { Consent } from '../values/field-schemas';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

const evidenceCommands = {};

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

/** C-20: one approval or refusal by the customer. */
export type Evidence = Sealed<{
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
}>;

export interface EvidenceEvents {
  readonly documentSigned: { readonly evidence: Evidence };
}

type Shown = Pick<Evidence, 'document' | 'subject' | 'revision' | 'answer' | 'text' | 'total'>;

/** CF-09: a phone call may carry an answer, never a signature on paper that the customer takes along. */
const phoneSuffices: readonly Document[] = ['diagnosisConsent', 'extraItem', 'settlement'];

/** Turns a consent into chained evidence. Rejects a consent that cannot carry this document or that the sender cannot give. */
export function createEvidence(order: RepairOrder, shown: Shown, consent: Consent, by: Actor, at: Instant): Evidence {
  const signatureOnly = shown.document === 'extraItem' && order.policy.extraItemEvidence === 'signatureRequired';
  checkConsent(consent, by, phoneSuffices.includes(shown.document) && !signatureOnly);
  return seal({ order: order.number, ...shown, consent, recordedBy: by, at }, order.evidence);
}

export const withEvidence = (order: RepairOrder, evidence: Evidence): Pick<RepairOrder, 'evidence' | 'signed'> => ({
  evidence: [...order.evidence, evidence],
  signed: evidence.answer === 'approved' ? { ...order.signed, [evidence.document]: evidence.at } : order.signed,
});

export const evidenceSlice: OrderSlice<typeof evidenceCommands, EvidenceEvents> = {
  commands: evidenceCommands,
  rules: {},
  evolve: {
    documentSigned: (order, { evidence }) => ({ ...order, ...withEvidence(order, evidence) }),
  },
  deadlines: [],
};
