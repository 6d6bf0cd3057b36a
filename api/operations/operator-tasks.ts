import { z } from 'zod';
import { LongText, StoredInstant } from '../../domain/values/field-schemas';
import { operatorTaskKinds } from '../../domain/values/operator-task';
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
    stack: z.string().nullable().meta({ description: 'where it broke the last time; null where only the log knows' }),
    count: z.int(),
    firstAt: StoredInstant,
    lastAt: StoredInstant,
  })
  .meta({ id: 'OperatorTask', description: 'Something that no user can mend; the process goes on without it' });

/** What is broken, for whoever operates the system. */
export const operatorTaskEndpoints = ({ repositories: { operatorTasks } }: Context): readonly Endpoint[] => [
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
      const items = open.map(({ _id: id, process: number, kind, about, stack, count, firstAt, lastAt }) => ({
        id,
        number,
        kind,
        about,
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
    params: z.strictObject({ id: z.string().regex(/^[A-Za-z0-9:#._-]{3,160}$/) }),
    body: z.strictObject({ resolution: LongText }),
    keyed: true,
    replies: { 204: { description: 'resolved' } },
    handle: async ({ params: { id }, body: { resolution }, session: { store, actorId } }) => {
      if (!(await operatorTasks.resolve(store, id, actorId, resolution))) throw new Problem('notFound');
      return { status: 204 };
    },
  }),
];
