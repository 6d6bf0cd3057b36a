import { ApiUser, type Answer } from '../../dev/fixtures/api-users';
import { DEMO_PASSWORD, STORE } from '../../dev/fixtures/store';
import { EVERY_STORE } from '../../platform/mongo/repositories';
import { hashOfCode, randomCode } from '../../platform/one-time-codes';
import { MovedClock } from '../support/moved-clock';
import { signedIn, trySignIn } from '../support/sign-in-client';
import { createTestApi, type TestApi } from '../support/test-api';

const GOOD = 'seven lakes and a mirror';
let store: TestApi;
let clock: MovedClock;
beforeAll(async () => {
  clock = new MovedClock();
  store = await createTestApi();
});
afterAll(async () => {
  await store.stop();
  clock.undo();
});

const stranger = () => new ApiUser(store.api.url, undefined, { repeatForMs: 0 });
const choose = (code: string, password: string) => stranger().post('/passwords', { code, password });
const as = (signIn: string) => signedIn(store.api.url, { signIn });
const outcomeOf = ({ status, body }: Answer) => [status, body?.code];
const giveCode = async (person: string, expiresAt = Date.now() + 60_000): Promise<string> => {
  const code = randomCode();
  await store.api.context.repositories.accounts.giveCode(person, { hash: hashOfCode(code), expiresAt });
  return code;
};

describe('choosing a password with a one-time code', () => {
  test('is open to whoever holds the code, works once, and the person signs in with it', async () => {
    const code = await giveCode('wang');
    expect(await choose(code, GOOD)).toMatchObject({ status: 201, body: { signIn: 'wang' } });
    expect(outcomeOf(await choose(code, `${GOOD} again`))).toEqual([403, 'codeNotValid']);
    expect((await trySignIn(store.api.url, { signIn: 'wang' })).status).toBe(401);
    expect((await trySignIn(store.api.url, { signIn: 'wang', password: GOOD })).status).toBe(201);
  });

  test('takes the code as people write it, ends what was open, and of two at the same moment one counts', async () => {
    const open = await as('li');
    const code = await giveCode('li');
    const written = [code.toLowerCase().replaceAll('-', ' '), code.replaceAll('-', '')];
    const answers = await Promise.all(written.map((one, n) => choose(one, `${GOOD} ${n}`)));
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['201', '403']);
    expect((await open.get('/me')).status).toBe(401);
    const signedInWith = await Promise.all(
      [0, 1].map(async (n) => (await trySignIn(store.api.url, { signIn: 'li', password: `${GOOD} ${n}` })).status),
    );
    expect(signedInWith.map(String).toSorted()).toEqual(['201', '401']);
  });

  test.each([
    ['short', 'passwordTooShort'],
    ['x'.repeat(201), 'passwordTooLong'],
    ['repairflow1234', 'passwordGuessable'],
    ['途安汽车销售服务有限公司', 'passwordGuessable'],
    ['赵铁赵铁赵铁赵铁赵铁赵铁', 'passwordGuessable'],
    ['zhaozhaozhao', 'passwordGuessable'],
    ['qwertyuiop12', 'passwordGuessable'],
  ])('refuses %.20s (%s) in words, and the code still works', async (password, why) => {
    const code = await giveCode('zhao');
    expect(outcomeOf(await choose(code, password))).toEqual([422, why]);
    expect((await choose(code, GOOD)).status).toBe(201);
  });

  test('refuses a code that has run out, was replaced, or never was one, alike', async () => {
    const late = await giveCode('wu', Date.now() + 1_000);
    clock.pass(1_000);
    const answers = [await choose(late, GOOD)];
    const replaced = await giveCode('wu');
    await giveCode('wu');
    for (const code of [replaced, 'AAAA-AAAA-AAAA-AAAA', '-', "' || 1==1", '$ne'])
      answers.push(await choose(code, GOOD));
    expect(answers.map(outcomeOf)).toEqual(answers.map(() => [403, 'codeNotValid']));
    const strange = { code: { $ne: null }, password: GOOD };
    expect((await stranger().post('/passwords', strange)).status).toBe(422);
    await store.api.context.repositories.accounts.setActive('wu', false);
    expect(outcomeOf(await choose(await giveCode('wu'), GOOD))).toEqual([403, 'codeNotValid']);
  });

  test('is limited for each address', async () => {
    const limited = await store.another({ SIGN_INS_PER_MINUTE: '3' });
    const tries = [];
    for (let n = 0; n < 5; n++)
      tries.push(
        await new ApiUser(limited.url, undefined, { repeatForMs: 0 }).post('/passwords', { code: 'x', password: GOOD }),
      );
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 429, 429]);
  });
});

describe('changing one’s own password', () => {
  const change = (person: ApiUser, before: string, password: string) =>
    person.ask('/me/password', { method: 'PUT', body: { before, password } });

  test('needs the present one, and ends every other session of the person', async () => {
    const [here, there, colleague] = [await as('quality'), await as('quality'), await as('parts')];
    expect(outcomeOf(await change(here, 'not the present one', GOOD))).toEqual([403, 'passwordWrong']);
    expect(outcomeOf(await change(here, DEMO_PASSWORD, 'quality-quality'))).toEqual([422, 'passwordGuessable']);
    expect((await there.get('/me')).status).toBe(200);
    expect((await change(here, DEMO_PASSWORD, GOOD)).status).toBe(204);
    expect([(await here.get('/me')).status, (await there.get('/me')).status]).toEqual([200, 401]);
    expect((await colleague.get('/me')).status).toBe(200);
    expect((await trySignIn(store.api.url, { signIn: 'quality', password: GOOD })).status).toBe(201);
  });

  test('of two at the same moment one counts', async () => {
    const [here, there] = [await as('settlement'), await as('settlement')];
    const answers = await Promise.all([
      change(here, DEMO_PASSWORD, `${GOOD} 1`),
      change(there, DEMO_PASSWORD, `${GOOD} 2`),
    ]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  });

  test('cannot be tried again and again at a desk that somebody has left', async () => {
    const here = await as('warranty');
    for (let n = 0; n < 5; n++) expect((await change(here, `guess ${n}`, GOOD)).status).toBe(403);
    const paused = await change(here, DEMO_PASSWORD, GOOD);
    expect([paused.status, paused.body.code, paused.headers.get('retry-after')]).toEqual([429, 'attemptsPaused', '5']);
    // the person signs in elsewhere all the same
    expect((await trySignIn(store.api.url, { signIn: 'warranty' })).status).toBe(201);
  });

  test('is not for customers or strangers', async () => {
    expect((await change(stranger(), DEMO_PASSWORD, GOOD)).status).toBe(401);
  });
});

describe('letting somebody choose another password', () => {
  const reset = (by: ApiUser, person: string) => by.post(`/staff/${person}/password-code`);

  test('gives a code once: the old password is void, sessions and known devices are gone', async () => {
    const manager = await as('store');
    const { body: opened } = await trySignIn(store.api.url, { signIn: 'cashier' });
    const cashier = new ApiUser(store.api.url, opened.token as string, { repeatForMs: 0 });
    const { status, body, headers } = await reset(manager, 'cashier');
    expect([status, headers.get('cache-control')]).toEqual([201, 'no-store']);
    expect(Date.parse(body.expiresAt) - Date.now()).toBeGreaterThan(71 * 3_600_000);
    expect((await cashier.get('/me')).status).toBe(401);
    expect((await trySignIn(store.api.url, { signIn: 'cashier' })).status).toBe(401);
    const kept = (await store.models.accounts.findOne({ _id: 'cashier' }).lean())!;
    expect([kept.password, kept.devices]).toEqual([null, []]);
    expect(JSON.stringify(kept)).not.toContain(body.code);
    expect((await choose(body.code, GOOD)).status).toBe(201);
    expect((await trySignIn(store.api.url, { signIn: 'cashier', password: GOOD })).status).toBe(201);
  });

  test('a second code makes the first one void', async () => {
    const operator = await as('ops');
    const codes = [(await reset(operator, 'expert')).body.code, (await reset(operator, 'expert')).body.code];
    expect((await choose(codes[0], GOOD)).status).toBe(403);
    expect((await choose(codes[1], GOOD)).status).toBe(201);
  });

  test('nobody does it for themselves, for the central team, for a stranger, or without the role', async () => {
    await store.models.staff.updateOne({ person: 'central' }, { $set: { store: EVERY_STORE } });
    const [manager, operator, advisor] = [await as('store'), await as('ops'), await as('manager')];
    for (const path of ['password-code', 'sessions', 'second-factor']) {
      const ask = (by: ApiUser, person: string) =>
        by.ask(`/staff/${person}/${path}`, { method: path === 'password-code' ? 'POST' : 'DELETE' });
      expect(outcomeOf(await ask(manager, 'store'))).toEqual([403, 'ownAccount']);
      expect(outcomeOf(await ask(manager, 'central'))).toEqual([403, 'roleAbove']);
      expect(outcomeOf(await ask(operator, 'central'))).toEqual([403, 'roleAbove']);
      expect(outcomeOf(await ask(manager, 'nobody'))).toEqual([404, 'notFound']);
      expect(outcomeOf(await ask(advisor, 'driver'))).toEqual([403, 'forbidden']);
    }
    expect((await trySignIn(store.api.url, { signIn: 'central' })).status).toBe(201);
  });

  test('a deputy of the manager does it for others, not for the manager', async () => {
    const absence = {
      from: new Date(Date.now() - 1_000).toISOString(),
      until: new Date(Date.now() + 60_000).toISOString(),
    };
    const central = await as('central');
    await central.ask('/staff/store/absence', { method: 'PUT', body: { ...absence, deputy: 'assistant' } });
    const deputy = await as('assistant');
    expect((await deputy.get('/me')).body.roles).toContain('storeManager');
    expect(outcomeOf(await reset(deputy, 'store'))).toEqual([403, 'ownAccount']);
    expect((await reset(deputy, 'driver')).status).toBe(201);
  });

  test('whoever manages another store, too, is not in reach', async () => {
    const known = (await store.models.staff.findOne({ person: 'clerk' }).lean())!;
    await store.models.staff.create({ ...known, _id: 'S09:clerk', store: 'S09', roles: ['storeManager'] });
    expect(outcomeOf(await reset(await as('store'), 'clerk'))).toEqual([403, 'roleAbove']);
    await store.models.staff.updateMany({ person: 'ops' }, { $set: { store: EVERY_STORE } });
    expect((await reset(await as('ops'), 'clerk')).status).toBe(201);
    await store.models.staff.updateMany({ person: 'ops' }, { $set: { store: STORE } });
  });

  test('somebody is signed out everywhere without losing the password', async () => {
    const open = [await as('gate'), await as('gate')];
    expect((await (await as('store')).ask('/staff/gate/sessions', { method: 'DELETE' })).status).toBe(204);
    for (const one of open) expect((await one.get('/me')).status).toBe(401);
    expect((await trySignIn(store.api.url, { signIn: 'gate' })).status).toBe(201);
  });
});
