import { allOf, type CommandRule } from '../kernel/command-rule';
import type { Actor } from '../kernel/actor';
import type { Obstacle } from '../kernel/rejection';
import type { Consent } from '../values/field-schemas';
import { createEvidence, nextRevision, type Document } from './evidence';
import { unsigned } from './guards';
import type { Stage } from './stage';
import type { RepairOrder, UnstampedEvent } from './state';

interface CustomerSignature {
  readonly document: Document;
  /** What the customer signs, word by word. */
  readonly text: (order: RepairOrder) => string;
  readonly during: readonly Stage[];
  readonly requires: (order: RepairOrder) => Obstacle | undefined;
  readonly event: 'documentSigned' | 'deliverySigned';
}
interface SignCommand {
  readonly type: string;
  readonly id: string;
  readonly by: Actor;
  readonly consent: Consent;
}

/** One paper that the customer signs once, and that states no amount. */
export const customerSignatureRule = ({
  document,
  text,
  during,
  requires,
  event: type,
}: CustomerSignature): CommandRule<RepairOrder, SignCommand, UnstampedEvent> => ({
  during,
  requires: allOf(unsigned(document), requires),
  decide: (order, { consent, by }, at) => {
    const revision = nextRevision(order, document);
    const content = { document, subject: '', revision, answer: 'approved', text: text(order), total: 0 } as const;
    return [{ type, evidence: createEvidence(order, content, consent, by, at) }];
  },
});
