import { z } from 'zod';
import { roles as allRoles, type Role } from '../../domain/kernel/actor';
import { processTypeOf, type ProcessName } from '../../domain/processes';
import { Id } from '../../domain/values/field-schemas';
import { carsOf } from '../../platform/mongo/repositories/master-data';
import { below, oneOf } from '../../platform/mongo/filters';
import type { Models, StoredTask } from '../../platform/mongo/models';
import { audiencesOf, dueOrNull } from '../../platform/mongo/projections/consequences';
import { viewsOf } from '../../platform/mongo/projections/views';
import { complaintApi } from '../complaints/process-api';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Flag, Limit } from '../http/fields';
import { followUpApi } from '../follow-ups/process-api';
import type { ProcessApi } from '../processes/process-api';
import { isoOf } from '../processes/reading';
import { orderApi } from '../repair-orders/process-api';
import { currentPolicy } from '../dealership/policies';

const doors: { readonly [K in ProcessName]: ProcessApi } = {
  repairOrder: orderApi,
  complaint: complaintApi,
  followUp: followUpApi,
};

/** Plate and model of the cars these tasks are about. */
async function carsBehind(models: Models, tasks: readonly StoredTask[]) {
  const numbers = [...new Set(tasks.map(({ process }) => process))];
  const cars = new Map<string, string>();
  for (const kind of Object.keys(doors) as ProcessName[]) {
    const own = numbers.filter((number) => processTypeOf(number).name === kind);
    if (own.length === 0) continue;
    const views = await viewsOf(models, kind)
      .find({ _id: oneOf(own) }, { vehicle: 1 })
      .lean<{ _id: string; vehicle?: string | null }[]>();
    for (const { _id, vehicle } of views) if (vehicle) cars.set(_id, vehicle);
  }
  const carOf = await carsOf(models, [...cars.values()]);
  return (number: string) => carOf(cars.get(number));
}

async function listed(models: Models, tasks: readonly StoredTask[]): Promise<readonly object[]> {
  const carOf = await carsBehind(models, tasks);
  const now = Date.now();
  return tasks.map(({ _id, process, key, roles, person, command, dueAt, escalated, since }) => {
    const { base, paths } = doors[processTypeOf(process).name];
    const due = dueOrNull(dueAt);
    return {
      id: _id,
      number: process,
      ...carOf(process),
      what: command,
      about: key,
      roles,
      person,
      escalated,
      since: isoOf(since),
      dueAt: isoOf(due),
      overdue: due !== null && due < now,
      action: { method: 'POST', path: `/api/v1${base}/${process}/${paths[command] ?? ''}` },
    };
  });
}

/** The most urgent tasks of these audiences, each once: one read per audience along the index, then merged. */
async function openTasks(
  { tasks }: Models,
  store: string,
  audiences: readonly string[],
  limit: number,
  more: object = {},
): Promise<readonly StoredTask[]> {
  const lists = await Promise.all(
    audiences.map((audience) =>
      tasks
        .find({ store, open: true, audience, ...more })
        .sort({ dueAt: 1 })
        .limit(limit)
        .lean(),
    ),
  );
  return onceEach(lists.flat()).slice(0, limit);
}

/** A task that several roles may take is shown once, the most urgent first. */
const onceEach = (tasks: readonly StoredTask[]): readonly StoredTask[] => {
  const known = new Map(tasks.map((task) => [`${task.process}#${task.key}`, task]));
  return [...known.values()].toSorted((a, b) => a.dueAt - b.dueAt || (a._id < b._id ? -1 : 1));
};

/** These roles, and everybody who holds one of them. */
async function audienceOf({ users }: Models, store: string, roles: readonly Role[]): Promise<readonly string[]> {
  const holders = await users.find({ store, active: true, roles: oneOf(roles) as never }, { _id: 1 }).lean();
  return audiencesOf(
    holders.map(({ _id }) => _id),
    roles,
  );
}

/** CF-16: the roles that answer to one of these, directly. */
function rolesUnder(superiors: Readonly<Partial<Record<Role, Role>>>, roles: readonly Role[]): readonly Role[] {
  return allRoles.filter((role) => role !== 'customer' && roles.includes(superiors[role] ?? 'serviceManager'));
}

export const taskEndpoints = (context: Context): readonly Endpoint[] => {
  const { models } = context;
  return [
    endpoint({
      operation: 'listMyTasks',
      method: 'get',
      path: '/tasks/mine',
      tag: 'tasks',
      summary: 'What you have to do, the most urgent first: yours, your roles’, and those of whom you stand in for',
      query: z.strictObject({ limit: Limit }),
      replies: { 200: 'the tasks' },
      handle: async ({ query: { limit }, session }) => {
        const { store, actorId, deputyFor, roles } = session!;
        const tasks = await openTasks(models, store, audiencesOf([actorId, ...deputyFor], roles), limit);
        return { status: 200, body: { items: await listed(models, tasks) } };
      },
    }),
    endpoint({
      operation: 'listTeamTasks',
      method: 'get',
      path: '/tasks/team',
      tag: 'tasks',
      summary: 'What the roles that answer to you have to do, the most urgent first',
      query: z.strictObject({ limit: Limit, overdue: Flag.optional() }),
      replies: { 200: 'the tasks' },
      handle: async ({ query: { limit, overdue }, session }) => {
        const { store, roles } = session!;
        const { complaint } = await currentPolicy(models, store);
        const team = rolesUnder(complaint.superiors, roles);
        const late = overdue ? { dueAt: below(Date.now()) } : {};
        const tasks = await openTasks(models, store, await audienceOf(models, store, team), limit, late);
        return { status: 200, body: { roles: team, items: await listed(models, tasks) } };
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
      replies: { 200: 'the tasks' },
      handle: async ({ query: { limit, role, person, overdue, escalated }, session }) => {
        const { store } = session!;
        const more = {
          ...(escalated !== undefined && { escalated }),
          ...(overdue === true && { dueAt: below(Date.now()) }),
        };
        const named = role !== undefined || person !== undefined;
        const audiences = [
          ...(role === undefined ? [] : await audienceOf(models, store, [role])),
          ...audiencesOf(person === undefined ? [] : [person], []),
        ];
        const all = () =>
          models.tasks
            .find({ store, open: true, ...more })
            .sort({ dueAt: 1 })
            .limit(limit)
            .lean();
        const tasks = named ? await openTasks(models, store, audiences, limit, more) : onceEach(await all());
        return { status: 200, body: { items: await listed(models, tasks) } };
      },
    }),
  ];
};
