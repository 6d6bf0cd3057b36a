import { z } from 'zod';
import { Actor } from '../kernel/actor';
import type { EventsOf } from '../kernel/event';
import { checkConsent, seal, sealDescription, sealFields } from '../kernel/evidence';
import type { Immutable } from '../kernel/immutable';
import type { Instant } from '../kernel/process';
import { StoredInstant, type Consent } from '../values/field-schemas';
import { RecordedConsent } from '../values/recorded-consent';
import { Signer } from '../values/signer';
import { Amount } from './amounts';
import { signedAs } from './parties';
import { checkWitness } from './phone-witness';
import { checkSignature } from './one-signature';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

const evidenceCommands = {};

/** Papers and answers that carry the customer's will (group S). */
export const Document = z.enum([
  'preInspection',
  'documentDifferences',
  'articlesList',
  'diagnosisConsent',
  'order',
  'extraItem',
  'itemChange',
  'result',
  'settlement',
  'delivery',
  'pickupSlip',
  'temporaryLeave',
  'promisedTime',
]);
export type Document = z.infer<typeof Document>;

/** C-20: one approval or refusal by the customer. */
export const Evidence = z
  .object({
    order: z.string(),
    document: Document,
    /** The extra item, or the change of an item, that is answered; empty for every other document. */
    subject: z.string(),
    revision: z.int(),
    answer: z.enum(['approved', 'declined']),
    /** The text shown, word by word. */
    text: z.string(),
    /** The amount shown, in fen; 0 where the document states none. */
    total: Amount,
    consent: RecordedConsent,
    /** Who signed, where it was not the owner of the car. */
    signer: z.object({ as: Signer, fullName: z.string() }).exactOptional(),
    recordedBy: Actor,
    at: StoredInstant,
    ...sealFields,
  })
  .meta({ id: 'Evidence', description: sealDescription });
export type Evidence = Immutable<z.output<typeof Evidence>>;

const evidenceEvents = { documentSigned: z.object({ evidence: Evidence }) };
export type EvidenceEvents = EventsOf<typeof evidenceEvents>;

type ConsentContent = Pick<Evidence, 'document' | 'subject' | 'revision' | 'answer' | 'text' | 'total'>;

/** CF-09: a phone call may carry an answer, never a signature on paper that the customer takes along. */
const phoneSuffices: readonly Document[] = [
  'diagnosisConsent',
  'extraItem',
  'itemChange',
  'promisedTime',
  'settlement',
];

/** Turns a consent into chained evidence. Rejects a consent that cannot carry this document or that the sender cannot give. */
export function createEvidence(
  order: RepairOrder,
  content: ConsentContent,
  consent: Consent,
  by: Actor,
  at: Instant,
): Evidence {
  const signatureOnly = content.document === 'extraItem' && order.policy.extraItemEvidence === 'signatureRequired';
  checkConsent(consent, by, phoneSuffices.includes(content.document) && !signatureOnly);
  checkSignature(order, content.document, consent, by, at);
  if (consent.channel === 'phone') checkWitness(order, content, consent.witness);
  const signer = 'signer' in consent ? consent.signer : undefined;
  const fullName = signedAs(order, signer);
  const signed = signer && fullName !== undefined ? { signer: { as: signer, fullName } } : {};
  return seal({ order: order.number, ...content, ...signed, consent, recordedBy: by, at }, order.evidence);
}

/** What the customer signs once more is another revision of the paper. */
export const nextRevision = ({ evidence }: Pick<RepairOrder, 'evidence'>, document: Document): number =>
  evidence.reduce((last, one) => (one.document === document ? Math.max(last, one.revision) : last), 0) + 1;

export const withEvidence = (order: RepairOrder, evidence: Evidence): Pick<RepairOrder, 'evidence' | 'signed'> => ({
  evidence: [...order.evidence, evidence],
  signed: evidence.answer === 'approved' ? { ...order.signed, [evidence.document]: evidence.at } : order.signed,
});

export const evidenceSlice: OrderSlice<typeof evidenceCommands, typeof evidenceEvents> = {
  commands: evidenceCommands,
  events: evidenceEvents,
  rules: {},
  evolve: {
    documentSigned: (order, { evidence }) => ({ ...order, ...withEvidence(order, evidence) }),
  },
  deadlines: [],
};
