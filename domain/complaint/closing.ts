import type { Fen } from '../values/money';
import type { Instant } from '../kernel/process';
import { reject, type Obstacle } from '../kernel/rejection';
import type { Channel } from '../values/field-schemas';
import type { closingCommands } from './commands/solving';
import type { CommandRules } from './types';
import { hasFlag, type Complaint, type Evolvers, type Measure, type Party } from './state';

export interface ClosingEvents {
  readonly stepDone: { readonly words: string };
  readonly penaltyDecided: { readonly party: Party; readonly decision: 'none' | 'penalty'; readonly reason: string };
  readonly feedbackCollected: { readonly words: string; readonly satisfied: boolean; readonly channel: Channel };
  readonly implementationFinished: { readonly cost: Fen; readonly words: string };
  readonly revisitRecorded: {
    readonly reached: boolean;
    readonly satisfied?: boolean;
    readonly words: string;
    readonly channel: Channel;
  };
  readonly reopened: { readonly reason: string; readonly resolveBy: Instant };
  readonly evaluated: {
    readonly summary: string;
    readonly classification: string;
    readonly measures: readonly Measure[];
  };
  readonly complaintArchived: object;
}

const founded = ({ judgement }: Complaint): boolean => judgement?.verdict === 'founded';

/** What a closed complaint must have. */
export type ClosingCondition =
  | 'revisit'
  | 'evaluation'
  | 'keyProblemSolved'
  | 'legalCaseEnded'
  | 'settlementReleased'
  | 'repliesKept'
  | 'cause'
  | 'solutionApproved'
  | 'acceptanceSigned'
  | 'feedback'
  | 'penaltyOfPerson'
  | 'penaltyOfHead';

/** H-31: what still stands between a complaint and its archive. The quick path needs the revisit and the evaluation only. */
export function openConditions(complaint: Complaint): readonly ClosingCondition[] {
  const { decision, acceptedAt, feedback, penalties, revisit, evaluation, holdsSettlement, nextReply, cause } =
    complaint;
  const always: readonly (readonly [ClosingCondition, boolean])[] = [
    ['revisit', revisit?.satisfied === true],
    ['evaluation', evaluation !== undefined],
    ['keyProblemSolved', !hasFlag(complaint, 'keyProblem')],
    ['legalCaseEnded', !hasFlag(complaint, 'legalCase')],
    ['settlementReleased', !holdsSettlement],
    ['repliesKept', nextReply === undefined || nextReply.kept],
  ];
  const whenFounded: readonly (readonly [ClosingCondition, boolean])[] = [
    ['cause', cause !== undefined],
    ['solutionApproved', decision !== undefined],
    ['acceptanceSigned', acceptedAt !== undefined],
    ['feedback', feedback !== undefined],
    ['penaltyOfPerson', penalties.responsiblePerson !== undefined],
    ['penaltyOfHead', penalties.departmentHead !== undefined],
  ];
  return [...(founded(complaint) ? whenFounded : []), ...always].filter(([, met]) => !met).map(([name]) => name);
}

const carriedOut = ({ penalties, feedback }: Complaint): Obstacle | undefined => {
  if (!penalties.responsiblePerson || !penalties.departmentHead) return { code: 'penaltyUndecided' };
  return feedback ? undefined : { code: 'feedbackMissing' };
};
const complete = (complaint: Complaint): Obstacle | undefined => {
  const missing = openConditions(complaint);
  return missing.length > 0 ? { code: 'closingConditionsOpen', facts: { open: missing } } : undefined;
};

export const closingSteps: CommandRules<keyof typeof closingCommands> = {
  recordStepDone: { during: ['implementing'], decide: (_complaint, { words }) => [{ type: 'stepDone', words }] },
  decidePenalty: {
    during: ['implementing'],
    decide: ({ penalties, cause }, { party, decision, reason, by }) => {
      if (cause?.[party] === by.id) reject('sameDecider', { party });
      return penalties[party] === decision ? [] : [{ type: 'penaltyDecided', party, decision, reason }];
    },
  },
  collectFeedback: {
    during: ['implementing'],
    decide: (_complaint, { words, satisfied, channel }) => [{ type: 'feedbackCollected', words, satisfied, channel }],
  },
  finishImplementation: {
    during: ['implementing'],
    requires: carriedOut,
    decide: (_complaint, { cost, words }) => [{ type: 'implementationFinished', cost, words }],
  },
  recordRevisit: {
    during: ['answeredNow', 'revisitDue'],
    decide: (_complaint, { reached, satisfied, words, channel }) => {
      if (reached !== (satisfied !== undefined)) reject('revisitAnswerMissing', { reached });
      return [{ type: 'revisitRecorded', reached, words, channel, ...(satisfied !== undefined && { satisfied }) }];
    },
  },
  reopen: {
    during: ['reopened'],
    decide: (_complaint, { reason, resolveBy }, at) => {
      if (resolveBy <= at) reject('promiseInPast', { resolveBy });
      return [{ type: 'reopened', reason, resolveBy }];
    },
  },
  evaluate: {
    during: ['evaluating'],
    decide: (_complaint, { summary, classification, measures }) => [
      { type: 'evaluated', summary, classification, measures },
    ],
  },
  archiveComplaint: { during: ['evaluating'], requires: complete, decide: () => [{ type: 'complaintArchived' }] },
};

/** H-30: back to the investigation when it was judged founded, else to the first judgement; nothing decided before still counts. */
function takenUpState(complaint: Complaint, resolveBy: Instant, at: Instant): Complaint {
  const {
    decision: _decision,
    notifiedAt: _notifiedAt,
    acceptedAt: _acceptedAt,
    feedback: _feedback,
    implementedAt: _implementedAt,
    evaluation: _evaluation,
    revisit: _revisit,
    revisitDueSince: _revisitDueSince,
    cause: _cause,
    investigationAgreed: _investigationAgreed,
    ...rest
  } = complaint;
  const level = Math.min(complaint.level + 1, complaint.policy.complaint.levels.length + 1);
  const again: Complaint = {
    ...rest,
    level,
    penalties: {},
    expectedSolvedAt: resolveBy,
    revisitAttempts: 0,
  };
  return founded(complaint)
    ? {
        ...again,
        stage: 'investigating',
        resolveBy: { at: resolveBy, since: at, revision: (complaint.resolveBy?.revision ?? 0) + 1 },
      }
    : { ...again, stage: 'judging', judgementDueSince: at };
}

/** H-30: what had climbed, and what was planned about it, belongs to the round that is over; the law counts anew. */
const reopenedState = (complaint: Complaint, at: Instant) => ({
  stage: 'reopened' as const,
  dissatisfiedAt: at,
  reopenings: complaint.reopenings + 1,
  handedBack: complaint.escalations.map(({ id }) => id),
  plans: [],
});

export const closingEvolvers: Evolvers<ClosingEvents> = {
  stepDone: (complaint) => complaint,
  penaltyDecided: (complaint, { party, decision }) => ({
    ...complaint,
    penalties: { ...complaint.penalties, [party]: decision },
  }),
  feedbackCollected: (complaint, { satisfied, at }) => ({ ...complaint, feedback: { satisfied, at } }),
  implementationFinished: (complaint, { cost, at }) => ({
    ...complaint,
    stage: 'revisitDue',
    cost: complaint.cost + cost,
    implementedAt: at,
    revisitDueSince: at,
  }),
  revisitRecorded: (complaint, { reached, satisfied, at }) => {
    const attempted = { ...complaint, revisitAttempts: complaint.revisitAttempts + 1 };
    if (!reached || satisfied === undefined) return attempted;
    const revisit = { satisfied, at };
    return { ...attempted, revisit, ...(satisfied ? { stage: 'evaluating' } : reopenedState(complaint, at)) };
  },
  reopened: (complaint, { resolveBy, at }) => takenUpState(complaint, resolveBy, at),
  evaluated: (complaint, { classification, measures, at }) => ({
    ...complaint,
    evaluation: { classification, measures, at },
  }),
  complaintArchived: (complaint, { at }) => ({ ...complaint, stage: 'closedArchived', closedAt: at }),
};
