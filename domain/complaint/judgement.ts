import { z } from 'zod';
import { allOf } from '../kernel/command-rule';
import type { Instant } from '../kernel/process';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Channel, LongText, ShortText, payload } from '../values/field-schemas';
import type { CommandOf } from './commands';
import { working } from './due-time';
import { escalates, explainedDeadline, type ExplainedDeadline } from './explained-deadline';
import { paced } from './rating';
import { relations, supervisors } from './roles';
import { Message, Route, Verdict } from './schemas';
import { stageRange } from './stage';
import { isGrave, type Complaint } from './state';
import type { ComplaintSlice } from './types';

const judgementCommands = {
  judge: {
    path: 'judgement',
    roles: relations,
    payload: payload(
      {
        reasonsSufficient: z.boolean(),
        demandReasonable: z.boolean(),
        verdict: Verdict,
        reason: LongText,
        route: Route.optional(),
        department: ShortText.optional(),
      },
      'H-16 to H-20: the two questions; founded names route and department, unfounded waits for the supervisor',
    ),
  },
  confirmUnfounded: {
    path: 'judgement/confirmation',
    roles: supervisors,
    payload: payload({}, 'S-24, CF-17: the supervisor agrees that it is unfounded'),
  },
  returnJudgement: {
    path: 'judgement/return',
    roles: supervisors,
    payload: payload({ reason: LongText }, 'S-24: the supervisor does not agree; it is judged anew'),
  },
  recordUnderstanding: {
    path: 'understanding',
    roles: relations,
    payload: payload(
      { words: LongText, channel: Channel },
      "H-17: the misunderstanding is cleared; the customer's understanding in the customer's words",
    ),
  },
  insist: {
    path: 'insistence',
    roles: relations,
    payload: payload(
      { words: LongText, newFacts: LongText.optional() },
      'H-17: the customer insists; it is judged anew',
    ),
  },
} as const satisfies CommandDeclarations;

export const judgementEvents = {
  judged: z.object({
    reasonsSufficient: z.boolean(),
    demandReasonable: z.boolean(),
    verdict: Verdict,
    reason: z.string(),
    route: Route.exactOptional(),
    department: z.string().exactOptional(),
  }),
  unfoundedConfirmed: z.object({}),
  judgementReturned: z.object({ reason: z.string() }),
  understandingRecorded: Message,
  insisted: z.object({ words: z.string(), newFacts: z.string().exactOptional() }),
};

const grave = (complaint: Complaint): Obstacle | undefined =>
  isGrave(complaint) ? undefined : { code: 'otherKind', facts: { kind: complaint.kind } };
const answeredFirst = ({ firstAnsweredAt }: Complaint): Obstacle | undefined =>
  firstAnsweredAt === undefined ? { code: 'firstAnswerMissing' } : undefined;
/** The verdict that a supervisor has to confirm; undefined when there is none. */
const unconfirmed = ({ judgement }: Complaint): Complaint['judgement'] =>
  judgement?.verdict === 'unfounded' && judgement.confirmedBy === undefined ? judgement : undefined;
const confirmable = (complaint: Complaint): Obstacle | undefined =>
  unconfirmed(complaint) ? undefined : { code: 'nothingToConfirm' };
const notWaitingForSupervisor = (complaint: Complaint): Obstacle | undefined =>
  unconfirmed(complaint) ? { code: 'waitsForSupervisor' } : undefined;

/** H-16: a founded complaint has sufficient reasons; whoever finds both questions answered with yes cannot call it unfounded. */
function judge(_complaint: Complaint, command: CommandOf<'judge'>) {
  const { reasonsSufficient, demandReasonable, verdict, reason, route, department } = command;
  const consistent = verdict === 'founded' ? reasonsSufficient : !(reasonsSufficient && demandReasonable);
  if (!consistent) reject('verdictInconsistent', { reasonsSufficient, demandReasonable, verdict });
  const where = { ...(route && { route }), ...(department && { department }) };
  if (verdict === 'founded' && !(route && department)) reject('routeMissing');
  return [{ type: 'judged' as const, reasonsSufficient, demandReasonable, verdict, reason, ...where }];
}

/** T-30 begins anew. */
const judgedAnew = ({ judgement: _judgement, ...complaint }: Complaint, at: Instant): Complaint => ({
  ...complaint,
  stage: 'judging',
  judgementDueSince: at,
});

/** S-24 while a verdict waits for the supervisor, else T-30. */
function judgementDeadline(complaint: Complaint): readonly ExplainedDeadline[] {
  const { stage, judgementDueSince, judgements, insisted, reopenings, policy } = complaint;
  const { minutes, pausable } = policy.complaint;
  const proposed = unconfirmed(complaint);
  if (stage === 'judging' && proposed) {
    const dueTime = working(complaint, proposed.at, paced(complaint, minutes.confirmation));
    return [explainedDeadline('S-24', judgements, 'confirmUnfounded', dueTime, escalates('crManager'))];
  }
  if (judgementDueSince === undefined || !stageRange('registered', 'judging').includes(stage)) return [];
  const dueTime = working(complaint, judgementDueSince, paced(complaint, minutes.judgement), pausable.judgement);
  const turn = insisted + judgements + reopenings;
  return [explainedDeadline('T-30', turn, 'judge', dueTime, escalates('crSupervisor'))];
}

/** H-17: the customer is to understand why. */
function understandingDeadline(complaint: Complaint): readonly ExplainedDeadline[] {
  const { stage, judgement, judgements, policy } = complaint;
  if (stage !== 'unfoundedReply' || judgement?.confirmedAt === undefined) return [];
  const dueTime = working(complaint, judgement.confirmedAt, policy.complaint.minutes.acceptance);
  return [explainedDeadline('H-17', judgements, 'recordUnderstanding', dueTime, escalates('crSupervisor'))];
}

export const judgementSlice: ComplaintSlice<typeof judgementCommands, typeof judgementEvents> = {
  commands: judgementCommands,
  events: judgementEvents,
  rules: {
    judge: {
      during: ['registered', 'awaitingNextReply', 'judging'],
      requires: allOf(grave, answeredFirst, notWaitingForSupervisor),
      decide: judge,
    },
    confirmUnfounded: {
      during: ['judging'],
      requires: confirmable,
      decide: ({ judgement }, { by }) => {
        if (judgement?.by === by.id) reject('sameDecider');
        return [{ type: 'unfoundedConfirmed' }];
      },
    },
    returnJudgement: {
      during: ['judging'],
      requires: confirmable,
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
  },
  evolve: {
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
      ...(complaint.judgement && { judgement: { ...complaint.judgement, confirmedBy: by.id, confirmedAt: at } }),
    }),
    judgementReturned: (complaint, { at }) => judgedAnew(complaint, at),
    understandingRecorded: (complaint, { at }) => ({ ...complaint, stage: 'closedUnfounded', closedAt: at }),
    insisted: (complaint, { at }) => ({ ...judgedAnew(complaint, at), insisted: complaint.insisted + 1 }),
  },
  deadlines: [judgementDeadline, understandingDeadline],
};
