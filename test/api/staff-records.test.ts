import { randomUUID } from 'node:crypto';
import { ApiUser, ApiUsers } from '../../dev/fixtures/api-users';
import { DEMO_PASSWORD } from '../../dev/fixtures/store';
import { hashOfCode } from '../../platform/one-time-codes';
import { trySignIn } from '../support/sign-in-client';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => {
  store = await createTestApi();
});
afterAll(() => store.stop());

const PASSWORD = 'seven lakes and a mirror';
const facts = { name: '李明', skills: ['electrical', 'highVoltage'], phone: '13900005678', email: null };
const add = async (change: object = {}, key = randomUUID(), who = 'store') =>
  (await store.people.as(who)).post(
    '/staff',
    { signIn: `p${key.slice(0, 8)}`, roles: ['technician'], ...facts, ...change },
    key,
  );
const put = async (id: string, version: number, change: object, who = 'store') =>
  (await store.people.as(who)).ask(`/staff/${id}`, {
    method: 'PUT',
    body: { ...facts, ...change },
    headers: { 'If-Match': `"${version}"` },
  });
const records = async (who = 'store') => (await (await store.people.as(who)).get('/staff-records')).body.items;
const stranger = () => new ApiUser(store.api.url, undefined, { repeatForMs: 0 });
/** What the page for choosing a password does. */
const choosePassword = async (code: string): Promise<void> => {
  expect((await stranger().post('/passwords', { code, password: PASSWORD })).status).toBe(201);
};
const isIn = async (signIn: string, password = PASSWORD): Promise<boolean> =>
  (await trySignIn(store.api.url, { signIn, password })).status === 201;

describe('a new person', () => {
  test('chooses a password with the code that is shown once, and works', async () => {
    const added = await add({ signIn: 'Li.Ming' });
    expect(added).toMatchObject({
      status: 201,
      body: {
        person: {
          signIn: 'li.ming',
          roles: ['technician'],
          rolesRequested: null,
          skills: facts.skills,
          active: true,
          signsIn: 'noPassword',
        },
      },
    });
    await choosePassword(added.body.code.code);
    const li = await new ApiUsers(store.api.url, PASSWORD).as('li.ming');
    expect((await li.get('/me')).body).toMatchObject({ store: 'S01', roles: ['technician'] });
    const listed = (await records()).find(({ signIn }: { signIn: string }) => signIn === 'li.ming');
    expect(listed).toMatchObject({ signsIn: 'yes', phone: '13900005678' });
    expect((await (await store.people.as('zhao')).get('/staff')).body.items).toContainEqual(
      expect.objectContaining({ id: listed.id, skills: facts.skills }),
    );
  });

  test('is there once, however often the request comes; the code before is void', async () => {
    const key = randomUUID();
    const [first, second] = [await add({}, key), await add({}, key)];
    expect(second.body.person.id).toBe(first.body.person.id);
    expect(second.body.code.code).not.toBe(first.body.code.code);
    expect(await store.models.staff.countDocuments({ person: first.body.person.id })).toBe(1);
    expect(await store.models.accounts.findOne({ 'code.hash': hashOfCode(first.body.code.code) }).lean()).toBeNull();
    expect((await add({ signIn: 'another' }, key)).body.code).toBe('commandIdReused');
    expect(JSON.stringify(await store.models.requests.find({}).lean())).not.toContain(second.body.code.code);
  });

  test('has a name of their own to sign in with, also against who has left or works elsewhere', async () => {
    expect((await add({ signIn: 'WANG' })).body.code).toBe('signInTaken');
    await store.models.accounts.updateOne({ _id: 'clerk' }, { $set: { active: false } });
    expect((await add({ signIn: 'clerk' })).body.code).toBe('signInTaken');
    await store.models.accounts.updateOne({ _id: 'clerk' }, { $set: { active: true } });
  });

  test.each([
    ['/signIn', { signIn: '李' }],
    ['/roles', { roles: [] }],
    ['/roles/0', { roles: ['king'] }],
    ['/roles/0', { roles: ['customer'] }],
    ['/roles/0', { roles: ['centralTeam'] }],
    ['/skills/0', { skills: ['flying'] }],
    ['/phone', { phone: '110' }],
    ['/email', { email: 'nobody' }],
    ['/name', { name: '' }],
  ])('is refused where %s is wrong', async (pointer, change) => {
    const answer = await add(change);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, pointer]);
  });

  test('M9 I9 is at once what lets nobody do more, and the rest only when another person confirms it', async () => {
    const wanted = ['serviceAdvisor', 'cashier', 'cashier'];
    const { person, code } = (await add({ roles: wanted })).body;
    expect(person).toMatchObject({
      roles: ['serviceAdvisor'],
      rolesRequested: { roles: ['serviceAdvisor', 'cashier'], by: { id: 'store', role: 'storeManager' } },
    });
    await choosePassword(code.code);
    const confirm = async (who: string) =>
      (await store.people.as(who)).post(`/staff/${person.id}/roles/confirmation`, {
        roles: ['serviceAdvisor', 'cashier'],
      });
    expect((await confirm('store')).body.code).toBe('sameDecider');
    expect((await confirm('manager')).status).toBe(200);
    const signedIn = await new ApiUsers(store.api.url, PASSWORD).as(person.signIn);
    expect((await signedIn.get('/me')).body.roles).toEqual(['serviceAdvisor', 'cashier']);
  });

  test('M9 with nothing but roles that matter may do nothing until then', async () => {
    const { person, code } = (await add({ roles: ['gateGuard'] })).body;
    await choosePassword(code.code);
    const signedIn = await new ApiUsers(store.api.url, PASSWORD).as(person.signIn);
    expect((await signedIn.get('/me')).body.code).toBe('forbidden');
    expect((await signedIn.get('/staff')).body.code).toBe('forbidden');
    const roles = ['gateGuard'];
    const manager = await store.people.as('manager');
    expect((await manager.post(`/staff/${person.id}/roles/confirmation`, { roles })).status).toBe(200);
    expect((await signedIn.get('/me')).body.roles).toEqual(roles);
  });

  test('is let in by the store manager and the system operator, and by nobody else', async () => {
    expect((await add({}, randomUUID(), 'ops')).status).toBe(201);
    for (const who of ['manager', 'wang', 'central']) expect((await add({}, randomUUID(), who)).status).toBe(403);
    expect((await (await store.people.as('wang')).get('/staff-records')).status).toBe(403);
    expect((await records('manager')).length).toBeGreaterThan(5);
  });
});

describe('a change', () => {
  test('counts at once, and says what was before', async () => {
    const { body } = await add();
    const { id } = body.person;
    const changed = await put(id, 1, { skills: [], email: 'li@example.com' });
    expect(changed).toMatchObject({ status: 200, body: { version: 2, email: 'li@example.com' } });
    expect(changed.headers.get('etag')).toBe('"2"');
    const manager = await store.people.as('manager');
    const roles = ['technician', 'qualitySpecialist'];
    expect((await manager.ask(`/staff/${id}/roles`, { method: 'PUT', body: { roles } })).status).toBe(200);
    const versions = await (await store.people.as('store')).get(`/staff/${id}/versions`);
    expect(versions.body.items).toMatchObject([
      {
        version: 3,
        by: { id: 'manager', role: 'serviceManager' },
        changes: [{ field: 'roles', before: ['technician'], after: roles }],
      },
      {
        version: 2,
        by: { id: 'store', role: 'storeManager' },
        changes: [
          { field: 'email', before: null, after: 'li@example.com' },
          { field: 'skills', before: facts.skills, after: [] },
        ],
      },
      { version: 1, changes: [] },
    ]);
  });

  test('M9 of the facts does not touch the roles', async () => {
    const { id } = (await add()).body.person;
    expect((await put(id, 1, { roles: ['storeManager'] })).status).toBe(422);
  });

  test('of a version that somebody else has changed is refused', async () => {
    const { id } = (await add()).body.person;
    await put(id, 1, { name: '李大明' });
    expect(await put(id, 1, { name: '李小明' })).toMatchObject({ status: 412, body: { code: 'versionStale' } });
    const ask = { method: 'PUT' as const, body: facts };
    expect((await (await store.people.as('store')).ask(`/staff/${id}`, ask)).body.code).toBe('versionMissing');
  });

  test('of nobody, or of somebody who works for all stores, is 404', async () => {
    expect((await put('nobody', 1, {})).status).toBe(404);
    expect((await (await store.people.as('store')).get('/staff/nobody/versions')).status).toBe(404);
    await store.models.staff.updateOne({ person: 'central' }, { $set: { store: '*' } });
    expect((await put('central', 1, {})).status).toBe(404);
    expect((await records()).some(({ id }: { id: string }) => id === 'central')).toBe(false);
    await store.models.staff.updateOne({ person: 'central' }, { $set: { store: 'S01' } });
  });
});

describe('an account', () => {
  const closure = async (id: string, method: 'PUT' | 'DELETE', who = 'store') =>
    (await store.people.as(who)).ask(`/staff/${id}/closure`, { method });

  test('that is closed signs in no more and its sessions are over; open again it has the password of before', async () => {
    const li = await new ApiUsers(store.api.url, DEMO_PASSWORD).as('li');
    expect((await closure('li', 'PUT')).status).toBe(204);
    expect((await closure('li', 'PUT')).status).toBe(204);
    expect((await li.get('/me')).status).toBe(401);
    expect(await isIn('li', DEMO_PASSWORD)).toBe(false);
    expect((await records()).find(({ id }: { id: string }) => id === 'li')).toMatchObject({
      active: true,
      signsIn: 'closed',
    });
    expect((await closure('li', 'DELETE')).status).toBe(204);
    expect(await isIn('li', DEMO_PASSWORD)).toBe(true);
    expect((await li.get('/me')).status).toBe(401);
  });

  test('is not closed by its own person, from below, or by whoever keeps no staff', async () => {
    expect((await closure('store', 'PUT')).body.code).toBe('ownAccount');
    expect((await closure('central', 'PUT')).body.code).toBe('roleAbove');
    expect((await closure('wang', 'PUT', 'manager')).status).toBe(403);
    expect((await closure('nobody', 'PUT')).status).toBe(404);
  });
});

test('nobody without a session sees who works here', async () => {
  expect((await stranger().get('/staff-records')).status).toBe(401);
});
