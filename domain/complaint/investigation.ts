import { z } from 'zod';
import { allOf } from '../kernel/command-rule';
import type { Instant } from '../kernel/process';
import { goesBy } from '../kernel/rules-version';
import type { Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import {
  Channel,
  Code,
  Confirmed,
  Id,
  Instant as InstantField,
  LongText,
  StoredInstant,
  payload,
} from '../values/field-schemas';
import { accusing, type Standing } from './accused';
import type { CommandOf } from './commands';
import { promised, working } from './due-time';
import { escalates, explainedDeadline, warnsThenEscalates, type ExplainedDeadline } from './explained-deadline';
import { ownerAfter } from './flags';
import { exhausted, rejectBeyondSolution } from './limits';
import { ownedBy } from './ownership';
import { rejectPast } from './promise';
import { paced } from './rating';
import { handlers, investigators } from './roles';
import { stageRange } from './stage';
import type { Complaint } from './state';
import type { ComplaintSlice } from './types';

const investigationCommands = {
  agreeInvestigationTime: {
    path: 'investigation/time',
    roles: handlers,
    payload: payload(
      { until: InstantField, customerAgreed: Confirmed, channel: Channel },
      'H-18: the customer grants a stated time to investigate',
    ),
  },
  signResolveBy: {
    path: 'resolve-by',
    roles: ['workshopSupervisor', 'serviceManager', 'serviceAdvisor', 'crSpecialist', 'crSupervisor'],
    payload: payload({ resolveBy: InstantField }, 'H-21, S-23: the after-sales owner signs the time of the solution'),
  },
  moveResolveBy: {
    path: 'resolve-by/moves',
    roles: ['crManager'],
    payload: payload(
      { resolveBy: InstantField, reason: LongText, customerTold: Confirmed },
      'T-32: a new time; only with the consent of the customer-service manager',
    ),
  },
  recordFacts: {
    path: 'investigation/facts',
    roles: investigators,
    payload: payload({ facts: LongText }, 'H-19: what was verified'),
  },
  concludeInvestigation: {
    path: 'investigation/conclusion',
    roles: investigators,
    payload: payload(
      { facts: LongText, causeCode: Code, cause: LongText, responsiblePerson: Id, departmentHead: Id },
      'H-19, H-22: the concrete cause, its code, and the concrete persons',
    ),
  },
} as const satisfies CommandDeclarations;

export const investigationEvents = {
  investigationTimeAgreed: z.object({ until: StoredInstant }),
  resolveBySigned: z.object({ resolveBy: StoredInstant }),
  resolveByMoved: z.object({ resolveBy: StoredInstant, reason: z.string() }),
  factsRecorded: z.object({ facts: z.string() }),
  investigationConcluded: z.object({
    facts: z.string(),
    causeCode: z.string(),
    cause: z.string(),
    responsiblePerson: z.string(),
    departmentHead: z.string(),
  }),
};

const signed = ({ resolveBy }: Complaint): Obstacle | undefined =>
  resolveBy ? undefined : { code: 'resolveByUnsigned' };
const timeAgreed = ({ investigationAgreed }: Complaint): Obstacle | undefined =>
  investigationAgreed ? undefined : { code: 'investigationTimeMissing' };

export const withResolveBy = (complaint: Complaint, at: Instant, since: Instant): Pick<Complaint, 'resolveBy'> => ({
  resolveBy: { at, since, revision: (complaint.resolveBy?.revision ?? 0) + 1 },
});

/** H-19: whoever is found to have caused it is accused from then on. */
function concludeInvestigation(
  complaint: Complaint,
  command: CommandOf<'concludeInvestigation'> & { readonly standing?: Standing },
) {
  const { facts, causeCode, cause, responsiblePerson, departmentHead, standing } = command;
  return [
    { type: 'investigationConcluded' as const, facts, causeCode, cause, responsiblePerson, departmentHead },
    ...(goesBy(complaint, 3) ? accusing(complaint, responsiblePerson, cause, standing) : []),
  ];
}

/** T-31. */
function signatureDeadline(complaint: Complaint): readonly ExplainedDeadline[] {
  const { stage, assignedAt, judgements, policy } = complaint;
  if (stage !== 'assigned' || assignedAt === undefined) return [];
  const dueTime = working(complaint, assignedAt, paced(complaint, policy.complaint.minutes.ownerSignature));
  return [explainedDeadline('T-31', judgements, 'signResolveBy', dueTime, escalates('crManager'))];
}

/** T-33. */
function investigationDeadline(complaint: Complaint): readonly ExplainedDeadline[] {
  const { stage, investigationAgreed, owner, policy } = complaint;
  if (!investigationAgreed || !(stage === 'assigned' || stage === 'investigating')) return [];
  const { at, until, turn } = investigationAgreed;
  const dueTime = promised(complaint, at, until, policy.complaint.pausable.investigation);
  const steps = warnsThenEscalates(complaint, owner.role, 'crManager');
  return [explainedDeadline('T-33', turn, 'concludeInvestigation', dueTime, steps)];
}

export const investigationSlice: ComplaintSlice<typeof investigationCommands, typeof investigationEvents> = {
  commands: investigationCommands,
  events: investigationEvents,
  rules: {
    agreeInvestigationTime: {
      during: ['assigned', 'investigating'],
      requires: (complaint) => (complaint.investigationAgreed ? exhausted(complaint, 'moves') : undefined),
      decide: (complaint, { until }, at) => {
        rejectPast({ time: until }, at);
        rejectBeyondSolution(complaint, { time: until }, at);
        return complaint.investigationAgreed?.until === until ? [] : [{ type: 'investigationTimeAgreed', until }];
      },
    },
    signResolveBy: {
      during: ['assigned'],
      // S-23: the after-sales owner of the route
      roles: ({ route }) =>
        route === 'quality'
          ? ['workshopSupervisor', 'serviceManager']
          : ['crSpecialist', 'crSupervisor', 'serviceAdvisor'],
      decide: (complaint, { resolveBy }, at) => {
        rejectPast({ time: resolveBy }, at);
        rejectBeyondSolution(complaint, { time: resolveBy }, at);
        return [{ type: 'resolveBySigned', resolveBy }];
      },
    },
    moveResolveBy: {
      during: stageRange('investigating', 'awaitingAcceptance'),
      requires: allOf(signed, (complaint) => exhausted(complaint, 'moves')),
      decide: (complaint, { resolveBy, reason }, at) => {
        rejectPast({ time: resolveBy }, at);
        rejectBeyondSolution(complaint, { time: resolveBy }, at);
        return complaint.resolveBy?.at === resolveBy ? [] : [{ type: 'resolveByMoved', resolveBy, reason }];
      },
    },
    recordFacts: { during: ['investigating'], decide: (_complaint, { facts }) => [{ type: 'factsRecorded', facts }] },
    concludeInvestigation: {
      during: ['investigating'],
      requires: allOf(signed, timeAgreed),
      decide: concludeInvestigation,
    },
  },
  evolve: {
    investigationTimeAgreed: (complaint, { until, at }) => ({
      ...complaint,
      investigationAgreed: { until, at, turn: complaint.investigationsAgreed + 1 },
      investigationsAgreed: complaint.investigationsAgreed + 1,
    }),
    resolveBySigned: (complaint, { resolveBy, by, at }) => {
      const owner = ownerAfter(complaint, ownedBy(by, complaint));
      return {
        ...complaint,
        stage: 'investigating',
        ...withResolveBy(complaint, resolveBy, at),
        expectedSolvedAt: resolveBy,
        owner,
        handovers: complaint.handovers + (owner.id === complaint.owner.id ? 0 : 1),
      };
    },
    resolveByMoved: (complaint, { resolveBy, at }) => ({
      ...complaint,
      ...withResolveBy(complaint, resolveBy, at),
      expectedSolvedAt: resolveBy,
    }),
    factsRecorded: (complaint) => ({ ...complaint, facts: complaint.facts + 1 }),
    investigationConcluded: (complaint, { causeCode, responsiblePerson, departmentHead }) => ({
      ...complaint,
      stage: 'proposing',
      facts: complaint.facts + 1,
      cause: { code: causeCode, responsiblePerson, departmentHead },
    }),
  },
  deadlines: [signatureDeadline, investigationDeadline],
};
