import { z } from 'zod';
import {
  askerOf,
  needsSecondPerson,
  rolesChangedBy,
  rolesConfirmedBy,
  rolesRefusedBy,
  type RolesRequest,
} from '../../domain/account/roles';
import { roles as allRoles, type Actor, type Role } from '../../domain/kernel/actor';
import { EVERY_STORE, type StoredStaffMember } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { IdParams } from '../http/fields';
import { Problem } from '../http/problems';
import type { Session } from '../http/sessions';
import { Person, personBody } from './person';
import { decidesAlone } from './second-person';
import { superiorsIn } from './superiors';
import { rule } from '../../domain/values/field-rules';

const StaffRole = z.enum(allRoles).exclude(['customer']).meta({ id: 'StaffRole' });
const RolesBody = z.strictObject({
  roles: z
    .array(StaffRole)
    .min(1)
    .max(10)
    .refine((roles) => new Set(roles).size === roles.length, rule('eachRoleOnce'))
    .meta({ uniqueItems: true }),
});

const sameRoles = (one: readonly Role[], other: readonly Role[]): boolean =>
  one.length === other.length && one.every((role) => other.includes(role));

/** Whoever works for all stores answers to the central team, whatever they do there. */
const holderOf = ({ person: id, roles, store }: StoredStaffMember) => ({
  id,
  roles: store === EVERY_STORE ? [...roles, 'centralTeam' as const] : roles,
});
const callerOf = ({ actorId: id, roles, inPlaceOf }: Session) => ({ id, roles, inPlaceOf });

/** I9: what a person may do is changed by one person where it is harmless, and by two where it is not. */
export const roleEndpoints = (context: Context): readonly Endpoint[] => {
  const { repositories } = context;
  const { staff } = repositories;
  /** What the person is in this very store; of one who works for all of them only, that entry. */
  const entryOf = async (store: string, id: string): Promise<StoredStaffMember> => {
    const entries = await staff.entriesOf(id);
    const entry = [store, EVERY_STORE].map((place) => entries.find((one) => one.store === place)).find(Boolean);
    if (entry) return entry;
    throw new Problem('notFound', { missing: id });
  };
  /** What whoever asked holds by now, here or in all stores. */
  const rolesOfAsker = async (request: RolesRequest | null, store: string): Promise<readonly Role[]> =>
    (request ? await staff.entriesOf(askerOf(request)) : [])
      .filter((one) => one.store === store || one.store === EVERY_STORE)
      .flatMap((one) => one.roles);
  const change = async (
    { store, _id, version }: StoredStaffMember,
    changed: Partial<Pick<StoredStaffMember, 'roles' | 'rolesRequested'>>,
    by: Actor,
  ): Promise<StoredStaffMember> => {
    const after = await staff.replace(store, _id, version, changed, { by, at: Date.now() });
    if (!after) throw new Problem('versionStale');
    return after;
  };
  return [
    endpoint({
      operation: 'changeRoles',
      method: 'put',
      path: '/staff/:id/roles',
      tag: 'store',
      summary:
        'I9: the roles of a person from now on. With a role that leads, takes money, lets cars out or operates the system this is a request, for another person to confirm',
      params: IdParams,
      body: RolesBody,
      problems: ['versionStale', 'onlySuperior'],
      replies: { 200: { description: 'the person; `rolesRequested` is what waits for another person', body: Person } },
      handle: async ({ params: { id }, body: { roles }, session }) => {
        const { store } = session;
        const entry = await entryOf(store, id);
        const superiors = await superiorsIn(repositories, store);
        const by = rolesChangedBy(superiors, callerOf(session), holderOf(entry));
        // nothing is wanted that is not; what waits goes on waiting
        if (sameRoles(entry.roles, roles)) return { status: 200, body: personBody(entry) };
        const request = { roles, by, at: Date.now() };
        const atOnce =
          !needsSecondPerson(entry.roles, roles) ||
          (await decidesAlone(repositories, superiors, session, id, [...entry.roles, ...roles]));
        const asked = atOnce ? { roles, rolesRequested: null } : { rolesRequested: request };
        return { status: 200, body: personBody(await change(entry, asked, by)) };
      },
    }),
    endpoint({
      operation: 'confirmRoles',
      method: 'post',
      path: '/staff/:id/roles/confirmation',
      tag: 'store',
      summary: 'I9: another person confirms exactly these roles, as they were asked for',
      params: IdParams,
      body: RolesBody,
      problems: ['versionStale', 'onlySuperior', 'noRolesRequested'],
      replies: { 200: { description: 'the person', body: Person } },
      handle: async ({ params: { id }, body: { roles }, session }) => {
        const { store } = session;
        const entry = await entryOf(store, id);
        const { rolesRequested: request = null } = entry;
        // a repetition of what has been confirmed
        if (!request && sameRoles(entry.roles, roles)) return { status: 200, body: personBody(entry) };
        const superiors = await superiorsIn(repositories, store);
        const askerRoles = await rolesOfAsker(request, store);
        const by = rolesConfirmedBy(superiors, callerOf(session), holderOf(entry), request, askerRoles, Date.now());
        if (!request || !sameRoles(request.roles, roles)) throw new Problem('versionStale');
        return { status: 200, body: personBody(await change(entry, { roles, rolesRequested: null }, by)) };
      },
    }),
    endpoint({
      operation: 'refuseRoles',
      method: 'delete',
      path: '/staff/:id/roles/request',
      tag: 'store',
      summary: 'I9: the roles that wait for another person are refused, or taken back by whoever asked for them',
      params: IdParams,
      problems: ['versionStale', 'onlySuperior'],
      replies: { 204: { description: 'nothing waits any more' } },
      handle: async ({ params: { id }, session }) => {
        const { store } = session;
        const entry = await entryOf(store, id);
        const { rolesRequested: request = null } = entry;
        if (!request) return { status: 204 };
        const by = rolesRefusedBy(await superiorsIn(repositories, store), callerOf(session), holderOf(entry), request);
        await change(entry, { rolesRequested: null }, by);
        return { status: 204 };
      },
    }),
  ];
};
