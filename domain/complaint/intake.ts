import { z } from 'zod';
import { allOf } from '../kernel/command-rule';
import { checkConsent, seal } from '../kernel/evidence';
import type { Instant } from '../kernel/process';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import {
  Channel,
  Confirmed,
  Consent,
  Instant as InstantField,
  LongText,
  ShortText,
  StoredInstant,
  payload,
} from '../values/field-schemas';
import type { CommandName, CommandOf } from './commands';
import { promised, working } from './due-time';
import { escalates, explainedDeadline, type ExplainedDeadline } from './explained-deadline';
import { nextLevel } from './levels';
import { exhausted, limited, rejectBeyondSilence, rejectBeyondSolution } from './limits';
import { rejectPast } from './promise';
import { handlers, staff } from './roles';
import { Acceptance, Complexity, Message, Severity } from './schemas';
import { stageRange, openStages, unsolved } from './stage';
import { hasFlag, type Complaint, type ComplaintKind } from './state';
import type { ComplaintSlice } from './types';

const intakeCommands = {
  registerComplaint: {
    path: 'registration',
    roles: staff,
    payload: payload(
      {
        complainant: Confirmed,
        content: LongText,
        demand: LongText.optional(),
        product: ShortText.optional(),
        severity: Severity,
        complexity: Complexity,
      },
      'H-02, H-07, H-10: complete the registration form; complainant, time and vehicle are known from the intake',
    ),
  },
  rateComplaint: {
    path: 'rating',
    roles: handlers,
    payload: payload({ severity: Severity, complexity: Complexity, reason: LongText }, 'H-10: the ratings change'),
  },
  answerAtOnce: {
    path: 'answer',
    roles: staff,
    payload: payload(
      { answer: LongText, satisfied: Confirmed, consent: Consent.optional() },
      'H-09, H-11: solved on the spot; the customer says so with a signature, or on the phone with a witness',
    ),
  },
  promiseReply: {
    path: 'reply-promise',
    roles: staff,
    payload: payload(
      { apologised: Confirmed, nextReplyAt: InstantField, expectedSolvedAt: InstantField.optional() },
      'H-11, H-12: no answer yet; an apology and a definite time for the next reply',
    ),
  },
  reply: {
    path: 'replies',
    roles: staff,
    payload: payload(
      { words: LongText, channel: Channel, nextReplyAt: InstantField.optional() },
      'T-29: the promised reply is given; another may be promised with it',
    ),
  },
  offerInterimSolution: {
    path: 'interim-solutions',
    roles: handlers,
    payload: payload({ solution: LongText, accepted: z.boolean() }, 'H-13: help until the final solution'),
  },
} as const satisfies CommandDeclarations;

export const intakeEvents = {
  complaintRegistered: z.object({
    content: z.string(),
    demand: z.string().exactOptional(),
    product: z.string().exactOptional(),
    severity: Severity,
    complexity: Complexity,
  }),
  complaintRated: z.object({ severity: Severity, complexity: Complexity, reason: z.string() }),
  answeredAtOnce: z.object({ answer: z.string(), evidence: Acceptance.exactOptional() }),
  replyPromised: z.object({ nextReplyAt: StoredInstant, expectedSolvedAt: StoredInstant.exactOptional() }),
  replied: Message.extend({ nextReplyAt: StoredInstant.exactOptional(), late: z.boolean() }),
  interimSolutionOffered: z.object({ solution: z.string(), accepted: z.boolean() }),
};

export const ofKind =
  (...kinds: readonly ComplaintKind[]) =>
  ({ kind }: Complaint): Obstacle | undefined =>
    kinds.includes(kind) ? undefined : { code: 'otherKind', facts: { kind, kinds } };
const grave = ofKind('complaint', 'urgentOnSite');
/** T-29: a promise is kept, not replaced by another. */
const noReplyOwed = (complaint: Complaint): Obstacle | undefined =>
  limited(complaint) && complaint.nextReply?.kept === false ? { code: 'replyOwed' } : undefined;

/** H-11: what the customer confirms: that the answer solves it. A phone call with a witness is enough. */
function answerAtOnce(complaint: Complaint, { answer, consent, by }: CommandOf<'answerAtOnce'>, at: Instant) {
  if (!limited(complaint)) return [{ type: 'answeredAtOnce' as const, answer }];
  if (consent === undefined) return reject('quickAnswerUnsigned');
  checkConsent(consent, by, true);
  const content = {
    complaint: complaint.number,
    document: 'answer' as const,
    subject: 'answer',
    revision: complaint.reopenings + 1,
    answer: 'approved' as const,
    text: `投诉当场解决确认 Complaint ${complaint.number} answered at once\n${answer}\n本人确认问题已解决。/ I confirm that this solves it.`,
    total: 0,
    consent,
    recordedBy: by,
    at,
  };
  return [{ type: 'answeredAtOnce' as const, answer, evidence: seal(content, complaint.evidence) }];
}

function reply(complaint: Complaint, command: CommandOf<'reply'>, at: Instant) {
  const { words, channel, nextReplyAt } = command;
  const { nextReply } = complaint;
  rejectPast({ promised: nextReplyAt }, at);
  rejectBeyondSilence(complaint, { promised: nextReplyAt }, at);
  const putOff = nextReplyAt === undefined ? undefined : exhausted(complaint, 'promises');
  if (putOff) reject(putOff.code, putOff.facts);
  const late = nextReply !== undefined && at > nextReply.at;
  return [{ type: 'replied' as const, words, channel, late, ...(nextReplyAt && { nextReplyAt }) }];
}

export const withFirstAnswer = (complaint: Complaint, at: Instant) => ({
  firstAnsweredAt: complaint.firstAnsweredAt ?? at,
});
const withReplyPromised = ({ nextReply }: Complaint, at: Instant | undefined): Pick<Complaint, 'nextReply'> =>
  at === undefined ? {} : { nextReply: { at, turn: (nextReply?.turn ?? 0) + 1, kept: false } };
const withReplyKept = ({ nextReply }: Complaint): Pick<Complaint, 'nextReply'> =>
  nextReply ? { nextReply: { ...nextReply, kept: true } } : {};

const firstAnswer: { readonly [K in ComplaintKind]: CommandName } = {
  complaint: 'promiseReply',
  urgentOnSite: 'promiseReply',
  inquiry: 'answerInquiry',
  opinion: 'passOpinion',
};

/** T-28. */
function firstAnswerDeadline(complaint: Complaint): readonly ExplainedDeadline[] {
  const { kind, receivedAt, firstAnsweredAt, policy } = complaint;
  if (firstAnsweredAt !== undefined) return [];
  const { minutes } = policy.complaint;
  const urgent = hasFlag(complaint, 'urgentOnSite');
  const dueTime = working(complaint, receivedAt, urgent ? minutes.urgentAnswer : minutes.firstAnswer);
  const above = nextLevel({ ...complaint, level: 0 });
  return [explainedDeadline('T-28', '', firstAnswer[kind], dueTime, escalates(above))];
}

/** T-29. */
function nextReplyDeadline(complaint: Complaint): readonly ExplainedDeadline[] {
  const { nextReply, receivedAt } = complaint;
  if (!nextReply || nextReply.kept) return [];
  const dueTime = promised(complaint, receivedAt, nextReply.at);
  return [explainedDeadline('T-29', nextReply.turn, 'reply', dueTime, escalates(nextLevel(complaint)))];
}

export const intakeSlice: ComplaintSlice<typeof intakeCommands, typeof intakeEvents> = {
  commands: intakeCommands,
  events: intakeEvents,
  rules: {
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
      during: openStages,
      requires: ({ rating }) => (rating ? undefined : { code: 'complaintUnregistered' }),
      decide: ({ rating }, { severity, complexity, reason }) =>
        rating?.severity === severity && rating.complexity === complexity
          ? []
          : [{ type: 'complaintRated', severity, complexity, reason }],
    },
    answerAtOnce: {
      during: stageRange('registered', 'awaitingNextReply'),
      decide: answerAtOnce,
    },
    promiseReply: {
      during: stageRange('received', 'awaitingNextReply'),
      requires: allOf(grave, noReplyOwed),
      decide: (complaint, { nextReplyAt, expectedSolvedAt }, at) => {
        rejectPast({ promised: nextReplyAt }, at);
        rejectPast({ promised: expectedSolvedAt }, at);
        rejectBeyondSilence(complaint, { promised: nextReplyAt }, at);
        rejectBeyondSolution(complaint, { promised: expectedSolvedAt }, at);
        return [{ type: 'replyPromised', nextReplyAt, ...(expectedSolvedAt !== undefined && { expectedSolvedAt }) }];
      },
    },
    reply: {
      during: openStages,
      requires: ({ nextReply }) => (nextReply && !nextReply.kept ? undefined : { code: 'noReplyPromised' }),
      decide: reply,
    },
    offerInterimSolution: {
      during: unsolved,
      decide: (_complaint, { solution, accepted }) => [{ type: 'interimSolutionOffered', solution, accepted }],
    },
  },
  evolve: {
    complaintRegistered: (complaint, { severity, complexity, demand, at }) => ({
      ...complaint,
      stage: complaint.nextReply ? 'awaitingNextReply' : 'registered',
      registeredAt: at,
      judgementDueSince: at,
      rating: { severity, complexity },
      ...(demand !== undefined && { demand }),
    }),
    complaintRated: (complaint, { severity, complexity }) => ({ ...complaint, rating: { severity, complexity } }),
    answeredAtOnce: (complaint, { evidence, at }) => ({
      ...complaint,
      ...(evidence && { evidence: [...complaint.evidence, evidence] }),
      ...withReplyKept(complaint),
      stage: 'answeredNow',
      ...withFirstAnswer(complaint, at),
      revisitDueSince: at,
    }),
    replyPromised: (complaint, { nextReplyAt, expectedSolvedAt, at }) => ({
      ...complaint,
      stage: complaint.registeredAt === undefined ? complaint.stage : 'awaitingNextReply',
      ...withFirstAnswer(complaint, at),
      ...withReplyPromised(complaint, nextReplyAt),
      ...(expectedSolvedAt !== undefined && { expectedSolvedAt }),
    }),
    replied: (complaint, { nextReplyAt }) => ({
      ...complaint,
      replies: complaint.replies + 1,
      ...withReplyKept(complaint),
      ...withReplyPromised(complaint, nextReplyAt),
    }),
    interimSolutionOffered: (complaint) => ({ ...complaint, interimSolutions: complaint.interimSolutions + 1 }),
  },
  deadlines: [firstAnswerDeadline, nextReplyDeadline],
};
