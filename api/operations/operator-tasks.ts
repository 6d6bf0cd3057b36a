import { z } from 'zod';
import { errandRefusals, type ErrandRefusal } from '../../domain/errands';
import { LongText, StoredInstant } from '../../domain/values/field-schemas';
import { operatorTaskKinds } from '../../domain/values/operator-task';
import { isProcessMissing, type ErrandSettlement, type ProcessPort } from '../../platform/process-port';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Limit, listSchema } from '../http/fields';
import { Problem } from '../http/problems';

const OperatorTask = z
  .object({
    id: z.string(),
    number: z.string(),
    kind: z.enum(operatorTaskKinds),
    about: z.string().meta({
      description: 'the command, event or consequence it happened to; the sequence of an event that is missing',
    }),
    reason: z
      .enum(errandRefusals)
      .nullable()
      .meta({ description: 'why an errand is refused; null for everything else' }),
    stack: z.string().nullable().meta({ description: 'where it broke the last time; null where only the log knows' }),
    count: z.int(),
    firstAt: StoredInstant,
    lastAt: StoredInstant,
  })
  .meta({ id: 'OperatorTask', description: 'Something that no user can mend; the process goes on without it' });

const TaskParams = z.strictObject({ id: z.string().regex(/^[A-Za-z0-9:#._-]{3,160}$/) });

const notFound = (): never => {
  throw new Problem('notFound');
};

/** A process that is gone has nothing to be settled. */
async function settleErrands(processes: ProcessPort, number: string, how: ErrandSettlement): Promise<void> {
  try {
    await processes.settleErrands(number, how);
  } catch (error) {
    if (how.again || !isProcessMissing(error)) throw error;
  }
}

/** What is broken, for whoever operates the system. */
export const operatorTaskEndpoints = ({
  repositories: { operatorTasks, noticeOutbox },
  processes,
}: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'listOperatorTasks',
    method: 'get',
    path: '/operator-tasks',
    tag: 'operations',
    summary: 'What is broken and not yet resolved, the latest first',
    query: z.strictObject({ limit: Limit }),
    replies: { 200: { description: 'the open tasks', body: listSchema(OperatorTask) } },
    handle: async ({ query: { limit }, session: { store } }) => {
      const open = await operatorTasks.openIn(store, limit);
      const items = open.map(({ _id: id, process: number, kind, about, reason, stack, count, firstAt, lastAt }) => ({
        id,
        number,
        kind,
        about,
        reason: reason as ErrandRefusal | null,
        stack,
        count,
        firstAt,
        lastAt,
      }));
      return { status: 200, body: { items } };
    },
  }),
  endpoint({
    operation: 'resolveOperatorTask',
    method: 'post',
    path: '/operator-tasks/:id/resolution',
    tag: 'operations',
    summary: 'It is mended; should it happen again, the task opens again',
    params: TaskParams,
    body: z.strictObject({ resolution: LongText }),
    keyed: true,
    replies: { 204: { description: 'resolved; of an errand: somebody has seen to it by hand, it is not done again' } },
    handle: async ({ params: { id }, body: { resolution }, session: { store, actorId } }) => {
      const task = (await operatorTasks.findOpen(store, id)) ?? notFound();
      if (task.kind === 'errand') await settleErrands(processes, task.process, { again: false });
      await operatorTasks.resolve(task, actorId, resolution);
      return { status: 204 };
    },
  }),
  endpoint({
    operation: 'retryOperatorTask',
    method: 'post',
    path: '/operator-tasks/:id/retry',
    tag: 'operations',
    summary:
      'What a process has asked of another, or the messages about it, are tried again; what fails again opens the task again',
    params: TaskParams,
    keyed: true,
    problems: ['nothingToRetry'],
    replies: { 204: { description: 'it is tried again' } },
    handle: async ({ params: { id }, session: { store, actorId } }) => {
      const task = (await operatorTasks.findOpen(store, id)) ?? notFound();
      if (task.kind === 'errand') await settleErrands(processes, task.process, { again: true });
      else if (task.kind === 'notice') await noticeOutbox.sendAgain(task.process, Date.now());
      else throw new Problem('nothingToRetry');
      await operatorTasks.resolve(task, actorId, 'retried');
      return { status: 204 };
    },
  }),
];
