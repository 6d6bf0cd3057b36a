import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { processDefinitions } from '../../domain/processes';
import { repositoriesOn } from '../../platform/mongo/repositories';
import { encryptionWith } from '../../platform/temporal/encryption';
import { customerSubject } from '../../platform/vault/subjects';
import { createTestApi, type TestApi } from '../support/test-api';
import { testVault } from '../support/test-vault';

const UI = 'https://temporal.example.com';
const PATH = '/temporal-payloads/decode';
const secret = { words: '王芳 京A12345' };
let store: TestApi;
beforeAll(async () => {
  store = await createTestApi({ TEMPORAL_UI_URL: UI });
});
afterAll(() => store.stop());

interface Written {
  readonly metadata: Record<string, string>;
  readonly data: string;
}
const base64 = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes!).toString('base64');
const written = ({ metadata, data }: Payload): Written => ({
  metadata: Object.fromEntries(Object.entries(metadata!).map(([name, value]) => [name, base64(value)])),
  data: base64(data),
});
const said = ({ data }: Written): unknown => JSON.parse(Buffer.from(data, 'base64').toString());

/** As a worker of this release writes it. */
async function encrypted(number: string, customer: string): Promise<Written> {
  const repositories = repositoriesOn(store.models);
  const { keys, forClient } = encryptionWith(testVault(repositories), repositories);
  await keys.assign(number, customer);
  const workflowId = processDefinitions.repairOrder.workflowId(number);
  const context = { type: 'workflow', namespace: 'default', workflowId } as const;
  const [payload] = await forClient.payloadCodecs![0]!.encode([defaultPayloadConverter.toPayload(secret)], context);
  return written(payload!);
}
const number = (n: number, place = 'S01'): string => `RO-${place}-20261127-000${n}`;
const plain = written(defaultPayloadConverter.toPayload({ clear: true }));
const ask = async (payloads: readonly Written[], who = 'ops') => (await store.people.as(who)).post(PATH, { payloads });

describe('what the page of Temporal asks for', () => {
  test('is shown to whoever operates the system, each payload in its place, and written down', async () => {
    const one = await encrypted(number(1), 'C-002');
    const { status, body } = await ask([plain, one, plain]);
    expect([status, body.payloads.map(said)]).toEqual([200, [{ clear: true }, secret, { clear: true }]]);
    const entry = await store.models.auditEntries.findOne({ operation: 'readPayloads' }).sort({ position: -1 }).lean();
    expect(entry).toMatchObject({
      who: 'ops',
      role: 'operator',
      outcome: 'done',
      about: `repairOrder:${number(1)}`,
      personCount: 1,
    });
  });

  test.each(['wang', 'cashier', 'manager'])('is refused to %s, who does not operate it', async (who) => {
    expect((await ask([await encrypted(number(2), 'C-002')], who)).status).toBe(403);
  });

  test('is withheld where it is of another store, or of another process than the one that is written down', async () => {
    const own = await encrypted(number(3), 'C-002');
    const other = await encrypted(number(4), 'C-003');
    const elsewhere = await encrypted(number(5, 'S02'), 'C-002');
    expect((await ask([own, other, elsewhere])).body.payloads.map(said)).toEqual([
      secret,
      { withheld: true },
      { withheld: true },
    ]);
    expect((await ask([elsewhere])).body.payloads.map(said)).toEqual([{ withheld: true }]);
    const posing = { ...elsewhere, metadata: { ...elsewhere.metadata, process: own.metadata['process']! } };
    expect((await ask([posing])).body.payloads.map(said)).toEqual([{ unreadable: true }]);
  });

  test('is a tombstone where the key is destroyed', async () => {
    const one = await encrypted(number(6), 'C-009');
    await store.api.context.vault.destroy(customerSubject('S01', 'C-009'));
    expect((await ask([one])).body.payloads.map(said)).toEqual([{ erased: true }]);
  });

  test('is no reason to show nothing else when one of it was changed', async () => {
    const one = await encrypted(number(7), 'C-002');
    const bytes = Buffer.from(one.data, 'base64');
    bytes[20] = bytes[20]! ^ 1;
    const changed = { ...one, data: bytes.toString('base64') };
    const cut = { ...one, data: 'AAAA' };
    const empty = { ...one, data: '' };
    expect((await ask([changed, cut, empty, one])).body.payloads.map(said)).toEqual([
      { unreadable: true },
      { unreadable: true },
      { unreadable: true },
      secret,
    ]);
  });

  test.each([
    ['nothing', {}],
    ['no list', { payloads: 'x' }],
    ['something that is no base64', { payloads: [{ metadata: {}, data: '%%' }] }],
    ['something else beside it', { payloads: [], customer: 'C-002' }],
    ['a payload that is none', { payloads: [null] }],
  ])('is refused with 422 when it is %s', async (_what, body) => {
    expect((await (await store.people.as('ops')).post(PATH, body)).status).toBe(422);
  });

  test('may be larger than what else is sent', async () => {
    const many = Array.from({ length: 500 }, () => ({ ...plain, data: 'A'.repeat(400) }));
    expect((await ask(many)).status).toBe(200);
  });

  test('is never encrypted by us: there is no such address', async () => {
    expect((await (await store.people.as('ops')).post('/temporal-payloads/encode', { payloads: [] })).status).toBe(404);
  });
});

describe('the page of another site', () => {
  const send = (origin: string, method: string, headers: Record<string, string> = {}) =>
    fetch(`${store.api.url}/api/v1${PATH}`, {
      method,
      headers: { Origin: origin, 'Sec-Fetch-Site': 'same-site', 'Content-Type': 'application/json', ...headers },
      ...(method === 'POST' && { body: JSON.stringify({ payloads: [] }) }),
    });
  const preflight = { 'Access-Control-Request-Method': 'POST' };

  test('of Temporal may ask, with the session of whoever is signed in', async () => {
    const asked = await send(UI, 'OPTIONS', preflight);
    expect([asked.status, asked.headers.get('Access-Control-Allow-Origin')]).toEqual([204, UI]);
    expect(asked.headers.get('Access-Control-Allow-Credentials')).toBe('true');
    expect(asked.headers.get('Access-Control-Allow-Headers')).toContain('X-Namespace');
    const without = await send(UI, 'POST');
    expect([without.status, without.headers.get('Access-Control-Allow-Origin')]).toEqual([401, UI]);
  });

  test.each([
    'https://evil.example',
    'http://temporal.example.com',
    'https://temporal.example.com.evil.example',
    'null',
  ])('%s may not', async (origin) => {
    const asked = await send(origin, 'OPTIONS', preflight);
    expect(asked.headers.get('Access-Control-Allow-Origin')).toBeNull();
    const sent = await send(origin, 'POST');
    expect([sent.status, sent.headers.get('Access-Control-Allow-Origin')]).toEqual([403, null]);
  });

  test('of Temporal may ask for nothing else', async () => {
    const answer = await fetch(`${store.api.url}/api/v1/sessions/current`, {
      method: 'DELETE',
      headers: { Origin: UI },
    });
    expect([answer.status, answer.headers.get('Access-Control-Allow-Origin')]).toEqual([403, null]);
  });
});
