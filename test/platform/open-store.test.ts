import { hostActor } from '../../domain/kernel/actor';
import type { Database } from '../../platform/mongo/database';
import { SignInTaken, type Repositories } from '../../platform/mongo/repositories';
import { openStore, StoreBegun, StoreTaken } from '../../platform/opening/open-store';
import { AccountClosed, addPerson } from '../../platform/opening/people';
import { openMemoryDatabase } from '../support/memory-database';

const manager = { name: '方敏', signIn: 'fang', phone: '13900001234' };
const opening = { name: '远航店', brand: 'chery', manager } as const;
const now = { by: hostActor, at: 1_000 };

let database: Database;
beforeEach(() => (database = openMemoryDatabase()));

const countAll = async ({ models }: Database) => ({
  accounts: await models.accounts.countDocuments({}),
  staff: await models.staff.countDocuments({}),
  policies: await models.policies.countDocuments({}),
  stores: await models.stores.countDocuments({}),
});
const whole = { accounts: 1, staff: 1, policies: 1, stores: 1 };

class Died extends Error {}
const writes = { accounts: ['add', 'giveCode'], staff: ['add'], policies: ['add'], dealership: ['add'] } as const;
/** The repositories of a process that dies when it would write once more than this. */
function dyingAfter(limit: number, repositories: Repositories): Repositories {
  let written = 0;
  const dying = Object.entries(writes).map(([group, names]) => {
    const real = repositories[group as keyof typeof writes] as unknown as Record<
      string,
      (...given: unknown[]) => unknown
    >;
    const counted = names.map((name) => {
      const write = async (...given: unknown[]): Promise<unknown> => {
        if (written === limit) throw new Died();
        written += 1;
        return real[name]!(...given);
      };
      return [name, write] as const;
    });
    return [group, { ...real, ...Object.fromEntries(counted) }] as const;
  });
  return { ...repositories, ...Object.fromEntries(dying) };
}

const WRITES = 5;
test.each(Array.from({ length: WRITES }, (_none, n) => n))(
  'an opening that dies after %i writes leaves no store, and the same once more completes it',
  async (limit) => {
    await expect(openStore(dyingAfter(limit, database.repositories), opening, now)).rejects.toThrow(Died);
    expect(await database.repositories.dealership.hasAny()).toBe(false);
    const opened = await openStore(database.repositories, opening, now);
    expect(opened).toMatchObject({ store: 'S01', code: { code: expect.stringMatching(/^(?:[A-Z2-9]{4}-?){4}$/) } });
    expect(await countAll(database)).toEqual(whole);
    expect(await database.repositories.policies.newest('S01')).toMatchObject({ version: 1, brand: 'chery' });
  },
);

test('an opening makes no more writes than those it was killed between', async () => {
  await openStore(dyingAfter(WRITES, database.repositories), opening, now);
  expect(await countAll(database)).toEqual(whole);
});

test('what was begun for one manager is not completed for another, who would be the second', async () => {
  await expect(openStore(dyingAfter(4, database.repositories), opening, now)).rejects.toThrow(Died);
  const other = { ...opening, manager: { ...manager, signIn: 'other' } };
  await expect(openStore(database.repositories, other, now)).rejects.toThrow(new StoreBegun('fang'));
  expect((await openStore(database.repositories, { ...other, id: 'S02' }, now)).store).toBe('S02');
});

test('a store is opened once; the next one has the next id', async () => {
  await openStore(database.repositories, opening, now);
  await expect(openStore(database.repositories, { ...opening, id: 'S01' }, now)).rejects.toThrow(StoreTaken);
  expect((await openStore(database.repositories, opening, now)).store).toBe('S02');
});

test('of two that open the same store at once one does, and the other leaves no manager behind', async () => {
  const both = await Promise.allSettled(
    ['fang', 'other'].map((signIn) =>
      openStore(database.repositories, { ...opening, manager: { ...manager, signIn } }, now),
    ),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await database.repositories.staff.holdersOf('S01', ['storeManager'])).toHaveLength(1);
});

test('a manager who works in another store keeps account and password', async () => {
  const { accounts } = database.repositories;
  await openStore(database.repositories, opening, now);
  const { _id: person } = (await accounts.findBySignIn('fang'))!;
  await database.models.accounts.updateOne({ _id: person }, { $set: { password: 'hash', code: null } });
  expect(await openStore(database.repositories, opening, now)).toEqual({ store: 'S02', person, code: null });
  expect(await accounts.find(person)).toMatchObject({ password: 'hash', code: null });
});

describe('adding a person', () => {
  const person = { id: 'P-1', store: 'S01', name: '李明', signIn: 'li', roles: ['cashier'], skills: [] } as const;
  const contact = { phone: null, email: null };
  const add = (change: object, mayJoin = false) =>
    addPerson(database.repositories, { ...person, ...contact, ...change }, { ...now, mayJoin });

  test('a name to sign in with that somebody has is refused, unless the account may be joined', async () => {
    await add({});
    await expect(add({ id: 'P-2', store: 'S02' })).rejects.toThrow(SignInTaken);
    expect(await add({ id: 'P-2', store: 'S02' }, true)).toMatchObject({ isNew: true, entry: { person: 'P-1' } });
  });

  test('the same person once more is there once, and gets another code while there is no password', async () => {
    const first = await add({});
    const second = await add({ name: '李大明' });
    expect([first.isNew, second.isNew, second.entry.name]).toEqual([true, false, '李明']);
    expect(second.code).not.toEqual(first.code);
  });

  test('nobody goes on with an account that is closed', async () => {
    await add({});
    await database.repositories.accounts.setActive('P-1', false);
    await expect(add({ store: 'S02' }, true)).rejects.toThrow(AccountClosed);
  });
});
