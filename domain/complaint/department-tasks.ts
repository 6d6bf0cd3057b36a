import { z } from 'zod';
import type { Actor } from '../kernel/actor';
import { updateWhere } from '../kernel/command-rule';
import { reject } from '../kernel/rejection';
import { goesBy } from '../kernel/rules-version';
import type { CommandDeclarations } from '../kernel/slice';
import { Id, LocalId, LongText, payload } from '../values/field-schemas';
import { actingRole } from './acting-role';
import { rejectAccused } from './is-accused';
import { openStages } from './stage';
import type { Complaint } from './state';
import type { ComplaintSlice } from './types';

type DepartmentTask = Complaint['departmentTasks'][number];

/** The task of this id. Rejects with `unknownTask`. */
export const taskOf = ({ departmentTasks }: Complaint, taskId: string): DepartmentTask =>
  departmentTasks.find((known) => known.taskId === taskId) ?? reject('unknownTask', { taskId });

/** Whoever would answer: under which roles, for themselves and for whom they stand in. */
export interface Answering {
  readonly roles: readonly string[];
  readonly people: readonly string[];
}

/** H-39: whoever was asked answers, or whoever asks; by the rules before anybody could. */
export const answers = (
  complaint: Complaint,
  { to }: Pick<DepartmentTask, 'to'>,
  { roles, people }: Answering,
): boolean => !goesBy(complaint, 3) || roles.includes(actingRole(complaint, 'crManager')) || people.includes(to);

/** Rejects with `taskOfOthers` whoever does not answer for the task. */
export function rejectOthers(
  complaint: Complaint,
  { taskId, to }: Pick<DepartmentTask, 'taskId' | 'to'>,
  { id, for: represented, role }: Actor,
): void {
  const people = represented === undefined ? [id] : [id, represented];
  if (!answers(complaint, { to }, { roles: [role], people })) reject('taskOfOthers', { taskId });
}

const departmentTaskCommands = {
  reassignDepartmentTask: {
    path: 'department-tasks/:taskId/assignment',
    roles: ['crManager', 'serviceManager'],
    payload: payload(
      { taskId: LocalId, to: Id, reason: LongText },
      'H-39: what a department was told to do goes to another person of it',
    ),
  },
} as const satisfies CommandDeclarations;

export const departmentTaskEvents = {
  departmentTaskReassigned: z.object({ taskId: z.string(), to: z.string(), reason: z.string() }),
};

/** H-39: what becomes of a task that a department was given. */
export const departmentTaskSlice: ComplaintSlice<typeof departmentTaskCommands, typeof departmentTaskEvents> = {
  commands: departmentTaskCommands,
  events: departmentTaskEvents,
  rules: {
    reassignDepartmentTask: {
      during: openStages,
      targets: ({ departmentTasks }) => departmentTasks.filter(({ done }) => !done).map(({ taskId }) => taskId),
      decide: (complaint, { taskId, to, reason }) => {
        const task = taskOf(complaint, taskId);
        if (task.done || task.to === to) return [];
        rejectAccused(complaint, to);
        return [{ type: 'departmentTaskReassigned', taskId, to, reason }];
      },
    },
  },
  evolve: {
    departmentTaskReassigned: (complaint, { taskId, to }) => ({
      ...complaint,
      departmentTasks: updateWhere(
        complaint.departmentTasks,
        (task) => task.taskId === taskId,
        () => ({ to }),
      ),
    }),
  },
  deadlines: [],
};
