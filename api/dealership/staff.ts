import { z } from 'zod';
import { absenceDecidedAs, absenceSetAs } from '../../domain/account/absence';
import { actorIn, type Actor, type Role } from '../../domain/kernel/actor';
import { Id, Instant } from '../../domain/values/field-schemas';
import type { StoredStaffMember } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { IdParams, listSchema } from '../http/fields';
import { Problem } from '../http/problems';
import type { Session } from '../http/sessions';
import { Person, personBody } from './person';
import { superiorsIn } from './superiors';
import { rule } from '../../domain/values/field-rules';

const AbsenceBody = z
  .strictObject({ from: Instant, until: Instant, deputy: Id })
  .refine(({ from, until }) => from < until, rule('endsAfterBeginning'))
  .meta({ description: '`until` lies after `from`, at most 60 days; the deputy is neither the person nor the caller' });

const holderOf = ({ person: id, roles, absence }: StoredStaffMember) => ({ id, roles, absence });
/** On a wall stand names, and nothing else about a person. */
const namesOnly = (one: StoredStaffMember): StoredStaffMember => ({
  ...one,
  skills: [],
  phone: null,
  absence: null,
  rolesRequested: null,
});
const callerOf = ({ actorId: id, roles }: Session) => ({ id, roles });

/** CF-16: deputies and absence are data; the deputy gets the roles and tasks of the person who is away. */
export const staffEndpoints = (context: Context): readonly Endpoint[] => {
  const { repositories } = context;
  const { staff } = repositories;
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
    return changed;
  };
  const actorOf = ({ actorId, inPlaceOf }: Session, role: Role): Actor => actorIn(actorId, role, inPlaceOf);
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
        const shown = session.wall === null ? people : people.map(namesOnly);
        return { status: 200, body: { items: shown.map(personBody) } };
      },
    }),
    endpoint({
      operation: 'setAbsence',
      method: 'put',
      path: '/staff/:id/absence',
      tag: 'store',
      summary:
        'CF-16: somebody will be away; the deputy gets roles and tasks for that time. Somebody above every role of the person sets it',
      params: IdParams,
      body: AbsenceBody,
      problems: ['versionStale', 'onlySuperior', 'absenceTooLong'],
      replies: { 200: { description: 'the person', body: Person } },
      handle: async ({ params: { id }, body: absence, session }) => {
        const { store } = session;
        const away = await person(store, id);
        const deputy = await person(store, absence.deputy);
        const superiors = await superiorsIn(repositories, store);
        const role = absenceSetAs(superiors, callerOf(session), holderOf(away), absence, holderOf(deputy), Date.now());
        const by = actorOf(session, role);
        return { status: 200, body: personBody(await change(away, { ...absence, setBy: by }, by)) };
      },
    }),
    endpoint({
      operation: 'endAbsence',
      method: 'delete',
      path: '/staff/:id/absence',
      tag: 'store',
      summary: 'CF-16: back again; whoever may set an absence may end it',
      params: IdParams,
      problems: ['versionStale', 'onlySuperior'],
      replies: { 204: { description: 'done' } },
      handle: async ({ params: { id }, session }) => {
        const { store } = session;
        const away = await person(store, id);
        const role = absenceDecidedAs(await superiorsIn(repositories, store), callerOf(session), holderOf(away));
        await change(away, null, actorOf(session, role));
        return { status: 204 };
      },
    }),
  ];
};
