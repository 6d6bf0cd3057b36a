import { ApiUser } from '../../dev/fixtures/api-users';
import { brandPolicies, brands } from '../../domain/policy/brands';
import { firstRunNotice, newFirstRunCode } from '../../platform/opening/first-run';
import { hashOfCode } from '../../platform/one-time-codes';
import { createTestApi, type TestApi } from '../support/test-api';

const nothing = async (): Promise<void> => undefined;
const store = { name: '远航店', brand: 'chery' } as const;
const manager = { name: '方敏', signIn: 'Fang.Min', phone: '13900001234' };

let api: TestApi;
let stranger: ApiUser;
const printed = async (): Promise<string> => (await newFirstRunCode(api.api.context.repositories, Date.now()))!;
const open = (code: string, change: object = {}) =>
  stranger.ask('/first-run', { method: 'POST', body: { code, store, manager, ...change } });

beforeEach(async () => {
  api = await createTestApi({}, nothing);
  stranger = new ApiUser(api.api.url, undefined, { repeatForMs: 0 });
});
afterEach(() => api.stop());

test('who has the code that the server printed opens the first store, and then nobody does', async () => {
  expect((await stranger.get('/first-run')).body).toEqual({ needed: true });
  const code = await printed();
  const opened = await open(code.toLowerCase().replaceAll('-', ' '));
  expect(opened).toMatchObject({ status: 201, body: { store: 'S01', signIn: 'fang.min' } });
  const account = await api.models.accounts.findOne({ signIn: 'fang.min' }).lean();
  expect(account).toMatchObject({ password: null, active: true, code: { hash: hashOfCode(opened.body.code.code) } });
  expect(await api.models.staff.findOne({ person: account!._id }).lean()).toMatchObject({
    store: 'S01',
    roles: ['storeManager', 'operator'],
    changedBy: { id: 'host', role: 'system' },
  });
  expect((await api.models.policies.findOne({ store: 'S01' }).lean())?.policy).toMatchObject(brandPolicies.chery);
  expect((await stranger.get('/first-run')).body).toEqual({ needed: false });
  for (const other of [code, 'K7MP-2QXA-9FHT-C4WD'])
    expect((await open(other, { manager: { ...manager, signIn: 'other' } })).status).toBe(404);
});

test('several servers print codes of their own: each opens, and all are void afterwards', async () => {
  const [first, second] = [await printed(), await printed()];
  expect(first).not.toBe(second);
  expect((await open(second)).status).toBe(201);
  expect((await open(first)).status).toBe(404);
  expect(await api.models.firstRunCodes.countDocuments({})).toBe(1);
  expect(await newFirstRunCode(api.api.context.repositories, Date.now())).toBeUndefined();
});

test('the code is kept as its hash only, and the notice says where it is entered', async () => {
  const code = await printed();
  expect(JSON.stringify(await api.models.firstRunCodes.find({}).lean())).not.toContain(code);
  expect(firstRunNotice('http://127.0.0.1:3000', code)).toMatch(
    new RegExp(`http://127\\.0\\.0\\.1:3000/first-run[^]*\n {4}${code}\n`),
  );
});

test('whoever lost the answer sends the same again, until the manager has a password', async () => {
  const code = await printed();
  const first = await open(code);
  const second = await open(code);
  expect(second).toMatchObject({ status: 201, body: { store: 'S01', signIn: 'fang.min' } });
  expect(second.body.code.code).not.toBe(first.body.code.code);
  expect(await api.models.stores.countDocuments({})).toBe(1);
  expect(await api.models.accounts.countDocuments({})).toBe(1);
  const { accounts } = api.api.context.repositories;
  const { _id } = (await accounts.findBySignIn('fang.min'))!;
  expect(await accounts.setPassword(_id, hashOfCode(first.body.code.code), 'x')).toBe(false);
  expect(await accounts.setPassword(_id, hashOfCode(second.body.code.code), 'x')).toBe(true);
  expect((await open(code)).status).toBe(404);
});

test('a wrong code opens nothing', async () => {
  await printed();
  expect((await open('K7MP-2QXA-9FHT-C4WD')).body.code).toBe('firstRunCodeWrong');
  expect(await api.models.accounts.countDocuments({})).toBe(0);
  expect((await stranger.get('/first-run')).body).toEqual({ needed: true });
});

test('codes cannot be guessed by trying often', async () => {
  await api.stop();
  api = await createTestApi({ SIGN_INS_PER_MINUTE: '3' }, nothing);
  stranger = new ApiUser(api.api.url, undefined, { repeatForMs: 0 });
  const answers = [];
  for (let n = 0; n < 4; n++) answers.push((await open('K7MP-2QXA-9FHT-C4WD')).status);
  expect(answers).toEqual([403, 403, 403, 429]);
});

test.each([
  ['/store/brand', { store: { ...store, brand: 'voyage' } }],
  ['/store/id', { store: { ...store, id: 'main store' } }],
  ['/store/name', { store: { ...store, name: ' ' } }],
  ['/manager/signIn', { manager: { ...manager, signIn: '方' } }],
  ['/manager/phone', { manager: { ...manager, phone: '110' } }],
  ['/code', { code: '' }],
])('%s must be right, and nothing is half done', async (pointer, change) => {
  const answer = await open(await printed(), change);
  expect(answer.status).toBe(422);
  expect(answer.body.errors[0].pointer).toBe(pointer);
  expect(await api.models.policies.countDocuments({})).toBe(0);
});

test('the id of the store can be chosen', async () => {
  expect((await open(await printed(), { store: { ...store, id: 'SH7' } })).body.store).toBe('SH7');
});

test.each(brands)('a store of %s begins with the policy of its brand', async (brand) => {
  await open(await printed(), { store: { ...store, brand } });
  const { policies } = api.api.context.repositories;
  expect(await policies.newest('S01')).toMatchObject({ brand, version: 1, ...brandPolicies[brand] });
});
