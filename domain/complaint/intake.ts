import { reject, type Obstacle } from '../kernel/rejection';
import type { Instant } from '../kernel/process';
import type { CommandOf } from './commands';
import type { intakeCommands } from './commands/handling';
import { withOffer } from './ownership';
import { firstOf, type CommandRules } from './types';
import { stageRange, open, unsolved } from './stage';
import type { Complaint, Complexity, Evolvers, Severity, Told } from './state';

export interface IntakeEvents {
  readonly complaintRegistered: {
    readonly content: string;
    readonly demand?: string;
    readonly product?: string;
    readonly severity: Severity;
    readonly complexity: Complexity;
  };
  readonly complaintRated: { readonly severity: Severity; readonly complexity: Complexity; readonly reason: string };
  readonly answeredAtOnce: { readonly answer: string };
  readonly replyPromised: { readonly nextReplyAt: Instant; readonly expectedSolvedAt?: Instant };
  readonly replied: Told & { readonly nextReplyAt?: Instant; readonly late: boolean };
  readonly interimSolutionOffered: { readonly solution: string; readonly accepted: boolean };
  readonly complainantTold: Told;
  readonly inquiryAnswered: { readonly topic: string; readonly answer: string };
  readonly inquiryTransferred: { readonly department: string; readonly to: string; readonly reason: string };
  readonly opinionPassed: { readonly departments: readonly string[]; readonly summary: string };
  readonly treatedAsComplaint: { readonly reason: string };
}

const beforeJudgement = stageRange('received', 'awaitingNextReply');
const ofKind =
  (...kinds: readonly Complaint['kind'][]) =>
  (complaint: Complaint): Obstacle | undefined =>
    kinds.includes(complaint.kind) ? undefined : { code: 'otherKind', facts: { kind: complaint.kind, kinds } };
const grave = ofKind('complaint', 'urgentOnSite');
/** H-40: what was escalated is not put aside before somebody above has seen it. */
const escalationsAcknowledged = ({ escalations }: Complaint): Obstacle | undefined =>
  escalations.every(({ acknowledged }) => acknowledged)
    ? undefined
    : { code: 'closingConditionsOpen', facts: { open: ['escalationAcknowledged'] } };

/** H-11, H-15: a promise is a time that lies ahead. */
const rejectPast = (promised: Instant | undefined, at: Instant): void => {
  if (promised !== undefined && promised <= at) reject('promiseInPast', { promised });
};

function reply(complaint: Complaint, command: CommandOf<'reply'>, at: Instant) {
  const { words, channel, nextReplyAt } = command;
  rejectPast(nextReplyAt, at);
  const late = complaint.nextReply !== undefined && at > complaint.nextReply.at;
  return [{ type: 'replied' as const, words, channel, late, ...(nextReplyAt && { nextReplyAt }) }];
}

export const intakeSteps: CommandRules<keyof typeof intakeCommands> = {
  registerComplaint: {
    during: ['received'],
    requires: grave,
    decide: (_complaint, { content, demand, product, severity, complexity }) => [
      {
        type: 'complaintRegistered',
        content,
        severity,
        complexity,
        ...(demand !== undefined && { demand }),
        ...(product !== undefined && { product }),
      },
    ],
  },
  rateComplaint: {
    during: open,
    requires: ({ rating }) => (rating ? undefined : { code: 'complaintUnregistered' }),
    decide: ({ rating }, { severity, complexity, reason }) =>
      rating!.severity === severity && rating!.complexity === complexity
        ? []
        : [{ type: 'complaintRated', severity, complexity, reason }],
  },
  answerAtOnce: {
    during: stageRange('registered', 'awaitingNextReply'),
    decide: (_complaint, { answer }) => [{ type: 'answeredAtOnce', answer }],
  },
  promiseReply: {
    during: beforeJudgement,
    requires: grave,
    decide: (_complaint, { nextReplyAt, expectedSolvedAt }, at) => {
      rejectPast(nextReplyAt, at);
      rejectPast(expectedSolvedAt, at);
      return [{ type: 'replyPromised', nextReplyAt, ...(expectedSolvedAt !== undefined && { expectedSolvedAt }) }];
    },
  },
  reply: {
    during: open,
    requires: ({ nextReply }) => (nextReply && !nextReply.kept ? undefined : { code: 'noReplyPromised' }),
    decide: reply,
  },
  offerInterimSolution: {
    during: unsolved,
    decide: (_complaint, { solution, accepted }) => [{ type: 'interimSolutionOffered', solution, accepted }],
  },
  tellComplainant: {
    during: open,
    decide: (_complaint, { words, channel }) => [{ type: 'complainantTold', words, channel }],
  },
  answerInquiry: {
    during: ['received'],
    requires: firstOf(ofKind('inquiry'), escalationsAcknowledged),
    decide: (_complaint, { topic, answer }) => [{ type: 'inquiryAnswered', topic, answer }],
  },
  transferInquiry: {
    during: ['received'],
    requires: ofKind('inquiry'),
    decide: (_complaint, { department, to, reason }) => [{ type: 'inquiryTransferred', department, to, reason }],
  },
  passOpinion: {
    during: ['received'],
    requires: firstOf(ofKind('opinion'), escalationsAcknowledged),
    decide: (_complaint, { departments, summary }) => [{ type: 'opinionPassed', departments, summary }],
  },
  treatAsComplaint: {
    during: ['received'],
    requires: ofKind('inquiry', 'opinion'),
    decide: (_complaint, { reason }) => [{ type: 'treatedAsComplaint', reason }],
  },
};

const answered = (complaint: Complaint, at: Instant): Instant => complaint.firstAnsweredAt ?? at;
const promised = (complaint: Complaint, at: Instant | undefined): Pick<Complaint, 'nextReply'> =>
  at === undefined ? {} : { nextReply: { at, turn: (complaint.nextReply?.turn ?? 0) + 1, kept: false } };

export const intakeEvolvers: Evolvers<IntakeEvents> = {
  complaintRegistered: (complaint, { severity, complexity, demand, at }) => ({
    ...complaint,
    stage: complaint.nextReply ? 'awaitingNextReply' : 'registered',
    registeredAt: at,
    judgementDueSince: at,
    rating: { severity, complexity },
    ...(demand !== undefined && { demand }),
  }),
  complaintRated: (complaint, { severity, complexity }) => ({ ...complaint, rating: { severity, complexity } }),
  answeredAtOnce: (complaint, { at }) => {
    const kept = complaint.nextReply && { nextReply: { ...complaint.nextReply, kept: true } };
    return {
      ...complaint,
      ...kept,
      stage: 'answeredNow',
      firstAnsweredAt: answered(complaint, at),
      revisitDueSince: at,
    };
  },
  replyPromised: (complaint, { nextReplyAt, expectedSolvedAt, at }) => ({
    ...complaint,
    stage: complaint.registeredAt === undefined ? complaint.stage : 'awaitingNextReply',
    firstAnsweredAt: answered(complaint, at),
    ...promised(complaint, nextReplyAt),
    ...(expectedSolvedAt !== undefined && { expectedSolvedAt }),
  }),
  replied: (complaint, { nextReplyAt }) => ({
    ...complaint,
    replies: complaint.replies + 1,
    nextReply: { ...complaint.nextReply!, kept: true },
    ...promised(complaint, nextReplyAt),
  }),
  interimSolutionOffered: (complaint) => ({ ...complaint, interimSolutions: complaint.interimSolutions + 1 }),
  complainantTold: (complaint) => complaint,
  inquiryAnswered: (complaint, { at }) => ({
    ...complaint,
    stage: 'closedAnswered',
    firstAnsweredAt: answered(complaint, at),
    closedAt: at,
  }),
  inquiryTransferred: (complaint, { to, by, at }) => ({
    ...complaint,
    firstAnsweredAt: answered(complaint, at),
    ...withOffer(complaint, to, by, at),
  }),
  opinionPassed: (complaint, { at }) => ({
    ...complaint,
    stage: 'closedAnswered',
    firstAnsweredAt: answered(complaint, at),
    closedAt: at,
  }),
  treatedAsComplaint: (complaint) => ({ ...complaint, kind: 'complaint' }),
};
