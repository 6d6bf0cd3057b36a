import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let cookie: string;
beforeAll(async () => {
  store = await createTestApi();
});
afterAll(() => store.stop());

interface Sent {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
const ask = (path: string, { headers, ...init }: Sent = {}): Promise<Response> =>
  fetch(`${store.api.url}/api/v1${path}`, { ...init, headers: { 'Content-Type': 'application/json', ...headers } });

test('a browser signs in with a cookie no script can read and no other site can send', async () => {
  const answer = await ask('/browser-sessions', {
    method: 'POST',
    body: JSON.stringify({ signIn: 'wang', password: 'repairflow' }),
  });
  const set = answer.headers.get('set-cookie')!;
  expect(answer.status).toBe(201);
  expect(await answer.json()).toMatchObject({ id: 'wang', roles: ['serviceAdvisor'] });
  expect(set).toMatch(/HttpOnly; SameSite=Strict/);
  cookie = set.split(';')[0]!;
  expect((await ask('/me', { headers: { Cookie: cookie } })).status).toBe(200);
});

test('a change with the cookie needs a header that a form of another site cannot send', async () => {
  const body = JSON.stringify({
    customerId: 'C-002',
    vehicleId: 'V-002',
    arrival: { mode: 'selfDrive', symptoms: '保养' },
  });
  const forged = await ask('/repair-orders', {
    method: 'POST',
    body,
    headers: { Cookie: cookie, 'Idempotency-Key': 'k' },
  });
  expect([forged.status, (await forged.json()).code]).toEqual([403, 'headerMissing']);
  const own = { Cookie: cookie, 'Idempotency-Key': 'k', 'X-Repairflow': '1' };
  expect((await ask('/repair-orders', { method: 'POST', body, headers: own })).status).toBe(201);
});

test('a forged, empty or ended cookie is no session', async () => {
  for (const wrong of ['repairflow=', 'repairflow=x', `repairflow=${'A'.repeat(43)}`, 'other=1'])
    expect((await ask('/me', { headers: { Cookie: wrong } })).status).toBe(401);
  const out = await ask('/sessions/current', { method: 'DELETE', headers: { Cookie: cookie, 'X-Repairflow': '1' } });
  expect([out.status, out.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('1970')]);
  expect((await ask('/me', { headers: { Cookie: cookie } })).status).toBe(401);
});
