import type { PauseReason } from '../policy/policy';
import type { Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import { workingMinutesBetween } from '../time/working-time';
import type { Actor, Role } from '../kernel/actor';
import type { ownershipCommands } from './commands/handling';
import { changed, type CommandRules } from './types';
import { open } from './stage';
import { openPause, type Complaint, type Evolvers } from './state';

export interface OwnershipEvents {
  readonly ownershipOffered: { readonly to: string; readonly reason: string };
  readonly ownershipAccepted: object;
  readonly departmentCommanded: {
    readonly taskId: string;
    readonly department: string;
    readonly to: string;
    readonly what: string;
    readonly dueAt: Instant;
  };
  readonly departmentReported: { readonly taskId: string; readonly result: string };
  readonly actionRecorded: { readonly words: string; readonly nextActionAt: Instant };
  readonly clocksPaused: { readonly reason: PauseReason; readonly words: string; readonly until: Instant };
  readonly clocksResumed: { readonly reason: PauseReason };
}

/** Working minutes that closed pauses have used of the cap. */
export const pausedMinutes = ({ pauses, policy }: Complaint): number =>
  pauses.reduce(
    (sum, { from, to }) => sum + (to === undefined ? 0 : workingMinutesBetween(policy.calendar, from, to)),
    0,
  );

export const ownershipSteps: CommandRules<keyof typeof ownershipCommands> = {
  offerOwnership: {
    during: open,
    decide: ({ owner, offered }, { to, reason }) => {
      if (to === owner.id) reject('alreadyOwner', { owner: to });
      return offered?.to === to ? [] : [{ type: 'ownershipOffered', to, reason }];
    },
  },
  acceptOwnership: {
    during: open,
    requires: ({ offered }) => (offered ? undefined : { code: 'notOffered' }),
    decide: ({ offered }, { by }) => {
      if (offered!.to !== by.id) reject('notOffered', { offeredTo: offered!.to });
      return [{ type: 'ownershipAccepted' }];
    },
  },
  commandDepartment: {
    during: open,
    decide: ({ departmentTasks }, { taskId, department, to, what, dueAt }, at) => {
      if (departmentTasks.some((task) => task.taskId === taskId)) return [];
      if (dueAt <= at) reject('promiseInPast', { dueAt });
      return [{ type: 'departmentCommanded', taskId, department, to, what, dueAt }];
    },
  },
  reportDepartmentTask: {
    during: open,
    decide: ({ departmentTasks }, { taskId, result }) => {
      const task = departmentTasks.find((known) => known.taskId === taskId) ?? reject('unknownTask', { taskId });
      return task.done ? [] : [{ type: 'departmentReported', taskId, result }];
    },
  },
  recordAction: {
    during: open,
    decide: (_complaint, { words, nextActionAt }, at) => {
      if (nextActionAt <= at) reject('promiseInPast', { nextActionAt });
      return [{ type: 'actionRecorded', words, nextActionAt }];
    },
  },
  pauseClocks: {
    during: open,
    requires: (complaint) => {
      if (openPause(complaint)) return { code: 'alreadyPaused' };
      const capMinutes = complaint.policy.complaint.pauseCapMinutes;
      return pausedMinutes(complaint) < capMinutes ? undefined : { code: 'pauseCapReached', facts: { capMinutes } };
    },
    decide: (_complaint, { reason, words, until }, at) => {
      if (until <= at) reject('promiseInPast', { until });
      return [{ type: 'clocksPaused', reason, words, until }];
    },
  },
  resumeClocks: {
    during: open,
    requires: (complaint) => (openPause(complaint) ? undefined : { code: 'notPaused' }),
    decide: (complaint) => [{ type: 'clocksResumed', reason: openPause(complaint)!.reason }],
  },
};

const pauseEnded = (complaint: Complaint, at: Instant): readonly Complaint['pauses'][number][] => [
  ...changed(
    complaint.pauses,
    ({ to }) => to === undefined,
    () => ({ to: at }),
  ),
];

/** Each offer, and each step that is announced, is one of its own: its clock is no other's. */
export const withOffer = (complaint: Complaint, to: string, by: Actor, at: Instant) => ({
  offered: { to, by: by.id, at, turn: complaint.offersMade + 1 },
  offersMade: complaint.offersMade + 1,
});
export const withNextAction = (complaint: Complaint, at: Instant) => ({
  nextAction: { at, turn: complaint.actionsAnnounced + 1 },
  actionsAnnounced: complaint.actionsAnnounced + 1,
});

export const ownershipEvolvers: Evolvers<OwnershipEvents> = {
  ownershipOffered: (complaint, { to, by, at }) => ({ ...complaint, ...withOffer(complaint, to, by, at) }),
  ownershipAccepted: ({ offered: _offered, ...complaint }, { by }) => ({
    ...complaint,
    owner: { id: by.id, role: by.role as Role },
    handovers: complaint.handovers + 1,
  }),
  departmentCommanded: (complaint, { taskId, to, dueAt }) => ({
    ...complaint,
    departmentTasks: [...complaint.departmentTasks, { taskId, to, dueAt, done: false }],
  }),
  departmentReported: (complaint, { taskId }) => ({
    ...complaint,
    departmentTasks: changed(
      complaint.departmentTasks,
      (task) => task.taskId === taskId,
      () => ({ done: true }),
    ),
  }),
  actionRecorded: (complaint, { nextActionAt }) => ({ ...complaint, ...withNextAction(complaint, nextActionAt) }),
  clocksPaused: (complaint, { reason, until, at }) => ({
    ...complaint,
    pauses: [...complaint.pauses, { reason, from: at, until }],
  }),
  clocksResumed: (complaint, { at }) => ({ ...complaint, pauses: pauseEnded(complaint, at) }),
};
