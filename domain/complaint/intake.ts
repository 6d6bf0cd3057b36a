import { reject, type Obstacle } from '../kernel/rejection';
import type { Instant } from '../kernel/process';
import type { CommandOf } from './commands';
import type { intakeCommands } from './commands/handling';
import { offering } from './ownership';
import { firstOf, type Steps } from './types';
import { from, open, unsolved } from './stage';
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

const beforeJudgement = from('received', 'awaitingNextReply');
const ofKind =
  (...kinds: readonly Complaint['kind'][]) =>
  (complaint: Complaint): Obstacle | undefined =>
    kinds.includes(complaint.kind) ? undefined : { code: 'otherKind', facts: { kind: complaint.kind, kinds } };
const grave = ofKind('complaint', 'urgentOnSite');
/** H-40: what was escalated is not put aside before somebody above has seen it. */
const seenAbove = ({ escalations }: Complaint): Obstacle | undefined =>
  escalations.every(({ acknowledged }) => acknowledged)
    ? undefined
    : { code: 'closingConditionsOpen', facts: { open: ['escalationAcknowledged'] } };

/** H-11, H-15: a promise is a time that lies ahead. */
const ahead = (promised: Instant | undefined, at: Instant): void => {
  if (promised !== undefined && promised <= at) reject('promiseInPast', { promised });
};

function reply(complaint: Complaint, command: CommandOf<'reply'>, at: Instant) {
  const { words, channel, nextReplyAt } = command;
  ahead(nextReplyAt, at);
  const late = complaint.nextReply !== undefined && at > complaint.nextReply.at;
  return [{ type: 'replied' as const, words, channel, late, ...(nextReplyAt && { nextReplyAt }) }];
}

export const intakeSteps: Steps<keyof typeof intakeCommands> = {
  registerComplaint: {
    during: ['received'],
    unless: grave,
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
    unless: ({ rating }) => (rating ? undefined : { code: 'complaintUnregistered' }),
    decide: ({ rating }, { severity, complexity, reason }) =>
      rating!.severity === severity && rating!.complexity === complexity
        ? []
        : [{ type: 'complaintRated', severity, complexity, reason }],
  },
  answerAtOnce: {
    during: from('registered', 'awaitingNextReply'),
    decide: (_complaint, { answer }) => [{ type: 'answeredAtOnce', answer }],
  },
  promiseReply: {
    during: beforeJudgement,
    unless: grave,
    decide: (_complaint, { nextReplyAt, expectedSolvedAt }, at) => {
      ahead(nextReplyAt, at);
      ahead(expectedSolvedAt, at);
      return [{ type: 'replyPromised', nextReplyAt, ...(expectedSolvedAt !== undefined && { expectedSolvedAt }) }];
    },
  },
  reply: {
    during: open,
    unless: ({ nextReply }) => (nextReply && !nextReply.kept ? undefined : { code: 'noReplyPromised' }),
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
    unless: firstOf(ofKind('inquiry'), seenAbove),
    decide: (_complaint, { topic, answer }) => [{ type: 'inquiryAnswered', topic, answer }],
  },
  transferInquiry: {
    during: ['received'],
    unless: ofKind('inquiry'),
    decide: (_complaint, { department, to, reason }) => [{ type: 'inquiryTransferred', department, to, reason }],
  },
  passOpinion: {
    during: ['received'],
    unless: firstOf(ofKind('opinion'), seenAbove),
    decide: (_complaint, { departments, summary }) => [{ type: 'opinionPassed', departments, summary }],
  },
  treatAsComplaint: {
    during: ['received'],
    unless: ofKind('inquiry', 'opinion'),
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
    ...offering(complaint, to, by, at),
  }),
  opinionPassed: (complaint, { at }) => ({
    ...complaint,
    stage: 'closedAnswered',
    firstAnsweredAt: answered(complaint, at),
    closedAt: at,
  }),
  treatedAsComplaint: (complaint) => ({ ...complaint, kind: 'complaint' }),
};
