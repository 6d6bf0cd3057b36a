import type { RowFault } from '../../../domain/imports/fault';
import type { StaffMember } from '../../../domain/master-data/staff-member';
import { needsSecondPerson } from '../../../domain/account/roles';
import { AccountClosed, addPerson } from '../../opening/people';
import { SignInTaken } from '../../mongo/repositories';
import type { Authorship } from '../../mongo/repositories/versioned';
import { recordIdOf } from '../record-ids';
import { rowFault, type ImportTarget, type KnownRecord, type RecordWrite, type TargetContext } from '../target';

const signInTaken = rowFault('signInTaken', 'signIn');

/** Adds one person; a try that died in between is completed. */
async function add(
  { repositories, store }: TargetContext,
  { id, fields }: RecordWrite,
  author: Authorship,
): Promise<RowFault | undefined> {
  const { signIn, ...rest } = fields as unknown as StaffMember;
  try {
    const person = { ...rest, id, signIn: signIn.toLowerCase(), store, skills: [] };
    await addPerson(repositories, person, { ...author, mayJoin: false });
    return undefined;
  } catch (error) {
    if (error instanceof SignInTaken || error instanceof AccountClosed) return signInTaken;
    throw error;
  }
}

/**
 * Who works in the store, known by the name they sign in with. A file adds people and changes none: what somebody may do is changed where it is seen by
 * whom. It gives no role that two people have to agree on (I9).
 */
export const staffTarget = (context: TargetContext): ImportTarget<'staff'> => {
  const { repositories, store } = context;
  const { accounts, staff } = repositories;
  const known = async (signIn: string): Promise<KnownRecord | undefined> => {
    const account = await accounts.withSignIn(signIn);
    const entry = account && (await staff.entry(store, account._id));
    return entry
      ? {
          id: account._id,
          version: entry.version,
          fields: { signIn, name: entry.name, roles: entry.roles, phone: entry.phone, email: entry.email },
        }
      : undefined;
  };
  return {
    fieldsOf: async (rows) =>
      rows.map(({ record }) => {
        const fields = { ...record, signIn: record.signIn.toLowerCase() };
        return needsSecondPerson([], record.roles) ? rowFault('leaderRole', 'roles') : fields;
      }),
    fieldOf: {},
    newId: (linkId) => recordIdOf('P', linkId),
    among: async (ids) => {
      const found = await Promise.all(
        (await accounts.of(ids)).map(async ({ _id, signIn }) => [_id, await known(signIn)] as const),
      );
      return new Map(found.flatMap(([id, one]) => (one ? [[id, one] as const] : [])));
    },
    alike: async (rows) => {
      const found = await Promise.all(
        rows.map(async ({ key: { natural } }) => [natural, await known(natural)] as const),
      );
      return new Map(found.flatMap(([natural, one]) => (one ? [[natural, [one]] as const] : [])));
    },
    faultsOf: async (writes) => {
      const faults = new Map<number, RowFault>();
      for (const [place, { id, isNew, fields }] of writes.entries()) {
        if (!isNew) faults.set(place, rowFault('staffKnown', null));
        else {
          const account = await accounts.withSignIn(String(fields['signIn']));
          if (account && (account._id !== id || !account.active)) faults.set(place, signInTaken);
        }
      }
      return faults;
    },
    add: async (writes, author) => {
      const faults = new Map<number, RowFault>();
      for (const [place, write] of writes.entries()) {
        const fault = await add(context, write, author);
        if (fault) faults.set(place, fault);
      }
      return faults;
    },
    replace: async () => rowFault('staffKnown', null),
  };
};
