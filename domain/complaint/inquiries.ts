import { z } from 'zod';
import { allOf } from '../kernel/command-rule';
import type { Obstacle } from '../kernel/rejection';
import { goesBy } from '../kernel/rules-version';
import type { CommandDeclarations, SentCommand } from '../kernel/slice';
import { Id, LongText, ShortText, payload } from '../values/field-schemas';
import { ofKind, withFirstAnswer } from './intake';
import { rejectAccused } from './is-accused';
import { withOffer } from './ownership';
import { staff } from './roles';
import type { Complaint } from './state';
import type { ComplaintSlice } from './types';

/** What is no complaint: inquiries and opinions. */
const inquiryCommands = {
  answerInquiry: {
    path: 'inquiry-answer',
    roles: staff,
    payload: payload(
      { topic: z.enum(['vehicle', 'facility', 'product', 'process', 'policy']), answer: LongText },
      'H-03: an inquiry is answered, classified and registered',
    ),
  },
  transferInquiry: {
    path: 'inquiry-transfer',
    roles: staff,
    payload: payload(
      { department: ShortText, to: Id, reason: LongText },
      'H-04: the inquiry goes to the department that can answer it',
    ),
  },
  passOpinion: {
    path: 'opinion-passing',
    roles: staff,
    payload: payload(
      { departments: z.array(ShortText).min(1).max(10), summary: LongText },
      'H-06: an opinion or suggestion reaches each department it concerns',
    ),
  },
  treatAsComplaint: {
    path: 'kind',
    roles: staff,
    payload: payload({ reason: LongText }, 'H-40: an inquiry or opinion turns out to be a complaint'),
  },
} as const satisfies CommandDeclarations;

/** H-06: with who is told of each department, whom the API looks up. */
type PassOpinion = SentCommand<typeof inquiryCommands, 'passOpinion'> & {
  readonly told?: readonly { readonly department: string; readonly to: string | null }[];
};

export const inquiryEvents = {
  inquiryAnswered: z.object({ topic: z.string(), answer: z.string() }),
  inquiryTransferred: z.object({ department: z.string(), to: z.string(), reason: z.string() }),
  opinionPassed: z.object({
    departments: z.array(z.string()),
    summary: z.string(),
    /** To whom of each department; null where it has nobody. */
    told: z.array(z.object({ department: z.string(), to: z.string().nullable() })).exactOptional(),
  }),
  treatedAsComplaint: z.object({ reason: z.string() }),
};

/** H-40: what was escalated is not put aside before somebody above has seen it. */
const escalationsAcknowledged = ({ escalations }: Complaint): Obstacle | undefined =>
  escalations.every(({ acknowledged }) => acknowledged)
    ? undefined
    : { code: 'closingConditionsOpen', facts: { open: ['escalationAcknowledged'] } };

export const inquirySlice: ComplaintSlice<typeof inquiryCommands, typeof inquiryEvents> = {
  commands: inquiryCommands,
  events: inquiryEvents,
  rules: {
    answerInquiry: {
      during: ['received'],
      requires: allOf(ofKind('inquiry'), escalationsAcknowledged),
      decide: (_complaint, { topic, answer }) => [{ type: 'inquiryAnswered', topic, answer }],
    },
    transferInquiry: {
      during: ['received'],
      requires: ofKind('inquiry'),
      decide: (complaint, { department, to, reason }) => {
        rejectAccused(complaint, to);
        return [{ type: 'inquiryTransferred', department, to, reason }];
      },
    },
    passOpinion: {
      during: ['received'],
      requires: allOf(ofKind('opinion'), escalationsAcknowledged),
      decide: (complaint, { departments, summary, told }: PassOpinion) => [
        { type: 'opinionPassed', departments, summary, ...(told && goesBy(complaint, 3) && { told }) },
      ],
    },
    treatAsComplaint: {
      during: ['received'],
      requires: ofKind('inquiry', 'opinion'),
      decide: (_complaint, { reason }) => [{ type: 'treatedAsComplaint', reason }],
    },
  },
  evolve: {
    inquiryAnswered: (complaint, { at }) => ({
      ...complaint,
      stage: 'closedAnswered',
      ...withFirstAnswer(complaint, at),
      closedAt: at,
    }),
    inquiryTransferred: (complaint, { to, by, at }) => ({
      ...complaint,
      ...withFirstAnswer(complaint, at),
      ...withOffer(complaint, to, by, at),
    }),
    opinionPassed: (complaint, { at }) => ({
      ...complaint,
      stage: 'closedAnswered',
      ...withFirstAnswer(complaint, at),
      closedAt: at,
    }),
    treatedAsComplaint: (complaint) => ({ ...complaint, kind: 'complaint' }),
  },
  deadlines: [],
};
