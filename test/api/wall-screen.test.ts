import { endpointsOf } from '../../api/endpoints';
import { onWall, permissions } from '../../api/permissions';
import { ApiUser } from '../../dev/fixtures/api-users';
import { STORE } from '../../dev/fixtures/store';
import { LONGEST_SESSION_MS } from '../../domain/account/session-life';
import { MovedClock } from '../support/moved-clock';
import { samplePath } from '../support/sample-paths';
import { signedIn } from '../support/sign-in-client';
import { StreamListener } from '../support/stream-listener';
import { createTestApi, type TestApi } from '../support/test-api';

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

const hang = (person: ApiUser, name = '车间东墙') =>
  fetch(`${store.api.url}/api/v1/sessions/current/wall-screen`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${person.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name }),
  });
/** The machine on the wall, after this person has signed in there and has hung it. */
async function hung(signIn: string): Promise<{ readonly before: ApiUser; readonly wall: ApiUser & { token: string } }> {
  const before = await signedIn(store.api.url, { signIn });
  const answer = await hang(before);
  const [, token] = /^repairflow=([^;]+);/.exec(answer.headers.get('set-cookie') ?? '') ?? [];
  if (answer.status !== 200 || token === undefined) throw new Error(`${signIn} cannot hang a screen: ${answer.status}`);
  return { before, wall: Object.assign(new ApiUser(store.api.url, token, { repeatForMs: 0 }), { token }) };
}

test('who hangs a screen is signed out on that machine; its session has the name of the screen and none of a person', async () => {
  const { before, wall } = await hung('workshop');
  expect((await before.get('/me')).status).toBe(401);
  const { status, body } = await wall.get('/me');
  expect([status, body]).toEqual([
    200,
    expect.objectContaining({ name: null, wall: '车间东墙', store: STORE, roles: ['workshopSupervisor'] }),
  ]);
  expect(body.stores).toHaveLength(1);
});

test('a screen reads what it shows: board, day, bays, the stream of changes, and of people their names only', async () => {
  const { wall } = await hung('workshop');
  for (const path of ['/board', '/day-plans?from=2026-11-23&days=1', '/settings/bays'])
    expect([path, (await wall.get(path)).status]).toEqual([path, 200]);
  const stream = await new StreamListener({ url: store.api.url, token: wall.token }).joined();
  stream.stop();
  const { items } = (await wall.get('/staff')).body as { items: readonly Record<string, unknown>[] };
  expect(items.find(({ id }) => id === 'zhao')).toMatchObject({ name: '赵铁' });
  for (const one of items) expect(one).toMatchObject({ phone: null, absence: null, skills: [], rolesRequested: null });
});

test('everything else is refused in plain words, whatever whoever hangs it may do', async () => {
  const { wall } = await hung('store');
  const refused = endpointsOf(store.api.context).filter(
    ({ operation }) => permissions[operation] !== 'anyone' && !onWall.has(operation),
  );
  expect(refused.length).toBeGreaterThan(300);
  const answers: string[] = [];
  for (const { method, path, operation } of refused) {
    const { status, body } = await wall.ask(samplePath(path), {
      method: method.toUpperCase() as 'GET',
      ...(method !== 'get' && { body: { unknown: true } }),
    });
    if (status !== 403 || body?.code !== 'wallShowsOnly') answers.push(`${operation}: ${status} ${body?.code}`);
  }
  expect(answers).toEqual([]);
  const { body } = await wall.ask('/sessions/current', { method: 'DELETE' });
  expect(body.title).toMatch(/screen/i);
  expect((await wall.get('/me')).status).toBe(200);
}, 120_000);

test('it stays signed in without being touched, longer than any person', async () => {
  const { wall } = await hung('workshop');
  clock.pass(LONGEST_SESSION_MS * 20);
  expect((await wall.get('/board')).status).toBe(200);
  clock.pass(LONGEST_SESSION_MS * 20);
  expect((await wall.get('/board')).status).toBe(200);
});

test('whoever hung it sees it among the own sessions by its name, and ends it there', async () => {
  const { wall } = await hung('manager');
  const manager = await signedIn(store.api.url, { signIn: 'manager' });
  const { items } = (await manager.get('/sessions')).body as { items: readonly { id: string; wall: string | null }[] };
  const screen = items.find((one) => one.wall !== null)!;
  expect([screen.wall, items.filter((one) => one.wall === null).length > 0]).toEqual(['车间东墙', true]);
  expect((await manager.ask(`/sessions/${screen.id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await wall.get('/board')).status).toBe(401);
});

test('it ends when whoever hung it has no account any more', async () => {
  const { wall } = await hung('store');
  await store.api.context.repositories.accounts.setActive('store', false);
  expect((await wall.get('/board')).status).toBe(401);
  await store.api.context.repositories.accounts.setActive('store', true);
});

test('only who leads the workshop or the store hangs one, and no screen hangs another', async () => {
  const answer = await hang(await signedIn(store.api.url, { signIn: 'wang' }));
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, 'forbidden']);
  const { wall } = await hung('workshop');
  expect((await hang(wall)).status).toBe(403);
});

test('H6 who hung which screen stands in the audit log, and so does what a screen was refused', async () => {
  const { wall } = await hung('workshop');
  await wall.get('/customers/C-002');
  const entries = await store.api.context.repositories.audit.inOrder(STORE, 0, 100_000);
  expect(entries.findLast(({ operation }) => operation === 'hangWallScreen')).toMatchObject({
    who: 'workshop',
    outcome: 'done',
    facts: { name: '车间东墙' },
  });
  expect(entries.findLast(({ operation }) => operation === 'readCustomer')).toMatchObject({
    who: 'workshop',
    problem: 'wallShowsOnly',
  });
});
