import { checkConsent, seal } from '../kernel/evidence';
import { yuan } from '../values/money';
import type { Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { CommandOf } from './commands';
import type { solutionCommands } from './commands/solving';
import { changed, type CommandRules } from './types';
import type { Acceptance, Candidate, Complaint, Evolvers } from './state';

export interface SolutionEvents {
  readonly solutionProposed: Omit<Candidate, 'preferred'>;
  readonly preferenceRecorded: { readonly candidateId: string; readonly words: string };
  readonly candidatesSubmitted: { readonly whyOnlyOne?: string };
  readonly candidatesReturned: { readonly reason: string };
  readonly solutionDecided: { readonly candidateId: string; readonly instruction: string };
  readonly solutionNotified: { readonly channel: string };
  readonly solutionAccepted: { readonly evidence: Acceptance };
  readonly solutionRefused: { readonly reason: string };
}

const candidate = ({ candidates }: Complaint, candidateId: string): Candidate =>
  candidates.find((known) => known.candidateId === candidateId) ?? reject('unknownCandidate', { candidateId });
export const chosen = (complaint: Complaint): Candidate => candidate(complaint, complaint.decision!.candidateId);

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
  if (cost > limit && by.role !== 'storeManager') reject('costNeedsStoreManager', { cost, limit });
  return [{ type: 'solutionDecided' as const, candidateId, instruction }];
}

/** S-26: the customer's signature under what was decided. A phone call may tell it, not sign it. */
function acceptSolution(
  complaint: Complaint,
  { candidateId, cost, consent, by }: CommandOf<'acceptSolution'>,
  at: Instant,
) {
  const decided = chosen(complaint);
  if (candidateId !== decided.candidateId || cost !== decided.cost)
    reject('shownContentDiffers', { candidateId: decided.candidateId, cost: decided.cost });
  checkConsent(consent, by, false);
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

const notified = ({ notifiedAt }: Complaint) =>
  notifiedAt === undefined ? ({ code: 'solutionNotNotified' } as const) : undefined;

export const solutionSteps: CommandRules<keyof typeof solutionCommands> = {
  proposeSolution: {
    during: ['proposing'],
    decide: ({ candidates }, { candidateId, kind, text, cost, department }) =>
      candidates.some((known) => known.candidateId === candidateId)
        ? []
        : [{ type: 'solutionProposed', candidateId, kind, text, cost, department }],
  },
  recordPreference: {
    during: ['proposing', 'awaitingDecision'],
    decide: (complaint, { candidateId, words }) =>
      candidate(complaint, candidateId).preferred ? [] : [{ type: 'preferenceRecorded', candidateId, words }],
  },
  submitCandidates: {
    during: ['proposing'],
    requires: ({ candidates }) => (candidates.length === 0 ? { code: 'candidatesTooFew' } : undefined),
    decide: ({ candidates }, { whyOnlyOne }) => {
      if (candidates.length === 1 && whyOnlyOne === undefined) reject('candidatesTooFew', { wanted: 2 });
      return [{ type: 'candidatesSubmitted', ...(whyOnlyOne !== undefined && { whyOnlyOne }) }];
    },
  },
  returnCandidates: {
    during: ['awaitingDecision'],
    decide: (_complaint, { reason }) => [{ type: 'candidatesReturned', reason }],
  },
  decideSolution: { during: ['awaitingDecision'], decide: decideSolution },
  notifySolution: {
    during: ['awaitingAcceptance'],
    decide: ({ notifiedAt }, { channel }) => (notifiedAt === undefined ? [{ type: 'solutionNotified', channel }] : []),
  },
  acceptSolution: { during: ['awaitingAcceptance'], requires: notified, decide: acceptSolution },
  refuseSolution: {
    during: ['awaitingAcceptance'],
    requires: notified,
    decide: (_complaint, { reason }) => [{ type: 'solutionRefused', reason }],
  },
};

/** Candidates are looked for again: what was decided and told no longer counts. */
const proposingAgain = ({ decision: _decision, notifiedAt: _notifiedAt, ...complaint }: Complaint): Complaint => ({
  ...complaint,
  stage: 'proposing',
});

export const solutionEvolvers: Evolvers<SolutionEvents> = {
  solutionProposed: (complaint, { candidateId, kind, text, cost, department }) => ({
    ...complaint,
    candidates: [...complaint.candidates, { candidateId, kind, text, cost, department, preferred: false }],
  }),
  preferenceRecorded: (complaint, { candidateId }) => ({
    ...complaint,
    candidates: changed(
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
};
