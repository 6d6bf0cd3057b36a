import { z } from 'zod';
import type { Actor } from '../kernel/actor';
import { updateWhere } from '../kernel/command-rule';
import type { Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import { goesBy } from '../kernel/rules-version';
import type { CommandDeclarations } from '../kernel/slice';
import {
  Id,
  Instant as InstantField,
  LocalId,
  LongText,
  ShortText,
  StoredInstant,
  payload,
} from '../values/field-schemas';
import { rejectOthers, taskOf } from './department-tasks';
import { promised, working } from './due-time';
import { escalates, explainedDeadline, type ExplainedDeadline } from './explained-deadline';
import { rejectOtherKeeper } from './flags';
import { rejectAccused } from './is-accused';
import { nextLevel, superiorOf } from './levels';
import { exhausted, rejectBeyondSilence, rejectBeyondSolution } from './limits';
import { rejectPast } from './promise';
import { staff } from './roles';
import { openStages } from './stage';
import type { Complaint } from './state';
import { announced, departmentTask, offerSubject } from './subjects';
import type { ComplaintSlice } from './types';

const ownershipCommands = {
  offerOwnership: {
    path: 'ownership-offers',
    roles: staff,
    payload: payload(
      { to: Id, reason: LongText },
      'B-01, H-39, H-43: hand the complaint to a named person; until accepted it stays where it is',
    ),
  },
  acceptOwnership: {
    path: 'ownership',
    roles: staff,
    payload: payload({}, 'B-01, H-43: the named person takes the complaint over'),
  },
  commandDepartment: {
    path: 'department-tasks',
    roles: ['crManager'],
    payload: payload(
      {
        taskId: LocalId,
        department: ShortText,
        to: Id.optional().meta({ description: 'by default the head of the department' }),
        what: LongText,
        dueAt: InstantField,
      },
      'H-39: the customer-service manager directs a department while the complaint is open',
    ),
  },
  reportDepartmentTask: {
    path: 'department-tasks/:taskId/report',
    roles: staff,
    payload: payload({ taskId: LocalId, result: LongText }, 'H-39: the department has done what it was told'),
  },
  recordAction: {
    path: 'actions',
    roles: [...staff, 'centralTeam'],
    payload: payload({ words: LongText, nextActionAt: InstantField }, 'H-43: what was done, and when it goes on'),
  },
} as const satisfies CommandDeclarations;

export const ownershipEvents = {
  ownershipOffered: z.object({ to: z.string(), reason: z.string() }),
  ownershipAccepted: z.object({}),
  departmentCommanded: z.object({
    taskId: z.string(),
    department: z.string(),
    to: z.string(),
    what: z.string(),
    dueAt: StoredInstant,
  }),
  departmentReported: z.object({ taskId: z.string(), result: z.string() }),
  actionRecorded: z.object({ words: z.string(), nextActionAt: StoredInstant }),
};

/** Each offer, and each action that is announced, is one of its own: its deadline is no other's. */
export const withOffer = (complaint: Complaint, to: string, by: Actor, at: Instant) => ({
  offered: { to, by: by.id, at, turn: complaint.offersMade + 1 },
  offersMade: complaint.offersMade + 1,
});
export const withNextAction = (complaint: Complaint, at: Instant) => ({
  nextAction: { at, turn: complaint.actionsAnnounced + 1 },
  actionsAnnounced: complaint.actionsAnnounced + 1,
});
/** The person as owner. What is no person owns nothing: the owner stays. */
export const ownedBy = ({ id, role }: Actor, { owner }: Complaint): Complaint['owner'] =>
  role === 'system' ? owner : { id, role };

/** H-43: what was announced. */
const actionDeadline = (complaint: Complaint): readonly ExplainedDeadline[] => {
  const { nextAction, movedAt } = complaint;
  if (!nextAction) return [];
  const dueTime = promised(complaint, movedAt, nextAction.at);
  const { timer, subject } = announced;
  return [explainedDeadline(timer, subject(nextAction.turn), 'recordAction', dueTime, escalates(nextLevel(complaint)))];
};

/** B-01. */
const offerDeadline = (complaint: Complaint): readonly ExplainedDeadline[] => {
  const { offered, policy } = complaint;
  if (!offered) return [];
  const dueTime = working(complaint, offered.at, policy.complaint.minutes.ownerSignature);
  const above = escalates(superiorOf(complaint));
  return [explainedDeadline('B-01', offerSubject(offered), 'acceptOwnership', dueTime, above)];
};

/** H-39. */
const departmentDeadlines = (complaint: Complaint): readonly ExplainedDeadline[] =>
  complaint.departmentTasks
    .filter(({ done }) => !done)
    .map(({ taskId, dueAt }) => {
      const dueTime = promised(complaint, complaint.receivedAt, dueAt);
      const { timer, subject } = departmentTask;
      return explainedDeadline(timer, subject(taskId), 'reportDepartmentTask', dueTime, escalates('crManager'));
    });

export const ownershipSlice: ComplaintSlice<typeof ownershipCommands, typeof ownershipEvents> = {
  commands: ownershipCommands,
  events: ownershipEvents,
  rules: {
    offerOwnership: {
      during: openStages,
      decide: (complaint, { to, reason }) => {
        const { owner, offered } = complaint;
        if (to === owner.id) reject('alreadyOwner', { owner: to });
        rejectAccused(complaint, to);
        return offered?.to === to ? [] : [{ type: 'ownershipOffered', to, reason }];
      },
    },
    acceptOwnership: {
      during: openStages,
      requires: ({ offered }) => (offered ? undefined : { code: 'notOffered' }),
      decide: (complaint, { by }) => {
        const { offered } = complaint;
        if (offered?.to !== by.id) reject('notOffered', { offeredTo: offered?.to });
        rejectOtherKeeper(complaint, by.role);
        return [{ type: 'ownershipAccepted' }];
      },
    },
    commandDepartment: {
      during: openStages,
      decide: (complaint, { taskId, department, to, what, dueAt }, at) => {
        if (complaint.departmentTasks.some((task) => task.taskId === taskId)) return [];
        const person = to ?? reject('headMissing', { department });
        rejectAccused(complaint, person);
        rejectPast({ dueAt }, at);
        rejectBeyondSolution(complaint, { dueAt }, at);
        return [{ type: 'departmentCommanded', taskId, department, to: person, what, dueAt }];
      },
    },
    reportDepartmentTask: {
      during: openStages,
      targets: ({ departmentTasks }) => departmentTasks.filter(({ done }) => !done).map(({ taskId }) => taskId),
      decide: (complaint, { taskId, result, by }) => {
        const task = taskOf(complaint, taskId);
        rejectOthers(complaint, task, by);
        return task.done ? [] : [{ type: 'departmentReported', taskId, result }];
      },
    },
    recordAction: {
      during: openStages,
      requires: (complaint) => exhausted(complaint, 'actions'),
      decide: (complaint, { words, nextActionAt }, at) => {
        rejectPast({ nextActionAt }, at);
        rejectBeyondSilence(complaint, { nextActionAt }, at);
        return [{ type: 'actionRecorded', words, nextActionAt }];
      },
    },
  },
  evolve: {
    ownershipOffered: (complaint, { to, by, at }) => ({ ...complaint, ...withOffer(complaint, to, by, at) }),
    ownershipAccepted: ({ offered: _offered, ...complaint }, { by }) => ({
      ...complaint,
      owner: ownedBy(by, complaint),
      handovers: complaint.handovers + 1,
    }),
    departmentCommanded: (complaint, { taskId, department, to, what, dueAt, by, at }) => ({
      ...complaint,
      departmentTasks: [
        ...complaint.departmentTasks,
        {
          taskId,
          to,
          dueAt,
          done: false,
          ...(goesBy(complaint, 3) && { department, what, askedBy: by.id, askedAt: at }),
        },
      ],
    }),
    departmentReported: (complaint, { taskId, result, at }) => ({
      ...complaint,
      departmentTasks: updateWhere(
        complaint.departmentTasks,
        (task) => task.taskId === taskId,
        () => ({ done: true, ...(goesBy(complaint, 3) && { result, answeredAt: at }) }),
      ),
    }),
    actionRecorded: (complaint, { nextActionAt }) => ({ ...complaint, ...withNextAction(complaint, nextActionAt) }),
  },
  deadlines: [actionDeadline, offerDeadline, departmentDeadlines],
};
