import { allOf } from '../kernel/command-rule';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Consent, payload } from '../values/field-schemas';
import { receptionLists } from './checklists';
import { renewedTexts } from './consent-texts';
import { Document, createEvidence, nextRevision } from './evidence';
import { conditionSettled } from './condition';
import { complete } from './guards';
import { advisor } from './roles';
import { beforeDeparture } from './stage';
import { voidedSignatures } from './voided-signatures';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

const renewedCommands = {
  signCorrected: {
    path: 'renewed-signatures',
    roles: advisor,
    payload: payload(
      { document: Document, consent: Consent },
      'B-09, C-16: a signed paper was corrected; the customer signs what it says now',
    ),
  },
} as const satisfies CommandDeclarations;

const renewedEvents = {};

const requiredFor: Partial<Record<Document, (order: RepairOrder) => Obstacle | undefined>> = {
  preInspection: complete(...receptionLists),
  result: allOf(complete('acceptance'), conditionSettled),
};

/** What was signed and corrected is signed anew; the first signature stays in the evidence, with what it stood under. */
export const renewedSignatureSlice: OrderSlice<typeof renewedCommands, typeof renewedEvents> = {
  commands: renewedCommands,
  events: renewedEvents,
  rules: {
    signCorrected: {
      during: beforeDeparture,
      targets: voidedSignatures,
      decide: (order, { document, consent, by }, at) => {
        if (!voidedSignatures(order).includes(document)) reject('nothingToSignAnew', { document });
        const obstacle = requiredFor[document]?.(order);
        if (obstacle) reject(obstacle.code, obstacle.facts);
        const text = renewedTexts(order)[document] ?? reject('nothingToSignAnew', { document });
        const revision = nextRevision(order, document);
        const content = { document, subject: '', revision, answer: 'approved', text, total: 0 } as const;
        return [{ type: 'documentSigned', evidence: createEvidence(order, content, consent, by, at) }];
      },
    },
  },
  evolve: {},
  deadlines: [],
};
