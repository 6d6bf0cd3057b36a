import { request } from 'node:http';
import { provenanceOf } from '../../api/http/same-origin';
import { DEMO_PASSWORD } from '../../dev/fixtures/store';
import { CustomerVisits } from '../support/customer-visits';
import { createTestApi, type TestApi } from '../support/test-api';
import type { RunningApi } from '../../api/serve';

const PUBLIC_URL = 'https://service.example.com';
const EVIL = 'https://evil.example';
let store: TestApi;
let encrypted: RunningApi;
beforeAll(async () => {
  store = await createTestApi();
  // people of their own, whose password nobody else knows
  await store.models.accounts.updateMany({}, { $set: { demo: false } });
  encrypted = await store.another({ PUBLIC_URL, SECOND_FACTOR: 'off' });
});
afterAll(() => store.stop());

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}
interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly code: string | undefined;
}
/** Sends exactly these headers; `fetch` would add its own. */
const send = (base: string, path: string, { method = 'POST', headers = {}, body }: Sent = {}): Promise<Received> =>
  new Promise((resolve, reject) => {
    const text = body === undefined ? '' : JSON.stringify(body);
    const type = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const sent = request(`${base}${path}`, { method, headers: { ...type, ...headers }, agent: false }, (answer) => {
      let got = '';
      answer.on('data', (chunk: Buffer) => (got += chunk.toString()));
      answer.once('end', () => {
        const code = got.startsWith('{') ? (JSON.parse(got) as { code?: string }).code : undefined;
        resolve({ status: answer.statusCode!, headers: answer.headers, code });
      });
    });
    sent.once('error', reject);
    sent.end(text);
  });
const wang = { signIn: 'wang', password: DEMO_PASSWORD };
const cookiesIn = ({ headers }: Received) => [headers['set-cookie'] ?? []].flat();

describe('H5 cookies', () => {
  test('are bound to the host and to encrypted connections where the console is opened at https, whatever the proxy says', async () => {
    for (const headers of [{}, { 'X-Forwarded-Proto': 'http' }, { 'X-Forwarded-Proto': 'https' }]) {
      const set = cookiesIn(await send(encrypted.url, '/api/v1/browser-sessions', { headers, body: wang }));
      expect(set.map((one) => one.split('=')[0])).toEqual(['__Host-repairflow', '__Host-repairflow-device']);
      for (const one of set) {
        expect(one).toMatch(/; Path=\/; HttpOnly; SameSite=Strict; Secure; Expires=/);
        expect(one).not.toMatch(/Domain/i);
      }
    }
  });

  test('of the customer’s page are, too', async () => {
    const link = await new CustomerVisits(store).linkOf(await new CustomerVisits(store).inWorkshop(2));
    const secret = link.split('#')[1]!;
    const exchange = (base: string, origin: string) =>
      send(base, '/c/session', { headers: { Origin: origin }, body: { secret } });
    const [there] = cookiesIn(await exchange(encrypted.url, PUBLIC_URL));
    expect(there).toMatch(/^__Host-repairflow-visit=[^;]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure; Expires=/);
    const [here] = cookiesIn(await exchange(store.api.url, store.api.url));
    expect(here).toMatch(/^repairflow-visit=[^;]{43}; Path=\/; HttpOnly; SameSite=Strict; Expires=/);
    const visit = await send(encrypted.url, '/c/visit', { method: 'GET', headers: { Cookie: there!.split(';')[0]! } });
    expect(visit.status).toBe(200);
    // what a neighbour could plant, or a connection that is not encrypted, is not read
    const planted = there!.split(';')[0]!.replace('__Host-', '');
    expect((await send(encrypted.url, '/c/visit', { method: 'GET', headers: { Cookie: planted } })).status).toBe(401);
  });

  test('without an https address they work on this machine', async () => {
    const set = cookiesIn(await send(store.api.url, '/api/v1/browser-sessions', { body: wang }));
    expect(set.map((one) => one.split('=')[0])).toEqual(['repairflow', 'repairflow-device']);
    expect(set.join()).not.toContain('Secure');
  });

  test('signing out takes back the session, and leaves what the account knows the browser by', async () => {
    const [cookie] = cookiesIn(await send(encrypted.url, '/api/v1/browser-sessions', { body: wang }));
    const headers = { Cookie: cookie!.split(';')[0]!, 'X-Repairflow': '1' };
    const out = await send(encrypted.url, '/api/v1/sessions/current', { method: 'DELETE', headers });
    expect(cookiesIn(out)).toEqual([expect.stringMatching(/^__Host-repairflow=; .*1970/)]);
  });
});

describe('H5 the address of a caller', () => {
  const signIns = async (base: string, addresses: readonly string[]) => {
    const statuses: number[] = [];
    for (const address of addresses)
      statuses.push(
        (await send(base, '/api/v1/sessions', { headers: { 'X-Forwarded-For': address }, body: wang })).status,
      );
    return statuses;
  };

  test('is the one that a trusted proxy has seen: each person behind it has a limit of their own', async () => {
    const { url } = await store.another({ TRUSTED_PROXIES: '127.0.0.0/8', SIGN_INS_PER_MINUTE: '2' });
    const one = '203.0.113.7';
    const two = '203.0.113.8';
    expect(await signIns(url, [one, one, one, two, two, two])).toEqual([201, 201, 429, 201, 201, 429]);
    // what the person says of themselves before the proxy does not count
    expect(await signIns(url, [`10.0.0.1, ${one}`, `10.0.0.2, ${two}`])).toEqual([429, 429]);
  });

  test('is not what anybody else says', async () => {
    const { url } = await store.another({ TRUSTED_PROXIES: '10.9.9.9', SIGN_INS_PER_MINUTE: '2' });
    expect(await signIns(url, ['203.0.113.1', '203.0.113.2', '203.0.113.3', '203.0.113.4'])).toEqual([
      201, 201, 429, 429,
    ]);
  });
});

describe('M12 what another site sends', () => {
  let cookie: string;
  beforeAll(async () => {
    cookie = cookiesIn(await send(encrypted.url, '/api/v1/browser-sessions', { body: wang }))[0]!.split(';')[0]!;
  });
  const foreign: readonly Readonly<Record<string, string>>[] = [
    { Origin: EVIL },
    { Origin: EVIL, 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { Origin: 'https://other.example.com', 'Sec-Fetch-Site': 'same-site' },
    { Origin: 'http://service.example.com' },
    { Origin: 'null' },
    { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' },
    { Origin: `${PUBLIC_URL}.evil.example` },
    { Origin: EVIL, 'Sec-Fetch-Site': 'same-origin' },
  ];
  const open: readonly (readonly [string, object])[] = [
    ['/api/v1/browser-sessions', wang],
    ['/api/v1/sessions', wang],
    ['/api/v1/customer-sessions', { secret: 'A'.repeat(43) }],
    ['/api/v1/passwords', { code: 'x', password: 'y' }],
    ['/c/session', { secret: 'A'.repeat(43) }],
    ['/c/drawings', {}],
    ['/c/order', {}],
    ['/c/complaints', {}],
  ];

  test.each(open)('is refused at %s', async (path, body) => {
    for (const headers of foreign)
      expect(await send(encrypted.url, path, { headers, body })).toMatchObject({ status: 403, code: 'foreignOrigin' });
  });

  test('is refused for every change with the cookie, even with the header', async () => {
    const own = { Cookie: cookie, 'X-Repairflow': '1' };
    for (const headers of foreign)
      for (const method of ['PUT', 'DELETE', 'POST'] as const) {
        const path = { PUT: '/sessions/current/store', DELETE: '/sessions/others', POST: '/customers' }[method];
        expect(await send(encrypted.url, `/api/v1${path}`, { method, headers: { ...own, ...headers } })).toMatchObject({
          status: 403,
          code: 'foreignOrigin',
        });
      }
    expect((await send(encrypted.url, '/api/v1/me', { method: 'GET', headers: own })).status).toBe(200);
  });

  test('our own page, and a program that is no browser, are not', async () => {
    const own = { Cookie: cookie, 'X-Repairflow': '1' };
    const end = (headers: object) =>
      send(encrypted.url, '/api/v1/sessions/others', { method: 'DELETE', headers: { ...own, ...headers } });
    expect((await end({ Origin: PUBLIC_URL, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(204);
    expect((await end({ Origin: PUBLIC_URL })).status).toBe(204);
    expect((await end({ Origin: 'null', 'Sec-Fetch-Site': 'same-origin' })).status).toBe(204);
    expect((await end({})).status).toBe(204);
    const local = { Origin: store.api.url };
    expect((await send(store.api.url, '/api/v1/browser-sessions', { headers: local, body: wang })).status).toBe(201);
  });

  test('a form of the customer’s page that does not say where it was opened is refused', async () => {
    expect(await send(encrypted.url, '/c/session', { body: { secret: 'A'.repeat(43) } })).toMatchObject({
      status: 403,
      code: 'foreignOrigin',
    });
    const page = await send(encrypted.url, '/c', { method: 'GET' });
    expect(page.headers['referrer-policy']).toBe('same-origin');
  });

  test.each([
    [{ origin: 'http://localhost:3000', host: 'localhost:3000' }, 'own'],
    [{ origin: 'http://localhost:3001', host: 'localhost:3000' }, 'foreign'],
    [{ origin: 'nonsense', host: 'localhost:3000' }, 'foreign'],
    [{ site: 'none', host: 'localhost:3000' }, 'own'],
    [{ site: 'Same-Origin', host: 'localhost:3000' }, 'foreign'],
    [{ host: 'localhost:3000' }, 'unknown'],
  ])('without an address of our own, the host that was asked counts: %j', (sender, provenance) =>
    expect(provenanceOf({ site: undefined, origin: undefined, ...sender }, undefined)).toBe(provenance),
  );
});

describe('L1 figures and documentation', () => {
  const paths = ['/metrics', '/openapi.json', '/docs', '/docs/problems', '/docs/swagger-ui.css', '/DOCS', '/docs/'];
  const get = async (base: string, headers: Readonly<Record<string, string>> = {}) =>
    Promise.all(paths.map(async (path) => (await send(base, path, { method: 'GET', headers })).status));

  test('are open to this machine', async () => expect(new Set(await get(store.api.url))).toEqual(new Set([200])));

  test('are not there for whoever a proxy passes on, trusted or not', async () => {
    const forwarded = { 'X-Forwarded-For': '203.0.113.7' };
    const trusting = await store.another({ TRUSTED_PROXIES: '127.0.0.1' });
    expect(new Set(await get(store.api.url, forwarded))).toEqual(new Set([404]));
    expect(new Set(await get(store.api.url, { Forwarded: 'for=203.0.113.7' }))).toEqual(new Set([404]));
    expect(new Set(await get(trusting.url, forwarded))).toEqual(new Set([404]));
    // whoever claims to be this machine is believed when a trusted proxy says so, and not when it has only passed it on
    const here = { 'X-Forwarded-For': '127.0.0.1' };
    expect(new Set(await get(store.api.url, here))).toEqual(new Set([404]));
    expect(new Set(await get(trusting.url, here))).toEqual(new Set([200]));
    const claimed = { 'X-Forwarded-For': '127.0.0.1, 203.0.113.7' };
    expect(new Set(await get(trusting.url, claimed))).toEqual(new Set([404]));
    const health = await send(store.api.url, '/healthz', { method: 'GET', headers: forwarded });
    expect(health.status).toBe(200);
  });

  test('are open to the networks that are named', async () => {
    const { url } = await store.another({ TRUSTED_PROXIES: '127.0.0.1', METRICS_FROM: '203.0.113.0/24' });
    expect(new Set(await get(url, { 'X-Forwarded-For': '203.0.113.7' }))).toEqual(new Set([200]));
    expect(new Set(await get(url, { 'X-Forwarded-For': '203.0.114.7' }))).toEqual(new Set([404]));
  });
});

test('L4 a form of the console goes nowhere else, and no page is framed', async () => {
  for (const path of ['/api/v1/me', '/healthz']) {
    const { headers } = await send(store.api.url, path, { method: 'GET' });
    expect(headers['content-security-policy']).toContain("form-action 'self'");
    expect(headers['x-frame-options']).toBe('DENY');
  }
});
