import { z } from 'zod';
import { needsSecondPerson } from '../../domain/account/roles';
import { SignInName } from '../../domain/account/sign-in-name';
import { Skills } from '../../domain/account/skills';
import { harmlessOf } from '../../domain/account/staffing';
import { roles as allRoles } from '../../domain/kernel/actor';
import type { Immutable } from '../../domain/kernel/immutable';
import { fingerprint } from '../../domain/kernel/fingerprint';
import { Email, Phone, ShortText, StoredInstant } from '../../domain/values/field-schemas';
import { SignInTaken, type StoredAccount, type StoredStaffMember } from '../../platform/mongo/repositories';
import { AccountClosed, addPerson, PersonTaken } from '../../platform/opening/people';
import { OneTimeCode } from '../account/fields';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { entityTagOf, Flag, IdParams, listSchema } from '../http/fields';
import { Problem } from '../http/problems';
import { changedReplies, createdReplies } from '../master-data/replies';
import { versionsBody, versionsReplies } from '../master-data/versions';
import { personBody, personFields } from './person';
import { decidesAlone } from './second-person';
import { superiorsIn } from './superiors';
import { staffEntryIn } from './staff-entry';

const tag = 'staff';

export const StaffRecord = z
  .object({
    ...personFields,
    version: z.int(),
    signIn: z.string(),
    email: z.string().nullable(),
    active: z.boolean().meta({ description: 'false for whoever has left the store' }),
    signsIn: z
      .enum(['yes', 'noPassword', 'closed', 'demo'])
      .meta({ description: '`noPassword` until the person has chosen one; `demo` has the password of the demo store' }),
    updatedAt: StoredInstant,
  })
  .meta({ id: 'StaffRecord' });
type StaffRecord = Immutable<z.output<typeof StaffRecord>>;

const StaffAdded = z.object({ person: StaffRecord, code: OneTimeCode.nullable() }).meta({
  id: 'StaffAdded',
  description: 'no code when the request came before, and the person has a password by now',
});

const facts = {
  name: ShortText,
  skills: Skills.default([]),
  phone: Phone.nullable().default(null),
  email: Email.nullable().default(null),
};
/** The central team sees more than one store: whoever runs the installation names it. */
const NewcomerRole = z.enum(allRoles).exclude(['customer', 'centralTeam']).meta({ id: 'NewcomerRole' });

function signsIn(account: StoredAccount | undefined): StaffRecord['signsIn'] {
  if (!account?.active) return 'closed';
  if (account.password === null) return 'noPassword';
  return account.demo === true ? 'demo' : 'yes';
}

/** What the versions of an entry tell. */
const toldOf = ({ name, roles, skills, phone, email, active, absence }: StoredStaffMember) => ({
  name,
  roles,
  skills: skills ?? [],
  phone,
  email,
  active,
  absence,
});

/** What the store knows of its people, for those who keep its staff. */
export function staffRecordEndpoints(context: Context): readonly Endpoint[] {
  const { repositories } = context;
  const { staff, accounts } = repositories;

  const recordsOf = async (entries: readonly StoredStaffMember[]): Promise<readonly StaffRecord[]> => {
    const known = new Map((await accounts.of(entries.map(({ person }) => person))).map((one) => [one._id, one]));
    return entries.map((entry) => {
      const { person, version, email, active, updatedAt } = entry;
      const account = known.get(person);
      const signIn = account?.signIn ?? person;
      return { ...personBody(entry), version, signIn, email, active, signsIn: signsIn(account), updatedAt };
    });
  };
  const recordOf = async (entry: StoredStaffMember): Promise<StaffRecord> => {
    const [record] = await recordsOf([entry]);
    if (!record) throw new Problem('notFound');
    return record;
  };
  const entryOf = staffEntryIn(repositories);

  return [
    endpoint({
      operation: 'listStaffRecords',
      method: 'get',
      path: '/staff-records',
      tag,
      summary:
        'The people of the store as they are kept, without those who work for all stores; `left` asks for whoever has left',
      query: z.strictObject({ left: Flag.optional() }),
      replies: { 200: { description: 'the people', body: listSchema(StaffRecord) } },
      handle: async ({ query: { left = false }, session: { store } }) => {
        const entries = (await staff.entries(store)).filter(({ active }) => active !== left);
        return { status: 200, body: { items: [...(await recordsOf(entries))] } };
      },
    }),
    endpoint({
      operation: 'addStaffMember',
      method: 'post',
      path: '/staff',
      tag,
      summary:
        'Let a person into the store; the answer shows a one-time code with which they choose a password. I9: roles for which two people are needed wait in `rolesRequested` for another one, unless there is none yet',
      body: z.strictObject({ signIn: SignInName, ...facts, roles: z.array(NewcomerRole).min(1).max(10) }),
      keyed: true,
      problems: ['signInTaken', 'commandIdReused'],
      replies: createdReplies(StaffAdded, 'added'),
      handle: async ({ body, session, actor, key }) => {
        const { store, actorId } = session;
        const at = Date.now();
        // the same request makes the same person; its answer is not kept, because of the code
        const id = `P-${fingerprint({ store, actorId, key }).slice(0, 24)}`;
        const wanted = [...new Set(body.roles)];
        const superiors = await superiorsIn(repositories, store);
        const atOnce =
          !needsSecondPerson([], wanted) || (await decidesAlone(repositories, superiors, session, id, wanted));
        const person = {
          ...body,
          id,
          store,
          ...(atOnce
            ? { roles: wanted }
            : { roles: harmlessOf(wanted), rolesRequested: { roles: wanted, by: actor, at } }),
        };
        const added = await addPerson(repositories, person, { by: actor, at, mayJoin: false }).catch(
          (error: unknown) => {
            if (error instanceof SignInTaken || error instanceof AccountClosed) throw new Problem('signInTaken');
            throw error instanceof PersonTaken ? new Problem('commandIdReused') : error;
          },
        );
        const headers = { ETag: entityTagOf(added.entry.version), Location: '/api/v1/staff-records' };
        return { status: 201, headers, body: { person: await recordOf(added.entry), code: added.code } };
      },
    }),
    endpoint({
      operation: 'updateStaffMember',
      method: 'put',
      path: '/staff/:id',
      tag,
      summary: 'Replace what is known of a person but the roles; needs If-Match',
      params: IdParams,
      body: z.strictObject(facts),
      versioned: true,
      problems: ['notFound'],
      replies: changedReplies(StaffRecord),
      handle: async ({ params: { id }, body, session: { store }, actor, version }) => {
        const { _id } = await entryOf(store, id);
        const changed = await staff.replace(store, _id, version, body, { by: actor, at: Date.now() });
        if (!changed) throw new Problem('versionStale');
        return { status: 200, headers: { ETag: entityTagOf(changed.version) }, body: await recordOf(changed) };
      },
    }),
    endpoint({
      operation: 'readStaffVersions',
      method: 'get',
      path: '/staff/:id/versions',
      tag,
      summary: 'L-40: who changed what of this person, and when: before and after',
      params: IdParams,
      problems: ['notFound'],
      replies: versionsReplies,
      handle: async ({ params: { id }, session: { store } }) => {
        const { _id } = await entryOf(store, id);
        return { status: 200, body: versionsBody(await staff.versions(store, _id), toldOf) };
      },
    }),
  ];
}
