import { z } from 'zod';
import { allOf } from '../kernel/command-rule';
import { checkConsent, seal } from '../kernel/evidence';
import type { Instant } from '../kernel/process';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Consent, LongText, Sha256, ShortText, payload } from '../values/field-schemas';
import type { CommandOf } from './commands';
import { attemptsMissing } from './contact-attempts';
import { working } from './due-time';
import { escalates, explainedDeadline, type ExplainedDeadline } from './explained-deadline';
import { ofKind } from './intake';
import { handlers } from './roles';
import { Acceptance as AcceptanceSchema, Ending } from './schemas';
import { openStages } from './stage';
import type { Acceptance, Complaint } from './state';
import type { ComplaintSlice } from './types';

/** Ends that no solution leads to, each with its own proof, proposed by one person and confirmed by another. */
const endingCommands = {
  proposeEnding: {
    path: 'ending',
    roles: [...handlers, 'storeManager'],
    payload: payload(
      {
        ending: Ending,
        words: LongText,
        consent: Consent.optional(),
        scan: Sha256.optional(),
        authority: ShortText.optional(),
      },
      'H-31: it ends without a solution: not to be reached, withdrawn (signed), decided by court or mediator, car sold, or customer died (paper)',
    ),
  },
  confirmEnding: {
    path: 'ending/confirmation',
    roles: ['crManager', 'storeManager'],
    payload: payload({}, 'H-31: a second person has looked at the proof; the complaint ends, and a letter says so'),
  },
  returnEnding: {
    path: 'ending/return',
    roles: ['crManager', 'storeManager'],
    payload: payload({ reason: LongText }, 'H-31: the second person does not agree; the complaint goes on'),
  },
} as const satisfies CommandDeclarations;

export const endingEvents = {
  endingProposed: z.object({
    ending: Ending,
    words: z.string(),
    evidence: AcceptanceSchema.exactOptional(),
    scan: Sha256.exactOptional(),
    authority: z.string().exactOptional(),
  }),
  endingConfirmed: z.object({ ending: Ending }),
  endingReturned: z.object({ reason: z.string() }),
};

type Proposal = CommandOf<'proposeEnding'>;

/** The customer signs that nothing more is wanted; a phone call is no signature. */
function withdrawal(complaint: Complaint, { consent, words, by }: Proposal, at: Instant): Acceptance {
  if (consent === undefined) return reject('endingProofMissing', { proof: 'consent' });
  checkConsent(consent, by, false);
  const content = {
    complaint: complaint.number,
    document: 'withdrawal' as const,
    subject: 'withdrawal',
    revision: (complaint.endingsProposed ?? 0) + 1,
    answer: 'approved' as const,
    text: `投诉撤回确认 Withdrawal of complaint ${complaint.number}\n${words}\n本人撤回上述投诉。/ I withdraw this complaint.`,
    total: 0,
    consent,
    recordedBy: by,
    at,
  };
  return seal(content, complaint.evidence);
}

/** What proves this ending; rejects when it is missing. */
function proofOf(complaint: Complaint, command: Proposal, at: Instant) {
  const { ending, scan, authority } = command;
  if (ending === 'withdrawn') return { evidence: withdrawal(complaint, command, at) };
  if (ending === 'unreachable') {
    const missing = attemptsMissing(complaint);
    if (missing) reject('customerNotTriedEnough', missing);
  }
  if (scan === undefined) reject('endingProofMissing', { proof: 'scan' });
  if (ending === 'decidedOutside' && authority === undefined) reject('endingProofMissing', { proof: 'authority' });
  return { scan, ...(authority !== undefined && { authority }) };
}

const notProposed = ({ ending }: Complaint): Obstacle | undefined => (ending ? { code: 'endingWaits' } : undefined);
const proposed = ({ ending }: Complaint): Obstacle | undefined => (ending ? undefined : { code: 'noEndingProposed' });

/** H-31: the second person looks at the proof in time. */
function confirmationDeadline(complaint: Complaint): readonly ExplainedDeadline[] {
  const { ending, policy } = complaint;
  if (!ending) return [];
  const dueTime = working(complaint, ending.at, policy.complaint.minutes.confirmation);
  return [explainedDeadline('H-31', `ending-${ending.turn}`, 'confirmEnding', dueTime, escalates('storeManager'))];
}

export const endingSlice: ComplaintSlice<typeof endingCommands, typeof endingEvents> = {
  commands: endingCommands,
  events: endingEvents,
  rules: {
    proposeEnding: {
      during: openStages,
      requires: allOf(ofKind('complaint', 'urgentOnSite'), notProposed),
      decide: (complaint, command, at) => {
        const { ending, words } = command;
        return [{ type: 'endingProposed', ending, words, ...proofOf(complaint, command, at) }];
      },
    },
    confirmEnding: {
      during: openStages,
      requires: proposed,
      decide: ({ ending, cause }, { by }) => {
        const { kind, by: proposer } = ending ?? reject('noEndingProposed');
        // nobody ends the complaint about what they did
        const concerned = [proposer, cause?.responsiblePerson, cause?.departmentHead];
        if ([by.id, by.for].some((id) => id !== undefined && concerned.includes(id))) reject('sameDecider');
        return [{ type: 'endingConfirmed', ending: kind }];
      },
    },
    returnEnding: {
      during: openStages,
      requires: proposed,
      decide: (_complaint, { reason }) => [{ type: 'endingReturned', reason }],
    },
  },
  evolve: {
    endingProposed: (complaint, { ending, evidence, by, at }) => ({
      ...complaint,
      ending: { kind: ending, by: by.id, at, turn: (complaint.endingsProposed ?? 0) + 1 },
      endingsProposed: (complaint.endingsProposed ?? 0) + 1,
      ...(evidence && { evidence: [...complaint.evidence, evidence] }),
    }),
    endingConfirmed: (complaint, { at }) => ({ ...complaint, stage: 'closedEnded', closedAt: at }),
    endingReturned: ({ ending: _ending, ...complaint }) => complaint,
  },
  deadlines: [confirmationDeadline],
};
