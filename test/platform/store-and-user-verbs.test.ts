import { EVERY_STORE, type Repositories } from '../../platform/mongo/repositories';
import { hashOfCode } from '../../platform/one-time-codes';
import { runStore } from '../../platform/operate/stores';
import { runUser } from '../../platform/operate/users';
import { newFirstRunCode } from '../../platform/opening/first-run';
import { UserFacingError } from '../../platform/user-facing-error';
import { openMemoryDatabase } from '../support/memory-database';

let repositories: Repositories;
let said: string[];
beforeEach(() => {
  repositories = openMemoryDatabase().repositories;
  said = [];
});

const tell = (line: string): void => void said.push(line);
/** As it is typed at the prompt, split at blanks; what belongs together stands in quotation marks. */
const words = (typed: string): readonly string[] =>
  [...typed.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
const store = (typed: string) => runStore(repositories, words(typed), tell);
const user = (typed: string) => runUser(repositories, words(typed), tell);
const wrongly = async (what: Promise<void>): Promise<string> => {
  const error: unknown = await what.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserFacingError);
  return (error as Error).message;
};
/** The last one. */
const saidCode = (): string => [...said.join('\n').matchAll(/One-time code: (\S+)/g)].at(-1)?.[1] ?? '';

const OPEN = 'add --name 远航店 --brand chery --manager "方 敏" --sign-in Fang --phone 13900001234';
const LI = 'add --store S01 --sign-in li --name 李明 --roles serviceAdvisor,cashier';
const chooses = async (signIn: string, code: string): Promise<boolean> => {
  const account = (await repositories.accounts.withSignIn(signIn))!;
  return repositories.accounts.setPassword(account._id, hashOfCode(code), 'hash');
};

describe('repairflow store', () => {
  test('add opens a store and shows the code of its manager once', async () => {
    const printed = await newFirstRunCode(repositories, 1);
    await store(OPEN);
    expect(said[0]).toBe('Store S01 (远航店) is open; 方 敏 is its manager and signs in as fang.');
    expect(await chooses('fang', saidCode())).toBe(true);
    expect(await repositories.firstRunCodes.find(hashOfCode(printed!))).toBeNull();
    expect(await repositories.policies.newest('S01')).toMatchObject({ brand: 'chery' });
  });

  test('add once more opens the next one; with the id of one that is open it changes nothing', async () => {
    await store(OPEN);
    await store(OPEN);
    expect((await repositories.dealership.allStores()).map(({ _id }) => _id)).toEqual(['S01', 'S02']);
    expect(await wrongly(store(`${OPEN} --id S01`))).toContain('There is a store S01 already; nothing was changed.');
  });

  test('list names every store', async () => {
    await store('list');
    await store(OPEN);
    said = [];
    await store('list');
    expect(said).toEqual(['S01      chery          远航店']);
  });

  test.each([
    [OPEN.replace('chery', 'voyage'), '--brand: must be one of general, generalMotors, cadillac, chery, beiben.'],
    [OPEN.replace(' --phone 13900001234', ''), '--phone is missing.'],
    [OPEN.replace('13900001234', '110'), '--phone: must be a mainland mobile'],
    [OPEN.replace('Fang', '方'), '--sign-in: must be 2 to 60 letters'],
    [`${OPEN} --id "main store"`, '--id: must be 1 to 8 capitals and digits'],
    [`${OPEN} --password secret`, "Unknown option '--password'"],
    ['add', '--name is missing; --brand is missing; --manager is missing'],
    ['close S01', 'Say which: repairflow store add'],
  ])('%s is refused with a sentence, and opens nothing', async (typed, sentence) => {
    expect(await wrongly(store(typed))).toContain(sentence);
    expect(await repositories.dealership.hasAny()).toBe(false);
    expect(await repositories.accounts.withSignIn('fang')).toBeNull();
  });
});

describe('repairflow user', () => {
  beforeEach(() => store(OPEN));
  const roles = async (place = 'S01') => {
    const { _id } = (await repositories.accounts.withSignIn('li'))!;
    return (await repositories.staff.find(place, _id))?.roles;
  };

  test('add lets a person in with a one-time code', async () => {
    await user(`${LI} --skills electrical,body --email li@example.com`);
    expect(said.slice(-3)[0]).toBe('李明 works for S01 as serviceAdvisor, cashier and signs in as li.');
    const { _id } = (await repositories.accounts.withSignIn('li'))!;
    expect(await repositories.staff.entry('S01', _id)).toMatchObject({
      roles: ['serviceAdvisor', 'cashier'],
      skills: ['electrical', 'body'],
      email: 'li@example.com',
      changedBy: { id: 'host', role: 'system' },
    });
    expect(await chooses('li', saidCode())).toBe(true);
  });

  test('add for all stores makes a central team', async () => {
    await user(`add --store * --sign-in li --name 李明 --roles centralTeam`);
    await store(OPEN);
    expect(await roles('S02')).toEqual(['centralTeam']);
    expect(await repositories.staff.entriesOf((await repositories.accounts.withSignIn('li'))!._id)).toMatchObject([
      { store: EVERY_STORE },
    ]);
  });

  test('add in a second store joins the account, which keeps its password', async () => {
    await user(LI);
    await chooses('li', saidCode());
    await store(OPEN);
    await user(LI.replace('S01', 'S02'));
    expect(said.at(-1)).toBe('No code is needed: this person has a password.');
    expect(await roles('S02')).toEqual(['serviceAdvisor', 'cashier']);
  });

  test('add says who works there already, and brings back who has left', async () => {
    await user(LI);
    expect(await wrongly(user(LI))).toContain('li works for S01 already');
    const { _id } = (await repositories.accounts.withSignIn('li'))!;
    await repositories.staff.replace(
      'S01',
      `S01:${_id}`,
      1,
      { active: false },
      { by: { id: 'x', role: 'operator' }, at: 2 },
    );
    await user(LI.replace('serviceAdvisor,cashier', 'driver'));
    expect(await roles()).toEqual(['driver']);
  });

  test('roles changes what somebody is, and keeps what they were', async () => {
    await user(LI);
    const account = (await repositories.accounts.withSignIn('li'))!;
    const by = { id: 'x', role: 'storeManager' } as const;
    const rolesRequested = { roles: ['operator'] as const, by, at: 2 };
    await repositories.staff.replace('S01', `S01:${account._id}`, 1, { rolesRequested }, { by, at: 2 });
    await user('roles --store S01 --sign-in LI --roles gateGuard');
    expect(said.at(-1)).toBe('李明 works for S01 as gateGuard; before it was serviceAdvisor, cashier.');
    const { _id } = (await repositories.accounts.withSignIn('li'))!;
    const versions = await repositories.staff.versions('S01', `S01:${_id}`);
    const before = ['serviceAdvisor', 'cashier'];
    expect(versions.map((one) => one.roles)).toEqual([['gateGuard'], before, before]);
    expect(versions[0]?.rolesRequested).toBeNull();
    expect(await wrongly(user('roles --store S01 --sign-in nobody --roles driver'))).toContain(
      'Nobody signs in as nobody',
    );
    expect(await wrongly(user('roles --store * --sign-in li --roles driver'))).toContain(
      'does not work for all stores',
    );
  });

  test('disable closes the account, enable opens it again', async () => {
    await user(LI);
    await user('disable --sign-in li');
    expect(await repositories.accounts.findBySignIn('li')).toBeNull();
    expect(await wrongly(user('password --sign-in li'))).toContain('is closed');
    expect(await wrongly(user(LI))).toContain('is closed');
    await user('enable --sign-in li');
    expect(await repositories.accounts.findBySignIn('li')).not.toBeNull();
  });

  test('password shows a code; the one before, the password and the second factor are void', async () => {
    await user(LI);
    const before = saidCode();
    await chooses('li', before);
    const { _id } = (await repositories.accounts.withSignIn('li'))!;
    await repositories.accounts.beginEnrolment(_id, { secret: 'sealed', expiresAt: 2 });
    await repositories.accounts.enrol(_id, { secret: 'sealed', since: 1, lastStep: 0, recovery: [] });
    expect((await repositories.accounts.find(_id))?.secondFactor).not.toBeNull();
    said = [];
    await user('password --sign-in li');
    expect(await repositories.accounts.find(_id)).toMatchObject({ password: null, secondFactor: null });
    expect(await chooses('li', before)).toBe(false);
    expect(await chooses('li', saidCode())).toBe(true);
  });

  test('list tells who is who and who cannot sign in, and shows no secret', async () => {
    await user(LI);
    await user('disable --sign-in li');
    said = [];
    await user('list');
    expect(said[0]).toBe('all stores: 0 people');
    expect(said.join('\n')).toMatch(/fang +方 敏: storeManager, operator, has chosen no password yet/);
    expect(said.join('\n')).toMatch(/li +李明: serviceAdvisor, cashier, account closed/);
    expect(said.join('\n')).not.toContain('One-time');
    expect(await wrongly(user('list --store S09'))).toContain('There is no store S09');
  });

  test('H6 what is done is in the audit log before and after, by ids; what cannot be written down is not done', async () => {
    const { audit } = repositories;
    await user(LI);
    await wrongly(user('roles --store S01 --sign-in nobody --roles cashier'));
    const { _id } = (await repositories.accounts.withSignIn('li'))!;
    const entries = await audit.inOrder('S01', 0, 100);
    expect(entries.map(({ operation, outcome, about, who }) => [operation, outcome, about, who])).toEqual([
      ['repairflow user add', 'started', null, 'host'],
      ['repairflow user add', 'done', `person:${_id}`, 'host'],
      ['repairflow user roles', 'started', null, 'host'],
      ['repairflow user roles', 'failed', null, 'host'],
    ]);
    expect((await audit.inOrder('*', 0, 100)).map(({ operation }) => operation)).toContain('repairflow store add');
    expect(JSON.stringify(entries)).not.toMatch(/李明|13900001234/);
    Object.assign(audit, { insert: () => Promise.reject(new Error('away')) });
    await expect(user('disable --sign-in li')).rejects.toThrow('could not be written');
    expect((await repositories.accounts.find(_id))?.active).toBe(true);
  });

  test.each([
    [LI.replace('S01', 'S09'), 'There is no store S09'],
    [LI.replace('cashier', 'king'), '--roles: must be words out of serviceAdvisor'],
    [LI.replace('cashier', 'customer'), '--roles: must be words out of'],
    [`${LI} --skills flying`, '--skills: must be words out of maintenance'],
    [`${LI} --email nobody`, '--email: '],
    [`${LI} --password secret`, "Unknown option '--password'"],
    ['password --sign-in nobody', 'Nobody signs in as nobody'],
    ['disable', '--sign-in is missing.'],
    ['constructor', 'Say what:'],
  ])('%s is refused with a sentence', async (typed, sentence) => {
    expect(await wrongly(user(typed))).toContain(sentence);
    expect(await repositories.accounts.withSignIn('li')).toBeNull();
  });
});
