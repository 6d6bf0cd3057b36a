import { randomUUID } from 'node:crypto';
import { ApiUser, ApiUsers } from '../../dev/fixtures/api-users';
import { newFirstRunCode } from '../../platform/opening/first-run';
import { createTestApi, type TestApi } from '../support/test-api';

const PASSWORD = 'seven lakes and a mirror';
const DAY = 86_400_000;
let store: TestApi;
let fang: ApiUser;

const stranger = () => new ApiUser(store.api.url, undefined, { repeatForMs: 0 });
const choosePassword = async (code: string): Promise<void> => {
  expect((await stranger().post('/passwords', { code, password: PASSWORD })).status).toBe(201);
};
const add = async (signIn: string, ...roles: readonly string[]) =>
  (await fang.post('/staff', { signIn, name: '某人', roles }, randomUUID())).body;
const asked = ({ person }: { person: { roles: string[]; rolesRequested: { roles: string[] } | null } }) => [
  person.roles,
  person.rolesRequested?.roles ?? null,
];
const changeRoles = async (id: string, ...roles: readonly string[]) =>
  (await fang.ask(`/staff/${id}/roles`, { method: 'PUT', body: { roles } })).body;

beforeEach(async () => {
  store = await createTestApi({}, async () => undefined);
  const code = await newFirstRunCode(store.api.context.repositories, Date.now());
  const opened = await stranger().post('/first-run', {
    code,
    store: { name: '远航店', brand: 'chery' },
    manager: { name: '方敏', signIn: 'fang', phone: '13900001234' },
  });
  await choosePassword(opened.body.code.code);
  fang = await new ApiUsers(store.api.url, PASSWORD).as('fang');
});
afterEach(() => store.stop());

test('M9 the first manager fills the store alone, until somebody else could confirm', async () => {
  expect(asked(await add('cashier', 'cashier'))).toEqual([['cashier'], null]);
  const manager = await add('service', 'serviceManager');
  expect(asked(manager)).toEqual([['serviceManager'], null]);
  // nobody has signed in who could
  const guard = await add('gate', 'gateGuard');
  expect(asked(guard)).toEqual([['gateGuard'], null]);
  expect(await changeRoles(guard.person.id, 'gateGuard', 'cashier')).toMatchObject({ rolesRequested: null });
  await choosePassword(manager.code.code);
  expect(asked(await add('cashier2', 'cashier'))).toEqual([[], ['cashier']]);
  expect(await changeRoles(guard.person.id, 'gateGuard', 'finance')).toMatchObject({
    roles: ['gateGuard', 'cashier'],
    rolesRequested: { roles: ['gateGuard', 'finance'] },
  });
  // a service manager could not confirm this one
  expect(asked(await add('deputy', 'storeManager'))).toEqual([['storeManager'], null]);
});

test('M9 after a month nobody decides alone any more', async () => {
  await store.models.policies.updateMany({}, { $set: { publishedAt: Date.now() - 30 * DAY - 1 } });
  expect(asked(await add('cashier', 'cashier'))).toEqual([[], ['cashier']]);
  const { person } = await add('li', 'serviceAdvisor');
  expect(await changeRoles(person.id, 'serviceAdvisor', 'cashier')).toMatchObject({ roles: ['serviceAdvisor'] });
});

test('M9 alone or not, the first manager gives no role above their own', async () => {
  const { person } = await add('li', 'serviceAdvisor');
  expect(await changeRoles(person.id, 'centralTeam')).toMatchObject({
    roles: ['serviceAdvisor'],
    rolesRequested: { roles: ['centralTeam'] },
  });
});
