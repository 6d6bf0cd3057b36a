import { connect, type Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { eventually } from '../support/eventually';
import { createTestApi, type TestApi } from '../support/test-api';

/** Far shorter than in a store, so that the test sees their end. */
const connectionTimes = {
  headersTimeout: 1_000,
  requestTimeout: 2_000,
  keepAliveTimeout: 1_000,
  stalledTimeout: 60_000,
  connectionsCheckingInterval: 100,
};
let store: TestApi;
let token: string;
beforeAll(async () => {
  store = await createTestApi({}, undefined, { connectionTimes });
  token = (await store.people.as('wang')).token!;
});
afterAll(() => store.stop());

interface Connection {
  readonly socket: Socket;
  readonly said: () => string;
  readonly isOver: () => boolean;
}
async function open(): Promise<Connection> {
  const { hostname, port } = new URL(store.api.url);
  let said = '';
  let isOver = false;
  const socket = connect(Number(port), hostname)
    .on('data', (chunk) => (said += chunk.toString()))
    .on('error', () => undefined) // its end is noticed by 'close'
    .on('close', () => (isOver = true));
  await new Promise((resolve) => socket.once('connect', resolve));
  return { socket, said: () => said, isOver: () => isOver };
}
const closed = ({ isOver }: Connection): Promise<boolean> =>
  eventually('the connection to be closed', async () => isOver());
const isAlive = async (): Promise<boolean> => (await fetch(`${store.api.url}/healthz`)).ok;

describe('T18 slow clients', () => {
  test('five hundred that say nothing are closed, and others are answered meanwhile', async () => {
    const idle = await Promise.all(Array.from({ length: 500 }, open));
    expect(await isAlive()).toBe(true);
    await Promise.all(idle.map(closed));
  });

  test('headers that never end', async () => {
    const slow = await open();
    slow.socket.write('GET /healthz HTTP/1.1\r\nHost: a\r\n');
    const dripping = setInterval(() => slow.socket.write('X-A: b\r\n'), 200);
    await closed(slow);
    clearInterval(dripping);
    expect(slow.said()).toContain('408');
    expect(await isAlive()).toBe(true);
  });

  test('a body that comes a byte at a time, or not at all', async () => {
    const head = `POST /api/v1/repair-orders HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n`;
    const [dripping, silent] = [await open(), await open()];
    for (const one of [dripping, silent]) one.socket.write(head);
    const timer = setInterval(() => dripping.socket.write(' '), 200);
    await Promise.all([closed(dripping), closed(silent)]);
    clearInterval(timer);
    expect(await isAlive()).toBe(true);
  });

  test('a connection that is kept alive without a request', async () => {
    const kept = await open();
    kept.socket.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n');
    await closed(kept);
    expect(kept.said()).toContain('200 OK');
  });
});

test('TRACE, which would answer the headers of others, is refused', async () => {
  const one = await open();
  one.socket.write('TRACE /healthz HTTP/1.1\r\nHost: a\r\nX-Told: in-confidence\r\nConnection: close\r\n\r\n');
  await closed(one);
  expect(one.said()).toMatch(/^HTTP\/1\.1 40[45] /);
  expect(one.said()).not.toContain('in-confidence');
});

describe('T18 what unfolds', () => {
  const zeros = Buffer.alloc(20_000_000, 0x20);
  const send = async (path: string, body: Buffer, headers: Readonly<Record<string, string>>) => {
    const response = await fetch(`${store.api.url}${path}`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Idempotency-Key': 'k',
        'Content-Type': 'application/json',
        ...headers,
      },
      body: new Uint8Array(body),
    });
    return { status: response.status, code: ((await response.json()) as { code: string }).code };
  };
  const gzip = { 'Content-Encoding': 'gzip' };

  test.each([
    ['gzip', gzipSync(zeros), gzip],
    ['brotli', brotliCompressSync(zeros), { 'Content-Encoding': 'br' }],
    ['deep JSON', Buffer.from(`${'['.repeat(30_000)}${']'.repeat(30_000)}`), {}],
    ['deep JSON in gzip', gzipSync(Buffer.from(`${'{"a":'.repeat(12_000)}1${'}'.repeat(12_000)}`)), gzip],
    ['a long string', Buffer.from(JSON.stringify({ symptoms: 'x'.repeat(60_000) })), {}],
  ])('%s is refused by every kind of body', async (_what, bytes, headers) => {
    for (const path of ['/api/v1/repair-orders', '/api/v1/sessions', '/api/v1/customer-sessions']) {
      const { status } = await send(path, bytes, headers);
      expect([path, status >= 400 && status < 500]).toEqual([path, true]);
    }
    const file = await send('/api/v1/files', bytes, headers);
    expect(file).toEqual({ status: 415, code: 'fileNotTaken' });
    expect(await isAlive()).toBe(true);
  });
});
