import { z } from 'zod';
import { updateWhere } from '../kernel/command-rule';
import { checkConsent, seal } from '../kernel/evidence';
import type { Instant } from '../kernel/process';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Channel, Consent, Fen, LocalId, LongText, ShortText, payload } from '../values/field-schemas';
import { yuan } from '../values/money';
import { actingRole } from './acting-role';
import type { CommandOf } from './commands';
import { acceptanceDeadlines, decisionDeadline, resolveByDeadline, statutoryDeadline } from './solution-deadlines';
import { candidatesWanted, deciders } from './rating';
import { customerVia, handlers, leaders } from './roles';
import { Acceptance as AcceptanceSchema, CandidateContent } from './schemas';
import type { Acceptance, Candidate, Complaint } from './state';
import type { ComplaintSlice } from './types';
import { rule } from '../values/field-rules';

const solutionCommands = {
  proposeSolution: {
    path: 'candidates',
    roles: [...handlers, 'technicalExpert', 'partsSpecialist', 'warrantySpecialist', 'businessSupervisor'],
    payload: payload(
      {
        candidateId: LocalId,
        kind: z.enum(['repair', 'rework', 'refund', 'compensation', 'replacement', 'goodwill', 'apology', 'other']),
        text: LongText,
        cost: Fen,
        department: ShortText,
      },
      'H-23, H-28: a candidate solution of a department, with its cost',
    ),
  },
  recordPreference: {
    path: 'candidates/:candidateId/preference',
    roles: customerVia,
    payload: payload({ candidateId: LocalId, words: LongText }, 'H-28: which candidate the customer would like'),
  },
  submitCandidates: {
    path: 'candidates/submission',
    roles: handlers,
    payload: payload(
      { whyOnlyOne: LongText.optional() },
      'H-10, H-23: the candidates go to the leader; a single one needs a reason, unless the complaint is simple, and is not enough for a complex one',
    ),
  },
  returnCandidates: {
    path: 'candidates/return',
    roles: leaders,
    payload: payload({ reason: LongText }, 'H-24: the leader wants other candidates'),
  },
  decideSolution: {
    path: 'decision',
    roles: leaders,
    payload: payload(
      { candidateId: LocalId, instruction: LongText },
      'H-24, S-25: the leader chooses, with a written instruction',
    ),
  },
  notifySolution: {
    path: 'decision/notification',
    roles: handlers,
    payload: payload({ channel: Channel }, 'H-25: the customer is told the chosen solution'),
  },
  acceptSolution: {
    path: 'acceptance',
    roles: customerVia,
    payload: payload(
      {
        candidateId: LocalId,
        cost: Fen,
        consent: Consent,
        code: z
          .string()
          .regex(/^[0-9]{6}$/, rule('sixDigits'))
          .optional()
          .meta({
            description: 'on the phone: what the customer reads out of the message that was sent to the phone on file',
          }),
      },
      'H-25, S-26: the customer accepts what was shown; it counts when signed, or on the phone with a witness and a code',
    ),
  },
  refuseSolution: {
    path: 'refusal',
    roles: customerVia,
    payload: payload(
      { candidateId: LocalId.optional(), reason: LongText },
      'H-25: the customer does not accept what was shown; other solutions are looked for',
    ),
  },
} as const satisfies CommandDeclarations;

export const solutionEvents = {
  solutionProposed: CandidateContent,
  preferenceRecorded: z.object({ candidateId: z.string(), words: z.string() }),
  candidatesSubmitted: z.object({ whyOnlyOne: z.string().exactOptional() }),
  candidatesReturned: z.object({ reason: z.string() }),
  solutionDecided: z.object({ candidateId: z.string(), instruction: z.string() }),
  solutionNotified: z.object({ channel: Channel }),
  solutionAccepted: z.object({ evidence: AcceptanceSchema }),
  solutionRefused: z.object({ reason: z.string() }),
};

const candidate = ({ candidates }: Complaint, candidateId: string): Candidate =>
  candidates.find((known) => known.candidateId === candidateId) ?? reject('unknownCandidate', { candidateId });
/** The candidate that was decided. Rejects when none was. */
export const chosen = (complaint: Complaint): Candidate => candidate(complaint, complaint.decision?.candidateId ?? '');
const candidateIds = ({ candidates }: Complaint): readonly string[] => candidates.map(({ candidateId }) => candidateId);

/** What the customer signs: computed from the state, never sent in. Chinese first. */
export const solutionText = ({ number }: Complaint, { text, kind, cost, department }: Candidate): string =>
  [
    `投诉处理方案确认 Solution of complaint ${number}`,
    text,
    `方式 kind ${kind} · 责任部门 department ${department} · 补偿或费用 worth ${yuan(cost)}`,
    '本人同意上述处理方案；不答复不视为同意。/ I accept this solution; silence is not acceptance.',
  ].join('\n');

/** CF-18: an expensive solution is the store manager's decision. */
function decideSolution(complaint: Complaint, command: CommandOf<'decideSolution'>) {
  const { candidateId, instruction, by } = command;
  const { cost } = candidate(complaint, candidateId);
  const limit = complaint.policy.complaint.soloCost;
  if (cost > limit && by.role !== actingRole(complaint, 'storeManager'))
    reject('costNeedsStoreManager', { cost, limit });
  return [{ type: 'solutionDecided' as const, candidateId, instruction }];
}

/** S-26: the customer's signature under what was decided. A phone call signs it only with the code that the phone on file has received; the API has looked. */
function acceptSolution(
  complaint: Complaint,
  command: CommandOf<'acceptSolution'> & { readonly codeShown?: boolean },
  at: Instant,
) {
  const { candidateId, cost, consent, by, codeShown = false } = command;
  const decided = chosen(complaint);
  if (candidateId !== decided.candidateId || cost !== decided.cost)
    reject('shownContentDiffers', { candidateId: decided.candidateId, cost: decided.cost });
  checkConsent(consent, by, codeShown);
  const evidence: Acceptance = seal(
    {
      complaint: complaint.number,
      document: 'solution' as const,
      subject: candidateId,
      revision: complaint.rounds,
      answer: 'approved' as const,
      text: solutionText(complaint, decided),
      total: decided.cost,
      consent,
      recordedBy: by,
      at,
    },
    complaint.evidence,
  );
  return [{ type: 'solutionAccepted' as const, evidence }];
}

/** H-28: which candidate the customer would like; the customer sees those that were submitted. */
function recordPreference(complaint: Complaint, command: CommandOf<'recordPreference'>) {
  const { candidateId, words, by } = command;
  const { stage } = complaint;
  if (by.role === 'customer' && stage !== 'awaitingDecision')
    reject('notDuringStage', { stage, during: ['awaitingDecision'] });
  return candidate(complaint, candidateId).preferred
    ? []
    : [{ type: 'preferenceRecorded' as const, candidateId, words }];
}

/** H-25: the customer refuses what was shown, and nothing that came later. */
function refuseSolution(complaint: Complaint, { candidateId, reason, by }: CommandOf<'refuseSolution'>) {
  const decided = chosen(complaint).candidateId;
  if ((by.role === 'customer' || candidateId !== undefined) && candidateId !== decided)
    reject('shownContentDiffers', { candidateId: decided });
  return [{ type: 'solutionRefused' as const, reason }];
}

const notified = ({ notifiedAt }: Complaint): Obstacle | undefined =>
  notifiedAt === undefined ? { code: 'solutionNotNotified' } : undefined;

/** Candidates are looked for again: the decision and its notification no longer count. */
const proposingAgain = ({ decision: _decision, notifiedAt: _notifiedAt, ...complaint }: Complaint): Complaint => ({
  ...complaint,
  stage: 'proposing',
});

export const solutionSlice: ComplaintSlice<typeof solutionCommands, typeof solutionEvents> = {
  commands: solutionCommands,
  events: solutionEvents,
  rules: {
    proposeSolution: {
      during: ['proposing'],
      decide: ({ candidates }, { candidateId, kind, text, cost, department }) =>
        candidates.some((known) => known.candidateId === candidateId)
          ? []
          : [{ type: 'solutionProposed', candidateId, kind, text, cost, department }],
    },
    recordPreference: {
      during: ['proposing', 'awaitingDecision'],
      targets: ({ candidates }) =>
        candidates.filter(({ preferred }) => !preferred).map(({ candidateId }) => candidateId),
      decide: recordPreference,
    },
    submitCandidates: {
      during: ['proposing'],
      requires: ({ candidates }) => (candidates.length === 0 ? { code: 'candidatesTooFew' } : undefined),
      decide: (complaint, { whyOnlyOne }) => {
        const { least, unlessReasoned } = candidatesWanted(complaint);
        const isReasoned = unlessReasoned && whyOnlyOne !== undefined;
        if (complaint.candidates.length < least && !isReasoned) reject('candidatesTooFew', { wanted: least });
        return [{ type: 'candidatesSubmitted', ...(whyOnlyOne !== undefined && { whyOnlyOne }) }];
      },
    },
    returnCandidates: {
      during: ['awaitingDecision'],
      roles: deciders,
      decide: (_complaint, { reason }) => [{ type: 'candidatesReturned', reason }],
    },
    decideSolution: {
      during: ['awaitingDecision'],
      roles: deciders,
      targets: candidateIds,
      decide: decideSolution,
    },
    notifySolution: {
      during: ['awaitingAcceptance'],
      decide: ({ notifiedAt }, { channel }) =>
        notifiedAt === undefined ? [{ type: 'solutionNotified', channel }] : [],
    },
    acceptSolution: {
      during: ['awaitingAcceptance'],
      targets: ({ decision }) => (decision ? [decision.candidateId] : []),
      requires: notified,
      decide: acceptSolution,
    },
    refuseSolution: {
      during: ['awaitingAcceptance'],
      requires: notified,
      decide: refuseSolution,
    },
  },
  evolve: {
    solutionProposed: (complaint, { candidateId, kind, text, cost, department }) => ({
      ...complaint,
      candidates: [...complaint.candidates, { candidateId, kind, text, cost, department, preferred: false }],
    }),
    preferenceRecorded: (complaint, { candidateId }) => ({
      ...complaint,
      candidates: updateWhere(
        complaint.candidates,
        () => true,
        (known) => ({ preferred: known.candidateId === candidateId }),
      ),
    }),
    candidatesSubmitted: (complaint, { at }) => ({
      ...complaint,
      stage: 'awaitingDecision',
      submittedAt: at,
      rounds: complaint.rounds + 1,
    }),
    candidatesReturned: (complaint) => proposingAgain(complaint),
    solutionDecided: (complaint, { candidateId, instruction, at }) => ({
      ...complaint,
      stage: 'awaitingAcceptance',
      decision: { candidateId, instruction, at },
    }),
    solutionNotified: (complaint, { at }) => ({ ...complaint, notifiedAt: at }),
    solutionAccepted: (complaint, { evidence, at }) => ({
      ...complaint,
      stage: 'implementing',
      evidence: [...complaint.evidence, evidence],
      acceptedAt: at,
    }),
    solutionRefused: (complaint) => ({ ...proposingAgain(complaint), refusals: complaint.refusals + 1 }),
  },
  deadlines: [resolveByDeadline, decisionDeadline, acceptanceDeadlines, statutoryDeadline],
};
