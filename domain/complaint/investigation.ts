import type { Instant } from '../kernel/process';
import type { Role } from '../kernel/actor';
import { reject, type Obstacle } from '../kernel/rejection';
import type { investigationCommands } from './commands/solving';
import { firstOf, type CommandRules } from './types';
import { stageRange } from './stage';
import type { Complaint, Evolvers } from './state';

export interface InvestigationEvents {
  readonly investigationTimeAgreed: { readonly until: Instant };
  readonly resolveBySigned: { readonly resolveBy: Instant };
  readonly resolveByMoved: { readonly resolveBy: Instant; readonly reason: string };
  readonly factsRecorded: { readonly facts: string };
  readonly investigationConcluded: {
    readonly facts: string;
    readonly causeCode: string;
    readonly cause: string;
    readonly responsiblePerson: string;
    readonly departmentHead: string;
  };
}

const signed = ({ resolveBy }: Complaint): Obstacle | undefined =>
  resolveBy ? undefined : { code: 'resolveByUnsigned' };
const timeAgreed = ({ investigationAgreed }: Complaint): Obstacle | undefined =>
  investigationAgreed ? undefined : { code: 'investigationTimeMissing' };
const rejectPast = (time: Instant, at: Instant): void => {
  if (time <= at) reject('promiseInPast', { time });
};

export const investigationSteps: CommandRules<keyof typeof investigationCommands> = {
  agreeInvestigationTime: {
    during: ['assigned', 'investigating'],
    decide: ({ investigationAgreed }, { until }, at) => {
      rejectPast(until, at);
      return investigationAgreed?.until === until ? [] : [{ type: 'investigationTimeAgreed', until }];
    },
  },
  signResolveBy: {
    during: ['assigned'],
    decide: (_complaint, { resolveBy }, at) => {
      rejectPast(resolveBy, at);
      return [{ type: 'resolveBySigned', resolveBy }];
    },
  },
  moveResolveBy: {
    during: stageRange('investigating', 'awaitingAcceptance'),
    requires: signed,
    decide: (complaint, { resolveBy, reason }, at) => {
      rejectPast(resolveBy, at);
      return complaint.resolveBy!.at === resolveBy ? [] : [{ type: 'resolveByMoved', resolveBy, reason }];
    },
  },
  recordFacts: { during: ['investigating'], decide: (_complaint, { facts }) => [{ type: 'factsRecorded', facts }] },
  concludeInvestigation: {
    during: ['investigating'],
    requires: firstOf(signed, timeAgreed),
    decide: (_complaint, { facts, causeCode, cause, responsiblePerson, departmentHead }) => [
      { type: 'investigationConcluded', facts, causeCode, cause, responsiblePerson, departmentHead },
    ],
  },
};

const resolving = (complaint: Complaint, at: Instant, since: Instant): Pick<Complaint, 'resolveBy'> => ({
  resolveBy: { at, since, revision: (complaint.resolveBy?.revision ?? 0) + 1 },
});

export const investigationEvolvers: Evolvers<InvestigationEvents> = {
  investigationTimeAgreed: (complaint, { until, at }) => ({
    ...complaint,
    investigationAgreed: { until, at, turn: complaint.investigationsAgreed + 1 },
    investigationsAgreed: complaint.investigationsAgreed + 1,
  }),
  resolveBySigned: (complaint, { resolveBy, by, at }) => ({
    ...complaint,
    stage: 'investigating',
    ...resolving(complaint, resolveBy, at),
    expectedSolvedAt: resolveBy,
    owner: { id: by.id, role: by.role as Role },
    handovers: complaint.handovers + (by.id === complaint.owner.id ? 0 : 1),
  }),
  resolveByMoved: (complaint, { resolveBy, at }) => ({
    ...complaint,
    ...resolving(complaint, resolveBy, at),
    expectedSolvedAt: resolveBy,
  }),
  factsRecorded: (complaint) => ({ ...complaint, facts: complaint.facts + 1 }),
  investigationConcluded: (complaint, { causeCode, responsiblePerson, departmentHead }) => ({
    ...complaint,
    stage: 'proposing',
    facts: complaint.facts + 1,
    cause: { code: causeCode, responsiblePerson, departmentHead },
  }),
};
