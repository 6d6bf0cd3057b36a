import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandOf } from './commands';
import type { judgementCommands } from './commands/solving';
import { firstOf, type CommandRules } from './types';
import { isGrave, type Complaint, type Evolvers, type Route, type Told } from './state';

export interface JudgementEvents {
  readonly judged: {
    readonly reasonsSufficient: boolean;
    readonly demandReasonable: boolean;
    readonly verdict: 'founded' | 'unfounded';
    readonly reason: string;
    readonly route?: Route;
    readonly department?: string;
  };
  readonly unfoundedConfirmed: object;
  readonly judgementReturned: { readonly reason: string };
  readonly understandingRecorded: Told;
  readonly insisted: { readonly words: string; readonly newFacts?: string };
}

const grave = (complaint: Complaint): Obstacle | undefined =>
  isGrave(complaint) ? undefined : { code: 'otherKind', facts: { kind: complaint.kind } };
const answeredFirst = ({ firstAnsweredAt }: Complaint): Obstacle | undefined =>
  firstAnsweredAt === undefined ? { code: 'firstAnswerMissing' } : undefined;
const waitsForSupervisor = ({ judgement }: Complaint): boolean =>
  judgement?.verdict === 'unfounded' && judgement.confirmedBy === undefined;
const proposed = (complaint: Complaint): Obstacle | undefined =>
  waitsForSupervisor(complaint) ? undefined : { code: 'nothingToConfirm' };

/** H-16: a founded complaint has sufficient reasons; whoever finds both questions answered with yes cannot call it unfounded. */
function judge(_complaint: Complaint, command: CommandOf<'judge'>) {
  const { reasonsSufficient, demandReasonable, verdict, reason, route, department } = command;
  const consistent = verdict === 'founded' ? reasonsSufficient : !(reasonsSufficient && demandReasonable);
  if (!consistent) reject('verdictInconsistent', { reasonsSufficient, demandReasonable, verdict });
  const where = { ...(route && { route }), ...(department && { department }) };
  if (verdict === 'founded' && !(route && department)) reject('routeMissing');
  return [{ type: 'judged' as const, reasonsSufficient, demandReasonable, verdict, reason, ...where }];
}

export const judgementSteps: CommandRules<keyof typeof judgementCommands> = {
  judge: {
    during: ['registered', 'awaitingNextReply', 'judging'],
    requires: firstOf(grave, answeredFirst, (complaint) =>
      waitsForSupervisor(complaint) ? { code: 'waitsForSupervisor' } : undefined,
    ),
    decide: judge,
  },
  confirmUnfounded: {
    during: ['judging'],
    requires: proposed,
    decide: ({ judgement }, { by }) => {
      if (judgement!.by === by.id) reject('sameDecider');
      return [{ type: 'unfoundedConfirmed' }];
    },
  },
  returnJudgement: {
    during: ['judging'],
    requires: proposed,
    decide: (_complaint, { reason }) => [{ type: 'judgementReturned', reason }],
  },
  recordUnderstanding: {
    during: ['unfoundedReply'],
    decide: (_complaint, { words, channel }) => [{ type: 'understandingRecorded', words, channel }],
  },
  insist: {
    during: ['unfoundedReply'],
    decide: (_complaint, { words, newFacts }) => [
      { type: 'insisted', words, ...(newFacts !== undefined && { newFacts }) },
    ],
  },
};

/** T-30 begins anew. */
const judgedAnew = ({ judgement: _judgement, ...complaint }: Complaint, at: number): Complaint => ({
  ...complaint,
  stage: 'judging',
  judgementDueSince: at,
});

export const judgementEvolvers: Evolvers<JudgementEvents> = {
  judged: (complaint, { verdict, reason, route, department, by, at }) => ({
    ...complaint,
    judgements: complaint.judgements + 1,
    judgement: { verdict, reason, by: by.id, at },
    ...(verdict === 'founded' ? { stage: 'assigned' as const, assignedAt: at } : { stage: 'judging' as const }),
    ...(route && { route }),
    ...(department && { department }),
  }),
  unfoundedConfirmed: (complaint, { by, at }) => ({
    ...complaint,
    stage: 'unfoundedReply',
    judgement: { ...complaint.judgement!, confirmedBy: by.id, confirmedAt: at },
  }),
  judgementReturned: (complaint, { at }) => judgedAnew(complaint, at),
  understandingRecorded: (complaint, { at }) => ({ ...complaint, stage: 'closedUnfounded', closedAt: at }),
  insisted: (complaint, { at }) => ({ ...judgedAnew(complaint, at), insisted: complaint.insisted + 1 }),
};
