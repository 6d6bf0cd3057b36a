import fc from 'fast-check';
import { connect } from 'node:net';
import { endpointsOf } from '../../api/endpoints';
import type { Endpoint } from '../../api/http/endpoint';
import { samplePath, unknownNumberOf } from '../support/sample-paths';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let endpoints: readonly Endpoint[];
const tokens = new Map<string, string>();

beforeAll(async () => {
  store = await createTestApi();
  endpoints = endpointsOf(store.api.context);
  for (const who of ['wang', 'cashier', 'manager']) tokens.set(who, (await store.people.as(who)).token!);
});
afterAll(() => store.stop());

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Record<string, string>;
  readonly who?: string;
}

const send = ({ method, path, body, headers = {}, who = 'wang' }: Sent): Promise<Response> =>
  fetch(`${store.api.url}/api/v1${path}`, {
    method: method.toUpperCase(),
    headers: {
      ...(who !== 'nobody' && { Authorization: `Bearer ${tokens.get(who)}` }),
      'Idempotency-Key': 'k-1',
      'Content-Type': 'application/json',
      ...headers,
    },
    ...(body !== undefined && { body: body as string }),
  });

/** Only problems: never a 5xx, never a body without a code, never a stack. */
async function expectProblem(sent: Sent, ...statuses: number[]): Promise<void> {
  const response = await send(sent);
  const text = await response.text();
  const { status, headers } = response;
  const answer = `${sent.method} ${sent.path} ${String(sent.body).slice(0, 60)} → ${status} ${text.slice(0, 160)}`;
  const { code, title, status: told } = JSON.parse(text) as Record<string, unknown>;
  const holds = {
    status: status >= 400 && status < 500 && (statuses.length === 0 || statuses.includes(status)),
    type: headers.get('content-type')?.includes('application/problem+json'),
    body: typeof code === 'string' && typeof title === 'string' && told === status,
    noStack: !/node_modules|at \w+ \(/.test(text),
    policy: Boolean(headers.get('content-security-policy')),
  };
  // one comparison for each of some thousand answers
  expect({ answer, ...holds }).toEqual({ answer, status: true, type: true, body: true, noStack: true, policy: true });
}

const order = unknownNumberOf('repairOrder');
const withBody = () =>
  endpoints.filter(
    ({ method, operation, raw }) =>
      (method === 'post' || method === 'put') && operation !== 'repairOrder.createCustomerLink' && !raw,
  );

const bodies: readonly (readonly [what: string, body: string | Uint8Array, statuses: readonly number[]])[] = [
  ['null', 'null', [400, 403, 415, 422]],
  ['a number', '1', [400, 403, 415, 422]],
  ['an array', '[]', [403, 415, 422]],
  ['cut JSON', '{"a":', [400, 403]],
  ['an unknown field', '{"price":1,"approvedBy":"me","_id":"x"}', [403, 422]],
  ['prototype pollution', '{"__proto__":{"x":1},"constructor":{"prototype":{}}}', [403, 422]],
  ['operators', '{"customerId":{"$ne":null},"note":{"$gt":""}}', [403, 422]],
  ['a forged author', '{"by":{"id":"mallory","role":"customer"},"type":"issueExitPass","id":"x"}', [403, 422]],
  ['too large', JSON.stringify({ note: 'x'.repeat(70_000) }), [413, 403]],
  ['deep nesting', `${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}`, [400, 403, 413, 422]],
];

describe('T5 the table of bad inputs against every endpoint', () => {
  test.each(bodies)('a body of %s is a problem everywhere', async (_what, body, statuses) => {
    for (const { method, path } of withBody())
      await expectProblem({ method, path: samplePath(path), body }, ...statuses, 404);
  });

  test('text/plain, an unknown encoding, a strange charset and broken bytes are problems', async () => {
    const path = `/repair-orders/${order}/condition-notes`;
    await expectProblem({ method: 'post', path, body: 'hello', headers: { 'Content-Type': 'text/plain' } }, 415);
    await expectProblem({ method: 'post', path, body: '{}', headers: { 'Content-Encoding': 'zzz' } }, 415);
    await expectProblem(
      { method: 'post', path, body: '{}', headers: { 'Content-Type': 'application/json; charset=utf-7' } },
      415,
      422,
    );
    await expectProblem({ method: 'post', path, body: 'broken', headers: { 'Content-Encoding': 'gzip' } }, 400);
    await expectProblem({ method: 'post', path, body: '{"note":"a\\u0000b"}' }, 422);
    await expectProblem({ method: 'post', path, body: '{"note":"\\ud800"}' }, 422);
  });

  test('no body where one is needed, and a body where none is, say what is missing or too much', async () => {
    await expectProblem({ method: 'post', path: '/repair-orders' }, 422);
    await expectProblem(
      { method: 'post', path: `/repair-orders/${order}/wash`, body: '{"extra":1}', who: 'wang' },
      422,
    );
  });

  test('numbers outside their range are problems', async () => {
    const path = `/repair-orders/${order}/payments`;
    const payment = { paymentId: 'P-1', method: 'cash', received: 0, change: 0 };
    for (const amount of [
      '-1',
      '0.5',
      '1e400',
      '9007199254740993',
      '"5"',
      '["5"]',
      '""',
      'null',
      'true',
      '1e-7',
      '1000000001',
    ])
      await expectProblem(
        { method: 'post', path, who: 'cashier', body: JSON.stringify(payment).replace('}', `,"amount":${amount}}`) },
        422,
      );
  });

  test('dates that are none, without zone or far away are problems', async () => {
    const path = `/repair-orders/${order}/promise`;
    for (const promisedAt of [
      '0000-01-01T00:00:00Z',
      '9999-12-31T00:00:00Z',
      '2026-02-30T10:00:00Z',
      '2026-11-22T10:00:00',
      'tomorrow',
      1,
      null,
    ])
      await expectProblem(
        { method: 'post', path, body: JSON.stringify({ promisedAt, reason: 'x', toldBy: 'phone', told: true }) },
        422,
      );
  });

  test('paths and queries by exact pattern', async () => {
    for (const path of [
      '/repair-orders/%FF',
      '/repair-orders/%00',
      '/repair-orders/..%2f..%2fetc',
      `/repair-orders/${'x'.repeat(5_000)}`,
      '/repair-orders/RO-S01-1-1',
      '/nothing/here',
      '/customers/%7B%22$ne%22:1%7D',
    ])
      await expectProblem({ method: 'get', path }, 400, 404, 422);
    for (const query of [
      'limit=-1',
      'limit=1e9',
      'limit=0',
      'limit=101',
      'plate=1&plate=2',
      'sort=$where',
      'fields=passwordHash',
      'a[$ne]=1',
      '__proto__[x]=1',
      'stage=anything',
      'promisedBefore=soon',
      'cursor=$',
      'late=maybe',
      `plate=${'9'.repeat(101)}`,
    ])
      await expectProblem({ method: 'get', path: `/repair-orders?${query}` }, 400, 422);
    const { status, body } = await (
      await store.people.as('wang')
    ).get(`/repair-orders?plate=${encodeURIComponent('.*(aa+)+$')}`);
    expect([status, body.items]).toEqual([200, []]);
  });

  test('a cursor that no page has answered is a place in the list like any other', async () => {
    const wang = await store.people.as('wang');
    for (const forged of ['x', '---', 'RO-S01-20261399-0001', 'RO-S01-20990101-0001', 'RO-S01-00000101-0001', '\u0000'])
      for (const list of ['/repair-orders', '/complaints', '/customers', '/vehicles']) {
        const { status } = await wang.get(`${list}?cursor=${Buffer.from(forged).toString('base64url')}`);
        expect({ forged, list, status }).toEqual({ forged, list, status: 200 });
      }
  });

  test('methods that an address does not have are problems', async () => {
    for (const method of ['patch', 'delete']) await expectProblem({ method, path: '/repair-orders' }, 405);
  });

  test('a key is one header of 1 to 255 visible characters', async () => {
    const path = `/repair-orders/${order}/condition-notes`;
    const body = '{"note":"x"}';
    for (const key of ['', ' ', 'x'.repeat(256), 'schlüssel', 'a b'])
      await expectProblem({ method: 'post', path, body, headers: { 'Idempotency-Key': key } }, 400);
  });

  test('a request that promises more than it sends is cut, not held open for ever', async () => {
    const { port, hostname } = new URL(store.api.url);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname, () =>
        socket.write('POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}'),
      );
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1.1 400/);
  });
});

test('T5 random JSON bodies over all endpoints: no 5xx, only problems', async () => {
  const targets = withBody();
  const samples = fc.sample(fc.tuple(fc.nat(targets.length - 1), fc.object({ maxDepth: 3 })), {
    numRuns: Number(process.env['FUZZ_RUNS'] ?? 400),
    seed: 5,
  });
  const statuses = new Map<number, number>();
  for (let at = 0; at < samples.length; at += 25)
    await Promise.all(
      samples.slice(at, at + 25).map(async ([index, body]) => {
        const { method, path } = targets[index]!;
        const { status } = await send({ method, path: samplePath(path), body: JSON.stringify(body), who: 'manager' });
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }),
    );
  expect([...statuses.keys()].filter((status) => status >= 500 || status < 400)).toEqual([]);
});

describe('identity', () => {
  test('without a session, with a wrong or cut token, the answer is one and the same', async () => {
    await expectProblem({ method: 'get', path: '/me', who: 'nobody' }, 401);
    for (const token of [
      '',
      'x',
      'a'.repeat(43),
      tokens.get('wang')!.slice(1),
      `${tokens.get('wang')}x`,
      'eyJhbGciOiJub25lIn0.e30.',
    ])
      await expectProblem({ method: 'get', path: '/me', headers: { Authorization: `Bearer ${token}` } }, 401);
  });

  test('T9b a wrong name and a wrong password are told alike', async () => {
    const attempt = async (signIn: string) => {
      const response = await send({
        method: 'post',
        path: '/sessions',
        body: JSON.stringify({ signIn, password: 'nonsense' }),
        who: 'nobody',
      });
      const { instance: _instance, ...rest } = (await response.json()) as Record<string, unknown>;
      return rest;
    };
    expect(await attempt('wang')).toEqual(await attempt('nobody-of-that-name'));
  });

  test('a signed-out session is void at once', async () => {
    const { token } = (await (
      await send({ method: 'post', path: '/sessions', body: '{"signIn":"li","password":"repairflow"}', who: 'nobody' })
    ).json()) as { token: string };
    const headers = { Authorization: `Bearer ${token}` };
    expect((await send({ method: 'get', path: '/me', headers })).status).toBe(200);
    expect((await send({ method: 'delete', path: '/sessions/current', headers })).status).toBe(204);
    await expectProblem({ method: 'get', path: '/me', headers }, 401);
  });

  test('problems are told in the language asked for', async () => {
    const title = async (language: string) =>
      (
        (await (await send({ method: 'get', path: '/nothing', headers: { 'Accept-Language': language } })).json()) as {
          title: string;
        }
      ).title;
    expect(await title('zh-CN')).toBe('没有找到。');
    expect(await title('en')).toBe('There is nothing here.');
  });
});
