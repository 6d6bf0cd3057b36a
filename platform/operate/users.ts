import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { hostActor } from '../../domain/kernel/actor';
import { StoreId } from '../../domain/values/store-id';
import { writtenDown } from '../audit/operator-act';
import { EVERY_STORE, type Repositories, type StoredAccount, type StoredStaffMember } from '../mongo/repositories';
import { hashOfCode, newCode } from '../one-time-codes';
import { AccountClosed, addPerson } from '../opening/people';
import { UserFacingError } from '../user-facing-error';
import { sayCode, type Say } from './code';
import { fields } from './fields';
import { optionsIn } from './options';
import { say, withRepositories, type Verb } from './verb';

const { store, signIn, name, roles, phone, email, skills } = fields;
const usages = {
  add: 'user add --store S01 --sign-in NAME --name NAME --roles ROLE,… [--phone NUMBER] [--email ADDRESS] [--skills SKILL,…]',
  roles: 'user roles --store S01 --sign-in NAME --roles ROLE,…',
  disable: 'user disable --sign-in NAME',
  enable: 'user enable --sign-in NAME',
  password: 'user password --sign-in NAME',
  list: 'user list [--store S01]',
} as const;

type Run = (repositories: Repositories, words: readonly string[], tell: Say) => Promise<void>;

const now = () => ({ by: hostActor, at: Date.now() });
const placeOf = (id: string): string => (id === EVERY_STORE ? 'all stores' : id);

async function assertStore({ dealership }: Repositories, id: string): Promise<void> {
  if (id === EVERY_STORE || (await dealership.find(id))) return;
  throw new UserFacingError(`There is no store ${id}. \`repairflow store list\` names those that are open.`);
}

async function accountOf({ accounts }: Repositories, signInName: string): Promise<StoredAccount> {
  const account = await accounts.withSignIn(signInName);
  if (!account)
    throw new UserFacingError(`Nobody signs in as ${signInName}. \`repairflow user list\` names everybody.`);
  return account;
}

async function change(
  { staff }: Repositories,
  { store: place, _id, version }: StoredStaffMember,
  changes: Partial<StoredStaffMember>,
): Promise<void> {
  if (!(await staff.replace(place, _id, version, changes, now())))
    throw new UserFacingError('Somebody else changed this person at the same moment; say it again.');
}

const Added = z.object({
  store,
  signIn,
  name,
  roles,
  phone: phone.optional(),
  email: email.optional(),
  skills: skills.optional(),
});

const add: Run = async (repositories, words, tell) => {
  const given = optionsIn(Added, words, usages.add);
  await assertStore(repositories, given.store);
  const person = {
    ...given,
    id: `P-${randomUUID()}`,
    phone: given.phone ?? null,
    email: given.email ?? null,
    skills: given.skills ?? [],
  };
  const added = await addPerson(repositories, person, { ...now(), mayJoin: true }).catch((error: unknown) => {
    if (!(error instanceof AccountClosed)) throw error;
    throw new UserFacingError(`The account of ${given.signIn} is closed; \`repairflow user enable\` opens it.`);
  });
  const place = placeOf(given.store);
  if (!added.isNew) {
    if (added.entry.active)
      throw new UserFacingError(
        `${given.signIn} works for ${place} already; \`repairflow user roles\` changes what they do.`,
      );
    const { id: _id, signIn: _signIn, store: _store, ...changes } = person;
    await change(repositories, added.entry, { ...changes, rolesRequested: null, active: true });
  }
  tell(`${given.name} works for ${place} as ${given.roles.join(', ')} and signs in as ${given.signIn}.`);
  sayCode(added.code, tell);
};

const setRoles: Run = async (repositories, words, tell) => {
  const given = optionsIn(z.object({ store, signIn, roles }), words, usages.roles);
  const account = await accountOf(repositories, given.signIn);
  const entry = await repositories.staff.entry(given.store, account._id);
  if (!entry?.active)
    throw new UserFacingError(
      `${given.signIn} does not work for ${placeOf(given.store)}; \`repairflow user add\` adds them.`,
    );
  // whoever asked for other roles before asks anew
  await change(repositories, entry, { roles: given.roles, rolesRequested: null });
  tell(
    `${entry.name} works for ${placeOf(given.store)} as ${given.roles.join(', ')}; before it was ${entry.roles.join(', ')}.`,
  );
};

/** Opens or closes an account. */
const activating =
  (active: boolean): Run =>
  async (repositories, words, tell) => {
    const given = optionsIn(z.object({ signIn }), words, active ? usages.enable : usages.disable);
    const account = await accountOf(repositories, given.signIn);
    await repositories.accounts.setActive(account._id, active);
    if (active) return tell(`${given.signIn} can sign in again.`);
    tell(`${given.signIn} cannot sign in any more, in no store; their sessions are over.`);
    tell('Open work is still theirs: the store manager hands it over on the staff page of the console.');
  };

/** For whoever has lost password or phone, the last manager among them. */
const password: Run = async (repositories, words, tell) => {
  const given = optionsIn(z.object({ signIn }), words, usages.password);
  const account = await accountOf(repositories, given.signIn);
  if (!account.active)
    throw new UserFacingError(`The account of ${given.signIn} is closed; \`repairflow user enable\` opens it.`);
  const code = newCode(Date.now());
  await repositories.accounts.reset(account._id, { hash: hashOfCode(code.code), expiresAt: code.expiresAt });
  await repositories.accounts.removeSecondFactor(account._id);
  await repositories.sessions.removeAllOf(account._id);
  tell(`Password and second factor of ${given.signIn} are void, and their sessions are over.`);
  sayCode(code, tell);
};

/** What keeps a person from signing in, in words. */
function stateOf(account: StoredAccount | undefined, { active }: StoredStaffMember): string {
  if (!active) return ', has left';
  if (!account?.active) return ', account closed';
  if (account.password === null) return ', has chosen no password yet';
  return account.demo === true ? ', with the password of the demo store' : '';
}

const list: Run = async (repositories, words, tell) => {
  const given = optionsIn(z.object({ store: store.optional() }), words, usages.list);
  if (given.store !== undefined) await assertStore(repositories, given.store);
  const stores = (await repositories.dealership.allStores()).map(({ _id }) => _id);
  for (const place of given.store === undefined ? [EVERY_STORE, ...stores] : [given.store]) {
    const entries = await repositories.staff.entries(place);
    const accounts = new Map(
      (await repositories.accounts.of(entries.map(({ person }) => person))).map((one) => [one._id, one]),
    );
    tell(`${placeOf(place)}: ${entries.length} people`);
    for (const entry of entries) {
      const account = accounts.get(entry.person);
      const who = (account?.signIn ?? entry.person).padEnd(20);
      tell(`  ${who} ${entry.name}: ${entry.roles.join(', ')}${stateOf(account, entry)}`);
    }
  }
};

const actions: Readonly<Record<string, Run>> = {
  add,
  roles: setRoles,
  disable: activating(false),
  enable: activating(true),
  password,
  list,
};

/** `user add`, `roles`, `disable`, `enable`, `password` and `list`, on these repositories. */
export async function runUser(
  repositories: Repositories,
  [what = '', ...words]: readonly string[],
  tell: Say,
): Promise<void> {
  const action = Object.hasOwn(actions, what) ? actions[what] : undefined;
  if (!action)
    throw new UserFacingError(
      `Say what:\n${Object.values(usages)
        .map((usage) => `  repairflow ${usage}`)
        .join('\n')}`,
    );
  const said = (option: string): string | undefined => words[words.indexOf(option) + 1 || words.length];
  const account = async () => repositories.accounts.withSignIn((said('--sign-in') ?? '').toLowerCase());
  const named = StoreId.safeParse(said('--store')).data;
  const known = named === undefined ? null : await repositories.dealership.find(named);
  await writtenDown(
    repositories,
    {
      verb: `user ${what}`,
      store: known?._id,
      about: async () => await account().then((one) => one && `person:${one._id}`),
    },
    () => action(repositories, words, tell),
  );
}

/** Whoever has the machine lets people in; a password is never said here, only a code with which one is chosen. */
export const user: Verb = {
  usage: `user ${Object.keys(actions).join('|')} …`,
  does: 'adds people, closes accounts, changes roles, gives one-time codes',
  run: (words) => withRepositories((repositories) => runUser(repositories, words, say)),
};
