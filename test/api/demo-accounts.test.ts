import { ApiUser, ApiUsers } from '../../dev/fixtures/api-users';
import { DEMO_PASSWORD } from '../../dev/fixtures/store';
import { hashPassword } from '../../api/account/password-hashing';
import { hashOfCode, newCode } from '../../platform/one-time-codes';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
afterEach(() => store.stop());
/** Others reach it, at an address of this machine. */
const open = { HOST: '0.0.0.0', PUBLIC_URL: 'http://localhost:3000' };
const reached = (): string => store.api.url.replace('0.0.0.0', '127.0.0.1');
const signIn = (signInName: string, password = DEMO_PASSWORD) =>
  new ApiUser(reached(), undefined, { repeatForMs: 0 }).post('/sessions', { signIn: signInName, password });

test('where others than this machine reach the API the demo password signs nobody in', async () => {
  store = await createTestApi(open);
  expect(await signIn('wang')).toMatchObject({ status: 403, body: { code: 'demoRefused' } });
  expect((await signIn('wang', 'wrong')).body.code).toBe('signInFailed');
});

test('a session from before the API listened for others is over', async () => {
  store = await createTestApi();
  const { token } = await new ApiUsers(store.api.url, DEMO_PASSWORD).as('wang');
  const { models } = store;
  const sessions = await models.sessions.find({}).lean();
  await store.stop();
  store = await createTestApi(open);
  await store.models.sessions.insertMany(sessions);
  expect((await new ApiUser(reached(), token).get('/me')).status).toBe(401);
});

test('whoever of the demo store has chosen a password of their own signs in', async () => {
  store = await createTestApi(open);
  const { accounts } = store.api.context.repositories;
  const { code, expiresAt } = newCode(Date.now());
  await accounts.giveCode('store', { hash: hashOfCode(code), expiresAt });
  await accounts.setPassword('store', hashOfCode(code), await hashPassword('a long password of my own'));
  expect((await signIn('store', 'a long password of my own')).status).toBe(201);
  expect((await signIn('manager')).body.code).toBe('demoRefused');
});

test('on this machine the demo store is open as before', async () => {
  store = await createTestApi();
  expect((await signIn('wang')).status).toBe(201);
});
