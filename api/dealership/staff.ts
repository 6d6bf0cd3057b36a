import { z } from 'zod';
import type { Actor } from '../../domain/kernel/actor';
import { Id, Instant, StoredInstant } from '../../domain/values/field-schemas';
import type { StoredStaffMember } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { IdParams, listSchema } from '../http/fields';
import { Problem } from '../http/problems';
import { RoleName } from '../processes/replies';

const Person = z
  .object({
    id: z.string(),
    name: z.string(),
    roles: z.array(RoleName),
    phone: z.string().nullable(),
    absence: z.object({ from: StoredInstant, until: StoredInstant, deputy: z.string() }).nullable(),
  })
  .meta({ id: 'Person' });

const bodyOf = ({ person, name, roles, phone, absence }: StoredStaffMember) => ({
  id: person,
  name,
  roles,
  /** H-36: what the customer is given when the complaint is escalated. */
  phone: phone ?? null,
  absence: absence ?? null,
});

const Absence = z
  .strictObject({ from: Instant, until: Instant, deputy: Id })
  .refine(({ from, until }) => from < until, { message: 'must end after it begins' })
  .meta({ description: '`until` lies after `from`, and the deputy is somebody else' });

/** CF-16: deputies and absence are data; the deputy gets the roles and tasks of the person who is away. */
export const staffEndpoints = ({ repositories: { staff }, sessions }: Context): readonly Endpoint[] => {
  const person = async (store: string, id: string): Promise<StoredStaffMember> => {
    const found = await staff.find(store, id);
    if (!found) throw new Problem('notFound', { missing: id });
    return found;
  };
  const change = async (
    { store, _id, version }: StoredStaffMember,
    absence: StoredStaffMember['absence'],
    by: Actor,
  ): Promise<StoredStaffMember> => {
    const changed = await staff.replace(store, _id, version, { absence }, { by, at: Date.now() });
    if (!changed) throw new Problem('versionStale');
    sessions.forget();
    return changed;
  };
  return [
    endpoint({
      operation: 'listStaff',
      method: 'get',
      path: '/staff',
      tag: 'store',
      summary: 'Who works here, in which roles, and who stands in for whom',
      replies: { 200: { description: 'the staff', body: listSchema(Person) } },
      handle: async ({ session }) => {
        const people = await staff.all(session.store);
        return { status: 200, body: { items: people.map(bodyOf) } };
      },
    }),
    endpoint({
      operation: 'setAbsence',
      method: 'put',
      path: '/staff/:id/absence',
      tag: 'store',
      summary: 'CF-16: somebody will be away; the deputy gets roles and tasks for that time',
      params: IdParams,
      body: Absence,
      problems: ['versionStale'],
      replies: { 200: { description: 'the person', body: Person } },
      handle: async ({ params: { id }, body: absence, session, actor }) => {
        const { store } = session;
        const away = await person(store, id);
        await person(store, absence.deputy);
        if (absence.deputy === id)
          throw new Problem('invalid', {
            errors: [{ pointer: '/deputy', message: 'must be somebody else', code: 'custom' }],
          });
        return { status: 200, body: bodyOf(await change(away, absence, actor)) };
      },
    }),
    endpoint({
      operation: 'endAbsence',
      method: 'delete',
      path: '/staff/:id/absence',
      tag: 'store',
      summary: 'CF-16: back again',
      params: IdParams,
      problems: ['versionStale'],
      replies: { 204: { description: 'done' } },
      handle: async ({ params: { id }, session, actor }) => {
        await change(await person(session.store, id), null, actor);
        return { status: 204 };
      },
    }),
  ];
};
