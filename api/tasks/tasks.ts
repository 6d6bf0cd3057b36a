import { z } from 'zod';
import { rolesUnder } from '../../domain/account/line';
import { roles as allRoles, type Role } from '../../domain/kernel/actor';
import { definitionOf } from '../../domain/processes';
import { subjectOf } from '../../domain/repair-order/desk';
import type { RepairOrder } from '../../domain/repair-order/state';
import { Id, StoredInstant } from '../../domain/values/field-schemas';
import type { ListedTask, Repositories } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { peopleOf } from '../http/sessions';
import { Flag, Limit, listSchema } from '../http/fields';
import { carsBehind } from '../processes/cars-behind';
import { RoleName } from '../processes/replies';
import { carFields } from '../repair-orders/replies';
import { currentPolicy } from '../dealership/policies';

const FILL = 'fillChecklist';

export const TaskItem = z
  .object({
    id: z.string(),
    number: z.string(),
    ...carFields,
    what: z.string().meta({ description: 'the command that fulfils it' }),
    about: z.string(),
    subject: z
      .string()
      .nullable()
      .meta({ description: 'the name of the checklist to fill; null where it is none, or none is asked for now' }),
    roles: z.array(RoleName),
    person: z.string().nullable(),
    escalated: z.boolean(),
    since: StoredInstant,
    dueAt: StoredInstant.nullable(),
    overdue: z.boolean(),
    action: z.object({ method: z.literal('POST'), path: z.string() }),
  })
  .meta({ id: 'TaskItem' });
const Tasks = listSchema(TaskItem);
const TeamTasks = Tasks.extend({ roles: z.array(RoleName) });

/** The checklist that is asked for, by the number of the visit. Only these visits are read: other tasks say all by their command. */
async function listsDue({ views }: Repositories, tasks: readonly ListedTask[]) {
  const numbers = tasks.filter(({ command }) => command === FILL).map(({ process }) => process);
  const orders = numbers.length === 0 ? [] : await views.statesOf('repairOrder', [...new Set(numbers)]);
  return new Map(orders.map((order) => [order.number, subjectOf(order as RepairOrder, FILL, '')]));
}

async function itemsOf(repositories: Repositories, tasks: readonly ListedTask[]) {
  const [carOf, listOf] = await Promise.all([
    carsBehind(
      repositories,
      tasks.map(({ process }) => process),
    ),
    listsDue(repositories, tasks),
  ]);
  const now = Date.now();
  return tasks.map(({ _id, process, key, roles, person, command, dueAt, escalated, since }) => {
    const { path: base, commands } = definitionOf(process);
    return {
      id: _id,
      number: process,
      ...carOf(process),
      what: command,
      about: key,
      subject: command === FILL ? (listOf.get(process) ?? null) : null,
      roles,
      person,
      escalated,
      since,
      dueAt,
      overdue: dueAt !== null && dueAt < now,
      action: { method: 'POST' as const, path: `/api/v1${base}/${process}/${commands.paths[command] ?? ''}` },
    };
  });
}

/** The ids of everybody who holds one of these roles. */
const holdersOf = async ({ staff }: Repositories, store: string, roles: readonly Role[]): Promise<readonly string[]> =>
  (await staff.holdersOf(store, roles)).map(({ person }) => person);

export const taskEndpoints = (context: Context): readonly Endpoint[] => {
  const { repositories } = context;
  const { complaints, tasks } = repositories;
  return [
    endpoint({
      operation: 'listMyTasks',
      method: 'get',
      path: '/tasks/mine',
      tag: 'tasks',
      summary: 'What you have to do, the most urgent first: yours, your roles’, and those of whom you stand in for',
      query: z.strictObject({ limit: Limit }),
      replies: { 200: { description: 'the tasks', body: Tasks } },
      handle: async ({ query: { limit }, session }) => {
        const { store, actorId, roles } = session;
        const without = await complaints.closedTo(store, actorId);
        const open = await tasks.openFor(store, peopleOf(session), roles, limit, { without });
        return { status: 200, body: { items: await itemsOf(repositories, open) } };
      },
    }),
    endpoint({
      operation: 'listTeamTasks',
      method: 'get',
      path: '/tasks/team',
      tag: 'tasks',
      summary: 'What the roles that answer to you have to do, the most urgent first',
      query: z.strictObject({ limit: Limit, overdue: Flag.optional() }),
      problems: ['notFound'],
      replies: { 200: { description: 'the tasks, and the roles of the team', body: TeamTasks } },
      handle: async ({ query: { limit, overdue }, session }) => {
        const { store, roles, actorId } = session;
        const { complaint } = await currentPolicy(context, store);
        const team = rolesUnder(complaint.superiors, roles);
        const without = await complaints.closedTo(store, actorId);
        const holders = await holdersOf(repositories, store, team);
        const open = await tasks.openFor(store, holders, team, limit, { overdue, without });
        return { status: 200, body: { roles: team, items: await itemsOf(repositories, open) } };
      },
    }),
    endpoint({
      operation: 'listStoreTasks',
      method: 'get',
      path: '/tasks',
      tag: 'tasks',
      summary: 'What anybody in the store has to do, by role, person, overdue or escalated',
      query: z.strictObject({
        limit: Limit,
        role: z.enum(allRoles).optional(),
        person: Id.optional(),
        overdue: Flag.optional(),
        escalated: Flag.optional(),
      }),
      replies: { 200: { description: 'the tasks', body: Tasks } },
      handle: async ({ query: { limit, role, person, overdue, escalated }, session }) => {
        const { store, actorId } = session;
        const narrow = { overdue, escalated, without: await complaints.closedTo(store, actorId) };
        const persons = [
          ...(role === undefined ? [] : await holdersOf(repositories, store, [role])),
          ...(person === undefined ? [] : [person]),
        ];
        const open =
          role === undefined && person === undefined
            ? await tasks.openIn(store, limit, narrow)
            : await tasks.openFor(store, persons, role === undefined ? [] : [role], limit, narrow);
        return { status: 200, body: { items: await itemsOf(repositories, open) } };
      },
    }),
  ];
};
