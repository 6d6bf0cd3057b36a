import { z } from 'zod';
import type { Instant } from '../kernel/process';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations, SentCommand } from '../kernel/slice';
import { addWorkingMinutes } from '../time/working-time';
import {
  Channel,
  Code,
  Fen,
  Id,
  Instant as InstantField,
  LongText,
  ShortText,
  StoredInstant,
  payload,
} from '../values/field-schemas';
import { openConditions, founded } from './closing-conditions';
import { working } from './due-time';
import { escalates, explainedDeadline, warnsThenEscalates, type ExplainedDeadline } from './explained-deadline';
import { withResolveBy } from './investigation';
import { rejectAccused } from './is-accused';
import { superiorOf } from './levels';
import { limited, rejectBeyondSolution } from './limits';
import { withMeasures, withTimes } from './measures';
import { rejectPast } from './promise';
import { proofOfMoney } from './refunds';
import { handlers, relations, supervisors } from './roles';
import { Measure, Message, PaidRefund } from './schemas';
import type { Stage } from './stage';
import type { Complaint } from './state';
import type { ComplaintSlice } from './types';

const closingCommands = {
  recordStepDone: {
    path: 'implementation/steps',
    roles: [...handlers, 'technician', 'cashier', 'finance'],
    payload: payload({ words: LongText }, 'H-24: a part of the solution is carried out'),
  },
  collectFeedback: {
    path: 'feedback',
    roles: handlers,
    payload: payload(
      { words: LongText, satisfied: z.boolean(), channel: Channel },
      "H-27: the customer's opinion of what was done",
    ),
  },
  finishImplementation: {
    path: 'implementation/completion',
    roles: handlers,
    payload: payload(
      { cost: Fen, words: LongText, refund: ShortText.optional(), paymentReference: ShortText.optional() },
      'H-29: the solution is carried out, at this cost; a refund names what was paid back in the account of the visit, other money its payment in the books',
    ),
  },
  recordRevisit: {
    path: 'revisits',
    roles: relations,
    payload: payload(
      { reached: z.boolean(), satisfied: z.boolean().optional(), words: LongText, channel: Channel },
      'H-30, T-36: the second follow-up; without reaching the customer it stays due',
    ),
  },
  reopen: {
    path: 'reopening',
    roles: ['crManager'],
    payload: payload(
      { reason: LongText, resolveBy: InstantField },
      'H-30: what is not solved is taken up again, with a new time of solution',
    ),
  },
  evaluate: {
    path: 'evaluation',
    roles: supervisors,
    payload: payload(
      {
        summary: LongText,
        classification: Code,
        measures: z
          .array(
            payload(
              { process: Measure.shape.process, measure: LongText, owner: Id, dueAt: InstantField.optional() },
              'H-34, H-35: what prevents the next one, in which process, by whom, until when',
            ),
          )
          .min(1)
          .max(10),
      },
      'H-32, H-34, H-35: summary, classification and measures that prevent the next one',
    ),
  },
  archiveComplaint: {
    path: 'archive',
    roles: supervisors,
    payload: payload({}, 'H-31: the file is complete and closed'),
  },
} as const satisfies CommandDeclarations;

/** With what the API has looked up in the account of the visit. */
type FinishImplementation = SentCommand<typeof closingCommands, 'finishImplementation'> & {
  readonly paid?: z.output<typeof PaidRefund>;
};

export const closingEvents = {
  stepDone: z.object({ words: z.string() }),
  feedbackCollected: Message.extend({ satisfied: z.boolean() }),
  implementationFinished: z.object({
    cost: Fen,
    words: z.string(),
    refund: PaidRefund.exactOptional(),
    paymentReference: z.string().exactOptional(),
  }),
  revisitRecorded: Message.extend({ reached: z.boolean(), satisfied: z.boolean().exactOptional() }),
  reopened: z.object({ reason: z.string(), resolveBy: StoredInstant }),
  evaluated: z.object({ summary: z.string(), classification: z.string(), measures: z.array(Measure) }),
  complaintArchived: z.object({}),
};

const revisitStages: readonly Stage[] = ['answeredNow', 'revisitDue'];

const implemented = ({ penalties, feedback }: Complaint): Obstacle | undefined => {
  if (!penalties.responsiblePerson || !penalties.departmentHead) return { code: 'penaltyUndecided' };
  return feedback ? undefined : { code: 'feedbackMissing' };
};
const complete = (complaint: Complaint): Obstacle | undefined => {
  const missing = openConditions(complaint);
  return missing.length > 0 ? { code: 'closingConditionsOpen', facts: { open: missing } } : undefined;
};

/** H-30: whether it was right shows only after a while. */
function rejectTooEarly(complaint: Complaint, at: Instant): void {
  const { revisitDueSince, policy } = complaint;
  if (!limited(complaint) || revisitDueSince === undefined) return;
  const from = addWorkingMinutes(policy.calendar, revisitDueSince, policy.complaint.limits.revisitAfter);
  if (at < from) reject('revisitTooEarly', { from: new Date(from).toISOString() });
}

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
    ...others
  } = complaint;
  const { rework: _rework, ...without } = others;
  // J-13: a repair that has failed may be done again
  const rest = limited(complaint) ? without : others;
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
        ...withResolveBy(complaint, resolveBy, at),
      }
    : { ...again, stage: 'judging', judgementDueSince: at };
}

/** H-30: escalations and plans so far belong to the round that is over; the statutory time counts anew. */
const reopenedState = (complaint: Complaint, at: Instant) => ({
  stage: 'reopened' as const,
  dissatisfiedAt: at,
  reopenings: complaint.reopenings + 1,
  handedBack: complaint.escalations.map(({ id }) => id),
  plans: [],
});

/** H-27. */
function implementationDeadline(complaint: Complaint): readonly ExplainedDeadline[] {
  const { stage, acceptedAt, reopenings, policy } = complaint;
  if (stage !== 'implementing' || acceptedAt === undefined) return [];
  const dueTime = working(complaint, acceptedAt, policy.complaint.minutes.implementation);
  return [explainedDeadline('H-27', reopenings, 'finishImplementation', dueTime, escalates(superiorOf(complaint)))];
}

/** T-36. */
function revisitDeadline(complaint: Complaint): readonly ExplainedDeadline[] {
  const { stage, revisitDueSince, reopenings, policy } = complaint;
  if (!revisitStages.includes(stage) || revisitDueSince === undefined) return [];
  const { minutes, pausable } = policy.complaint;
  const dueTime = working(complaint, revisitDueSince, minutes.revisit, pausable.revisit);
  return [explainedDeadline('T-36', reopenings, 'recordRevisit', dueTime, escalates('crSupervisor'))];
}

/** After the revisit: H-30 when the customer is not satisfied, else H-32. */
function afterRevisitDeadline(complaint: Complaint): readonly ExplainedDeadline[] {
  const { stage, revisit, reopenings, policy } = complaint;
  const { minutes } = policy.complaint;
  if (!revisit) return [];
  if (stage === 'reopened') {
    const dueTime = working(complaint, revisit.at, minutes.reopening);
    return [
      explainedDeadline(
        'H-30',
        reopenings,
        'reopen',
        dueTime,
        warnsThenEscalates(complaint, 'crManager', 'storeManager'),
      ),
    ];
  }
  if (stage !== 'evaluating') return [];
  const dueTime = working(complaint, revisit.at, minutes.evaluation);
  const steps = warnsThenEscalates(complaint, 'crSupervisor', 'crManager');
  return [explainedDeadline('H-32', reopenings, 'archiveComplaint', dueTime, steps)];
}

export const closingSlice: ComplaintSlice<typeof closingCommands, typeof closingEvents> = {
  commands: closingCommands,
  events: closingEvents,
  rules: {
    recordStepDone: { during: ['implementing'], decide: (_complaint, { words }) => [{ type: 'stepDone', words }] },
    collectFeedback: {
      during: ['implementing'],
      decide: (_complaint, { words, satisfied, channel }) => [{ type: 'feedbackCollected', words, satisfied, channel }],
    },
    finishImplementation: {
      during: ['implementing'],
      requires: implemented,
      decide: (complaint, { cost, words, ...proof }: FinishImplementation) => [
        { type: 'implementationFinished', cost, words, ...proofOfMoney(complaint, proof) },
      ],
    },
    recordRevisit: {
      during: revisitStages,
      decide: (complaint, { reached, satisfied, words, channel }, at) => {
        rejectTooEarly(complaint, at);
        if (reached !== (satisfied !== undefined)) reject('revisitAnswerMissing', { reached });
        return [{ type: 'revisitRecorded', reached, words, channel, ...(satisfied !== undefined && { satisfied }) }];
      },
    },
    reopen: {
      during: ['reopened'],
      decide: (complaint, { reason, resolveBy }, at) => {
        rejectPast({ resolveBy }, at);
        rejectBeyondSolution(complaint, { resolveBy }, at);
        return [{ type: 'reopened', reason, resolveBy }];
      },
    },
    evaluate: {
      during: ['evaluating'],
      decide: (complaint, { summary, classification, measures }, at) => {
        for (const { owner } of measures) rejectAccused(complaint, owner);
        return [{ type: 'evaluated', summary, classification, measures: withTimes(complaint, measures, at) }];
      },
    },
    archiveComplaint: { during: ['evaluating'], requires: complete, decide: () => [{ type: 'complaintArchived' }] },
  },
  evolve: {
    stepDone: (complaint) => complaint,
    feedbackCollected: (complaint, { satisfied, at }) => ({ ...complaint, feedback: { satisfied, at } }),
    implementationFinished: (complaint, { cost, refund, at }) => ({
      ...complaint,
      ...(refund && { refund }),
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
      evaluation: { classification, measures: withMeasures(complaint, measures, at), at },
    }),
    complaintArchived: (complaint, { at }) => ({ ...complaint, stage: 'closedArchived', closedAt: at }),
  },
  deadlines: [implementationDeadline, revisitDeadline, afterRevisitDeadline],
};
