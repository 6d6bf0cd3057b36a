import { z } from 'zod';
import { updateWhere } from '../kernel/command-rule';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { LocalId, LongText, payload } from '../values/field-schemas';
import { working } from './due-time';
import { explainedDeadline, warnsThenEscalates, type ExplainedDeadline } from './explained-deadline';
import { IssueTopic } from './schemas';
import { openStages } from './stage';
import type { Complaint } from './state';
import type { ComplaintSlice } from './types';

const askers = ['crManager', 'serviceManager', 'storeManager', 'warrantySpecialist'] as const;

const issueCommands = {
  relayIssue: {
    path: 'manufacturer-issues',
    roles: askers,
    payload: payload(
      { issueId: LocalId, topic: IssueTopic, what: LongText },
      'H-48: what the store wants from the manufacturer because of this complaint, e.g. a meeting or a training',
    ),
  },
  answerIssue: {
    path: 'manufacturer-issues/:issueId/answer',
    roles: ['centralTeam'],
    payload: payload({ issueId: LocalId, answer: LongText }, 'H-48: what the manufacturer says, or does about it'),
  },
  withdrawIssue: {
    path: 'manufacturer-issues/:issueId/withdrawal',
    roles: askers,
    payload: payload({ issueId: LocalId, reason: LongText }, 'H-48: nothing is wanted from the manufacturer any more'),
  },
} as const satisfies CommandDeclarations;

export const issueEvents = {
  issueRelayed: z.object({ issueId: z.string(), topic: IssueTopic, what: z.string() }),
  issueAnswered: z.object({ issueId: z.string(), answer: z.string() }),
  issueWithdrawn: z.object({ issueId: z.string(), reason: z.string() }),
};

type Issue = NonNullable<Complaint['issues']>[number];

/** The issue of this id. Rejects with `unknownIssue`. */
export const issueOf = ({ issues = [] }: Complaint, issueId: string): Issue =>
  issues.find((one) => one.issueId === issueId) ?? reject('unknownIssue', { issueId });
/** H-48: what the manufacturer has not answered. */
export const openIssues = ({ issues = [] }: Complaint): readonly Issue[] =>
  issues.filter(({ answeredAt, withdrawnAt }) => answeredAt === undefined && withdrawnAt === undefined);
const openIds = (complaint: Complaint): readonly string[] => openIssues(complaint).map(({ issueId }) => issueId);
const isOpen = (complaint: Complaint, issueId: string): boolean =>
  openIssues(complaint).includes(issueOf(complaint, issueId));

/** H-48: the manufacturer is reminded, then the store manager asks. */
const issueDeadlines = (complaint: Complaint): readonly ExplainedDeadline[] =>
  openIssues(complaint).map(({ issueId, at }) => {
    const dueTime = working(complaint, at, complaint.policy.complaint.minutes.manufacturerAnswer);
    return explainedDeadline(
      'H-48',
      issueId,
      'answerIssue',
      dueTime,
      warnsThenEscalates(complaint, 'centralTeam', 'storeManager'),
    );
  });

const changed = ({ issues = [], ...complaint }: Complaint, issueId: string, change: Partial<Issue>): Complaint => ({
  ...complaint,
  issues: updateWhere(
    issues,
    (one) => one.issueId === issueId,
    () => change,
  ),
});

/** H-48: what goes to the manufacturer, is answered there, and is tracked until it is. */
export const issueSlice: ComplaintSlice<typeof issueCommands, typeof issueEvents> = {
  commands: issueCommands,
  events: issueEvents,
  rules: {
    relayIssue: {
      during: openStages,
      decide: ({ issues = [] }, { issueId, topic, what }) =>
        issues.some((one) => one.issueId === issueId) ? [] : [{ type: 'issueRelayed', issueId, topic, what }],
    },
    answerIssue: {
      during: openStages,
      targets: openIds,
      decide: (complaint, { issueId, answer }) =>
        isOpen(complaint, issueId) ? [{ type: 'issueAnswered', issueId, answer }] : [],
    },
    withdrawIssue: {
      during: openStages,
      targets: openIds,
      decide: (complaint, { issueId, reason }) =>
        isOpen(complaint, issueId) ? [{ type: 'issueWithdrawn', issueId, reason }] : [],
    },
  },
  evolve: {
    issueRelayed: (complaint, { issueId, topic, what, by, at }) => ({
      ...complaint,
      issues: [...(complaint.issues ?? []), { issueId, topic, what, askedBy: by.id, at }],
    }),
    issueAnswered: (complaint, { issueId, answer, at }) => changed(complaint, issueId, { answer, answeredAt: at }),
    issueWithdrawn: (complaint, { issueId, at }) => changed(complaint, issueId, { withdrawnAt: at }),
  },
  deadlines: [issueDeadlines],
};
