import { ApiUser, type Answer } from '../../dev/fixtures/api-users';
import { DEMO_PASSWORD } from '../../dev/fixtures/store';
import { demandsSecondFactor } from '../../domain/account/second-factor';
import { staff } from '../../dev/fixtures/store';
import { endpointsOf } from '../../api/endpoints';
import { permissions, withoutSecondFactor } from '../../api/permissions';
import { MovedClock } from '../support/moved-clock';
import { samplePath } from '../support/sample-paths';
import { codeOf, enrol, signedIn, trySignIn } from '../support/sign-in-client';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let clock: MovedClock;
beforeAll(async () => {
  clock = new MovedClock();
  store = await createTestApi({ SECOND_FACTOR: 'managers' });
  // people of their own, whose password nobody else knows
  await store.models.accounts.updateMany({}, { $set: { demo: false } });
});
afterAll(async () => {
  await store.stop();
  clock.undo();
});
beforeEach(() => store.models.signInAttempts.deleteMany({}));

const outcomeOf = ({ status, body }: Answer) => [status, body?.code];
const as = (signIn: string) => signedIn(store.api.url, { signIn });
const NEXT_STEP = 30_000;

describe('who decides for others', () => {
  test('can do nothing but set up a second factor until one was shown', async () => {
    const manager = await as('manager');
    expect((await manager.get('/me')).body.secondFactor).toBe('needed');
    const passed: string[] = [];
    for (const { operation, method, path } of endpointsOf(store.api.context)) {
      if (permissions[operation] === 'anyone' || withoutSecondFactor.has(operation)) continue;
      const { status, body } = await manager.ask(samplePath(path), { method: method.toUpperCase() as 'GET' });
      if (status !== 403 || body.code !== 'secondFactorNeeded') passed.push(`${operation}: ${status}`);
    }
    expect(passed).toEqual([]);
    expect([...withoutSecondFactor].toSorted()).toEqual([
      'beginSecondFactor',
      'confirmSecondFactor',
      'readMe',
      'signOut',
    ]);

    const { recoveryCodes } = await enrol(manager);
    expect(new Set(recoveryCodes).size).toBe(10);
    expect((await manager.get('/me')).body.secondFactor).toBe('proved');
    expect((await manager.get('/overdue')).status).toBe(200);
  });

  test('is everybody the table names, and nobody else', async () => {
    for (const { id, roles } of staff.filter(({ id: one }) => one !== 'manager')) {
      const { secondFactor } = (await (await as(id)).get('/me')).body;
      expect([id, secondFactor]).toEqual([id, roles.some(demandsSecondFactor) ? 'needed' : 'off']);
    }
  });

  test('on the machine of a developer nobody needs one, and where others reach the API they do', async () => {
    const url = { PUBLIC_URL: 'https://service.example.com', SECOND_FACTOR: undefined };
    const answers = await Promise.all([
      store.another({ SECOND_FACTOR: undefined }),
      store.another(url),
      store.another({ ...url, SECOND_FACTOR: 'off' }),
    ]);
    const states = [];
    for (const { url: base } of answers)
      states.push((await (await signedIn(base, { signIn: 'director' })).get('/me')).body.secondFactor);
    expect(states).toEqual(['off', 'needed', 'off']);
  });

  test('CF-16 a deputy goes on with the own work, and gets the roles of the manager with a second factor', async () => {
    const store_ = await as('store');
    await enrol(store_);
    const hour = {
      from: new Date(Date.now() - 1_000).toISOString(),
      until: new Date(Date.now() + 3_600_000).toISOString(),
    };
    await store_.ask('/staff/director/absence', { method: 'PUT', body: { ...hour, deputy: 'wu' } });
    const wu = await as('wu');
    expect((await wu.get('/me')).body).toMatchObject({ roles: ['technician'], secondFactor: 'neededToStandIn' });
    expect((await wu.get('/tasks/mine')).status).toBe(200);
    await enrol(wu);
    expect((await wu.get('/me')).body).toMatchObject({
      roles: ['technician', 'serviceDirector'],
      secondFactor: 'proved',
    });
  });

  test('a role that needs one counts on the next request of a session without one', async () => {
    const wang = await as('wang');
    expect((await wang.get('/tasks/mine')).status).toBe(200);
    const { staff: people } = store.api.context.repositories;
    const { _id, version, store: where } = (await store.models.staff.findOne({ person: 'wang' }).lean())!;
    const author = { by: { id: 'store', role: 'storeManager' as const }, at: Date.now() };
    await people.replace(where, _id, version, { roles: ['serviceAdvisor', 'finance'] }, author);
    expect(outcomeOf(await wang.get('/tasks/mine'))).toEqual([403, 'secondFactorNeeded']);
  });
});

describe('setting it up', () => {
  test('needs the password, shows the secret once, and keeps it encrypted', async () => {
    const li = await as('li');
    expect(outcomeOf(await li.post('/me/second-factor', { password: 'wrong' }))).toEqual([403, 'passwordWrong']);
    const { body, headers } = await li.post('/me/second-factor', { password: DEMO_PASSWORD });
    expect(body.uri).toMatch(/^otpauth:\/\/totp\//);
    expect(headers.get('cache-control')).toBe('no-store');
    await li.ask('/me/second-factor', { method: 'PUT', body: { code: codeOf(body.secret) } });
    const kept = JSON.stringify(await store.models.accounts.findOne({ _id: 'li' }).lean());
    expect(kept).toContain('lastStep');
    expect(kept).not.toContain(body.secret);
  });

  test('counts with its first code only, ends other sessions, and takes no code when too much time has passed', async () => {
    const [here, there] = [await as('zhao'), await as('zhao')];
    const confirm = (code: string) => here.ask('/me/second-factor', { method: 'PUT', body: { code } });
    expect(outcomeOf(await confirm('123456'))).toEqual([409, 'enrolmentOver']);
    const { secret } = (await here.post('/me/second-factor', { password: DEMO_PASSWORD })).body;
    expect((await trySignIn(store.api.url, { signIn: 'zhao' })).status).toBe(201);
    const wrong = codeOf(secret, 5);
    expect(outcomeOf(await confirm(wrong))).toEqual([403, 'codeWrong']);
    clock.pass(15 * 60_000);
    expect(outcomeOf(await confirm(codeOf(secret)))).toEqual([409, 'enrolmentOver']);
    const again = (await here.post('/me/second-factor', { password: DEMO_PASSWORD })).body.secret as string;
    expect(outcomeOf(await confirm(codeOf(secret)))).toEqual([403, 'codeWrong']);
    expect((await there.get('/me')).status).toBe(200);
    const twice = await Promise.all([confirm(codeOf(again)), confirm(codeOf(again))]);
    expect(twice.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409']);
    expect([(await here.get('/me')).status, (await there.get('/me')).status]).toEqual([200, 401]);
  });

  test('says what is missing where nobody has set a key', async () => {
    const without = await store.another({ PUBLIC_URL: 'https://service.example.com', SECOND_FACTOR: 'managers' });
    const director = await signedIn(without.url, { signIn: 'director' });
    const { status, body } = await director.post('/me/second-factor', { password: DEMO_PASSWORD });
    expect([status, body.code, body.title]).toEqual([
      409,
      'secondFactorUnavailable',
      expect.stringContaining('operator'),
    ]);
    const key = { ACCOUNT_KEY: Buffer.alloc(32, 5).toString('base64') };
    const other = await store.another({ PUBLIC_URL: 'https://service.example.com', ...key });
    await enrol(await signedIn(other.url, { signIn: 'director' }));
  });
});

describe('signing in with it', () => {
  let secret: string;
  let recoveryCodes: readonly string[];
  let device: string;
  beforeAll(async () => {
    const { body } = await trySignIn(store.api.url, { signIn: 'finance' });
    device = body.device;
    ({ secret, recoveryCodes } = await enrol(new ApiUser(store.api.url, body.token, { repeatForMs: 0 })));
  });
  const show = (shown: object = {}) => trySignIn(store.api.url, { signIn: 'finance', ...shown });

  test('a stranger does not learn whether the password was right; on a known device the code is asked for', async () => {
    const answers = [
      await show(),
      await show({ password: 'wrong password' }),
      await show({ password: 'wrong password', code: codeOf(secret) }),
      await show({ code: '000000' }),
      await trySignIn(store.api.url, { signIn: 'nobody' }),
    ];
    const told = answers.map(({ status, body: { instance: _instance, ...body } }) => ({ status, body }));
    expect(told).toEqual(told.map(() => told[0]));
    expect(told[0]!.body.code).toBe('signInFailed');
    await store.models.signInAttempts.deleteMany({});
    expect(outcomeOf(await show({ device }))).toEqual([401, 'secondFactorAsked']);
    expect(outcomeOf(await show({ device, password: 'wrong password' }))).toEqual([401, 'signInFailed']);
    expect(outcomeOf(await show({ device, code: '000000' }))).toEqual([401, 'signInFailed']);
  });

  test('a code counts once, also when it is shown twice at the same moment, and none of an earlier step after it', async () => {
    clock.pass(2 * NEXT_STEP);
    const code = codeOf(secret);
    const before = codeOf(secret, -1);
    const twice = await Promise.all([show({ code }), show({ code })]);
    expect(twice.map(({ status }) => String(status)).toSorted()).toEqual(['201', '401']);
    for (const used of [code, before]) expect(outcomeOf(await show({ code: used }))).toEqual([401, 'signInFailed']);
    clock.pass(NEXT_STEP);
    const { status, body } = await show({ code: codeOf(secret) });
    expect([status, body.secondFactor]).toEqual([201, 'proved']);
  });

  test('the code with which it was set up does not sign in', async () => {
    const cr = await as('crmanager');
    const started = (await cr.post('/me/second-factor', { password: DEMO_PASSWORD })).body;
    const code = codeOf(started.secret);
    expect((await cr.ask('/me/second-factor', { method: 'PUT', body: { code } })).status).toBe(200);
    expect((await trySignIn(store.api.url, { signIn: 'crmanager', code })).status).toBe(401);
  });

  test('a clock that is 30 seconds off does not matter, one that is a minute off does', async () => {
    clock.pass(4 * NEXT_STEP);
    expect((await show({ code: codeOf(secret, -1) })).status).toBe(201);
    expect((await show({ code: codeOf(secret, 1) })).status).toBe(201);
    clock.pass(4 * NEXT_STEP);
    for (const steps of [-2, 2]) expect((await show({ code: codeOf(secret, steps) })).status).toBe(401);
  });

  test('each recovery code counts once, also without the key, however it is written', async () => {
    const [one, two, three] = recoveryCodes as [string, string, string];
    expect((await show({ code: one.toLowerCase().replaceAll('-', ' ') })).status).toBe(201);
    expect((await show({ code: one })).status).toBe(401);
    const twice = await Promise.all([show({ code: two }), show({ code: two })]);
    expect(twice.map(({ status }) => String(status)).toSorted()).toEqual(['201', '401']);
    const other = await store.another({ ACCOUNT_KEY: Buffer.alloc(32, 9).toString('base64') });
    clock.pass(NEXT_STEP);
    expect((await trySignIn(other.url, { signIn: 'finance', code: codeOf(secret) })).status).toBe(401);
    expect((await trySignIn(other.url, { signIn: 'finance', code: three })).status).toBe(201);
    const { secondFactor } = (await store.models.accounts.findOne({ _id: 'finance' }).lean())!;
    expect(secondFactor!.recovery).toHaveLength(7);
    for (const code of recoveryCodes) expect(JSON.stringify(secondFactor)).not.toContain(code);
  });

  test('codes cannot be tried out by whoever knows the password: after five wrong ones there are pauses', async () => {
    for (let n = 0; n < 5; n++) await show({ device, code: String(100_000 + n) });
    expect(outcomeOf(await show({ device, code: codeOf(secret) }))).toEqual([429, 'attemptsPaused']);
  });

  test('whoever has lost it is let in again by the store manager, and sets up another', async () => {
    clock.pass(20 * 60_000);
    const crManager = await as('central').catch(() => undefined);
    expect(crManager).toBeDefined();
    const ops = await as('ops');
    await enrol(ops);
    const finance = await signedIn(store.api.url, { signIn: 'finance', code: codeOf(secret) });
    expect((await ops.ask('/staff/finance/second-factor', { method: 'DELETE' })).status).toBe(204);
    expect((await finance.get('/me')).status).toBe(401);
    const again = await as('finance');
    expect(outcomeOf(await again.get('/overdue'))).toEqual([403, 'secondFactorNeeded']);
    await enrol(again);
    expect((await again.get('/exports')).status).not.toBe(401);
  });
});
