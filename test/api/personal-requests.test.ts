import { receiveLink } from '../../dev/fixtures/customer-phone';
import type { ApiUser } from '../../dev/fixtures/api-users';
import { CustomerVisits } from '../support/customer-visits';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let wang: ApiUser;
let cr: ApiUser;
let boss: ApiUser;
let manager: ApiUser;
beforeAll(async () => {
  store = await createTestApi();
  [wang, cr, boss, manager] = (await Promise.all(
    ['wang', 'cr', 'store', 'manager'].map((name) => store.people.as(name)),
  )) as [ApiUser, ApiUser, ApiUser, ApiUser];
});
afterAll(() => store.stop());

const pathOf = (customer: string, rest = ''): string => `/customers/${customer}/personal-requests${rest}`;
const codeOf = (answer: { status: number; body: { code?: string } }) => `${answer.status} ${answer.body.code}`;
const exportOf = async (customer: string): Promise<void> => {
  const { status } = await fetch(`${store.api.url}/api/v1/customers/${customer}/export`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${boss.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ purpose: '客户本人要求', language: 'zh' }),
  }).then(async (answer) => ({ status: answer.status, bytes: await answer.arrayBuffer() }));
  expect(status).toBe(200);
};
const messages = async () => {
  const { body } = await wang.get('/message-tray?limit=100');
  return JSON.stringify(body);
};

/** The page of this customer, as a phone has it. */
async function pageOf(customer: number) {
  const visit = await new CustomerVisits(store).inWorkshop(customer);
  await store.api.context.recorder.drain();
  const secret = await receiveLink(store.people, visit.number);
  const opened = await fetch(`${store.api.url}/c/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: store.api.url },
    body: JSON.stringify({ secret }),
  });
  const headers = { Cookie: opened.headers.get('set-cookie')!.split(';')[0]!, 'Accept-Language': 'zh-CN' };
  const press = async (path: string, body: Record<string, string> = { key: crypto.randomUUID() }) =>
    fetch(`${store.api.url}/c/personal-data/${path}`, {
      method: 'POST',
      headers: { ...headers, Origin: store.api.url, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(body).toString(),
      redirect: 'manual',
    });
  const read = async (query = '') => (await fetch(`${store.api.url}/c/visit${query}`, { headers })).text();
  return { visit, read, press };
}

test('M-06 a customer asks for a copy on the own page, sees by when it is answered, and what the answer is', async () => {
  const page = await pageOf(2);
  expect((await page.press('export')).headers.get('location')).toBe('/c/visit?told=requestTaken');
  // a second press is the same request
  await page.press('export');
  const { items } = (await cr.get('/personal-requests')).body;
  expect(items).toEqual([
    expect.objectContaining({
      customer: 'C-002',
      kind: 'export',
      state: 'open',
      overdue: false,
      name: expect.any(String),
    }),
  ]);
  expect(Date.parse(items[0].dueAt)).toBeGreaterThan(Date.now() + 14 * 86_400_000);
  expect(await page.read()).toContain('最迟答复日期');
  expect(await page.read('?lang=en')).toContain('You have an answer by');
  // nobody calls it answered who has made no archive
  const words = '已核对身份证，当面交付 U 盘';
  expect(codeOf(await boss.post(pathOf('C-002', '/export/answer'), { words }))).toBe('409 personalRequestUndone');
  await exportOf('C-002');
  expect(codeOf(await cr.post(pathOf('C-002', '/export/answer'), { words }))).toBe('403 forbidden');
  expect((await boss.post(pathOf('C-002', '/export/answer'), { words })).status).toBe(200);
  expect(codeOf(await boss.post(pathOf('C-002', '/export/answer'), { words }))).toBe('409 personalRequestOver');
  const shown = await page.read('?lang=zh');
  expect(shown).toContain('已答复');
  expect(shown).toContain(words);
  expect(await messages()).toContain(words);
  expect((await cr.get('/personal-requests')).body.items).toEqual([]);
});

test('M-06 a refusal has a reason, which the customer reads; what was refused can be asked for again', async () => {
  const page = await pageOf(3);
  await page.press('erasure');
  expect((await boss.post(pathOf('C-003', '/erasure/refusal'), { words: ' ' })).status).toBe(422);
  expect(codeOf(await cr.post(pathOf('C-003', '/erasure/refusal'), { words: '不行' }))).toBe('403 forbidden');
  const reason = '维修尚未结束，结束后请再次提出';
  expect((await boss.post(pathOf('C-003', '/erasure/refusal'), { words: reason })).status).toBe(200);
  const shown = await page.read();
  expect(shown).toContain('未能办理');
  expect(shown).toContain(reason);
  await page.press('erasure');
  const { items } = (await cr.get(pathOf('C-003'))).body;
  expect(items.map(({ state }: { state: string }) => state)).toEqual(['open', 'refused']);
});

test('M-06 a request can be taken back, by the customer on the page or at the desk in the customer’s words', async () => {
  const page = await pageOf(4);
  await page.press('erasure');
  expect((await page.press('erasure/withdrawal')).headers.get('location')).toBe('/c/visit?told=requestTakenBack');
  // the second press finds nothing to take back, and says so
  const again = await page.press('erasure/withdrawal');
  expect([again.status, (await again.text()).includes('该请求已经结束')]).toEqual([409, true]);
  expect((await cr.post(pathOf('C-004'), { kind: 'export' })).status).toBe(200);
  expect((await cr.post(pathOf('C-004', '/export/withdrawal'), { words: '客户来电：不用了' })).status).toBe(200);
  const { items } = (await cr.get(pathOf('C-004'))).body;
  expect(items.map(({ kind, state, by }: { kind: string; state: string; by: object }) => [kind, state, by])).toEqual([
    ['export', 'withdrawn', { id: 'cr', role: 'crSpecialist' }],
    ['erasure', 'withdrawn', { id: 'C-004', role: 'customer' }],
  ]);
});

test('M-06 what the page does not send is refused, and of another customer nothing can be asked', async () => {
  const page = await pageOf(5);
  expect((await page.press('everything')).status).toBe(422);
  expect((await page.press('export', {})).status).toBe(422);
  expect((await page.press('export', { key: crypto.randomUUID(), customer: 'C-002' })).status).toBe(422);
  expect((await cr.get(pathOf('C-005'))).body.items).toEqual([]);
  expect((await cr.post(pathOf('C-nobody'), { kind: 'export' })).status).toBe(404);
  expect((await wang.post(pathOf('C-005'), { kind: 'export' })).status).toBe(403);
});

test('M-06 whoever asked for a copy gets it before being erased; the erasure answers the request to be erased', async () => {
  expect((await cr.post(pathOf('C-009'), { kind: 'erasure' })).status).toBe(200);
  expect((await cr.post(pathOf('C-009'), { kind: 'export' })).status).toBe(200);
  const ask = () =>
    boss.ask('/customers/C-009/erasure/request', { method: 'PUT', body: { reason: 'askedByCustomer' } });
  expect(codeOf(await ask())).toBe('409 copyOwed');
  await exportOf('C-009');
  await boss.post(pathOf('C-009', '/export/answer'), { words: '交给刘先生本人' });
  expect(codeOf(await boss.post(pathOf('C-009', '/erasure/answer'), { words: '已删' }))).toBe(
    '409 personalRequestUndone',
  );
  expect((await ask()).status).toBe(200);
  // nobody is forgotten behind their back
  expect(await messages()).toContain('有人申请删除本店保存的您的个人信息');
  expect((await manager.post('/customers/C-009/erasure', {})).status).toBe(200);
  const { items } = (await cr.get(pathOf('C-009'))).body;
  const ends = items.map(({ kind, state, end }: { kind: string; state: string; end: { words: string | null } }) => [
    kind,
    state,
    end.words,
  ]);
  expect(ends.toSorted()).toEqual([
    ['erasure', 'answered', null],
    ['export', 'answered', null],
  ]);
  expect(codeOf(await cr.post(pathOf('C-009'), { kind: 'export' }))).toBe('409 customerErased');
});

test('M-06 what is late is marked so, and comes first', async () => {
  await cr.post(pathOf('C-010'), { kind: 'export' });
  await store.models.personalRequests.updateOne({ customer: 'C-010' }, { $set: { dueAt: Date.now() - 1 } });
  const { items } = (await cr.get('/personal-requests')).body;
  const relations = ['crSpecialist', 'crSupervisor', 'crManager'];
  expect(items[0]).toMatchObject({ customer: 'C-010', overdue: true, roles: [...relations, 'storeManager'] });
  await cr.post(pathOf('C-011'), { kind: 'export' });
  const { body } = await boss.get('/personal-requests');
  expect(body.items.at(-1)).toMatchObject({ customer: 'C-011', overdue: false, roles: relations });
});
