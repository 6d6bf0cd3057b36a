import { z } from 'zod';
import { Id, Instant, StoredInstant } from '../../domain/values/field-schemas';
import type { StoredUser } from '../../platform/mongo/repositories';
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

const bodyOf = ({ _id, name, roles, phone, absence }: StoredUser) => ({
  id: _id,
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
  const person = async (store: string, id: string): Promise<StoredUser> => {
    const found = await staff.find(store, id);
    if (!found) throw new Problem('notFound', { missing: id });
    return found;
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
        const users = await staff.all(session.store);
        return { status: 200, body: { items: users.map(bodyOf) } };
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
      replies: { 200: { description: 'the person', body: Person } },
      handle: async ({ params: { id }, body: absence, session }) => {
        const { store } = session;
        const away = await person(store, id);
        await person(store, absence.deputy);
        if (absence.deputy === id)
          throw new Problem('invalid', {
            errors: [{ pointer: '/deputy', message: 'must be somebody else', code: 'custom' }],
          });
        await staff.setAbsence(id, absence);
        sessions.forget();
        return { status: 200, body: bodyOf({ ...away, absence }) };
      },
    }),
    endpoint({
      operation: 'endAbsence',
      method: 'delete',
      path: '/staff/:id/absence',
      tag: 'store',
      summary: 'CF-16: back again',
      params: IdParams,
      replies: { 204: { description: 'done' } },
      handle: async ({ params: { id }, session }) => {
        await person(session.store, id);
        await staff.setAbsence(id, null);
        sessions.forget();
        return { status: 204 };
      },
    }),
  ];
};
