import { readFileSync } from 'node:fs';
import path from 'node:path';
import { endpointsOf } from '../../api/endpoints';
import type { Endpoint } from '../../api/http/endpoint';
import { ApiUsers } from '../../dev/fixtures/api-users';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { DEMO_PASSWORD } from '../../dev/fixtures/store';
import { hostileHeaders, hostileQueries, hostileValues } from '../support/hostile-values';
import { BodySamples, type DocumentOfBodies } from '../support/sample-body';
import { samplePath } from '../support/sample-paths';
import { createTestApi, type TestApi } from '../support/test-api';

/** A release is tried with ten thousand: FUZZ_REQUESTS=10000. */
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 2_000);
const AT_ONCE = 8;
/** What ends the sessions of those who ask, or never ends itself. */
const LEFT_OUT = new Set([
  'signOut',
  'endSession',
  'endOtherSessions',
  'hangWallScreen',
  'endSessionsOf',
  'closeAccount',
  'recordLeaving',
  'streamEvents',
]);

let store: TestApi;
beforeAll(async () => {
  store = await createTestApi();
});
afterAll(() => store.stop());

const document = JSON.parse(
  readFileSync(path.resolve(__dirname, '../../docs/openapi.json'), 'utf8'),
) as DocumentOfBodies;

/** Numbers that look random and are the same in every run. */
function* numbersFrom(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}
const random = numbersFrom(7);
const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random.next().value * list.length)]!;

type Json = Readonly<Record<string, unknown>>;
/** The body with one value, at any depth, replaced; or with one field more. */
function spoilt(body: unknown): unknown {
  if (Array.isArray(body) && body.length > 0 && random.next().value < 0.7) return [spoilt(body[0]), ...body.slice(1)];
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return oneOf(hostileValues);
  const names = Object.keys(body);
  if (names.length === 0 || random.next().value < 0.15)
    return { ...body, [oneOf(['_id', 'by', 'store', '$where', 'role'])]: oneOf(hostileValues) };
  const name = oneOf(names);
  return { ...body, [name]: random.next().value < 0.5 ? spoilt((body as Json)[name]) : oneOf(hostileValues) };
}

const places = [
  'X-1',
  '%00',
  '%FF',
  '..%2f..%2fetc',
  '__proto__',
  'x'.repeat(400),
  'RO-S01-20200101-9999',
  '%F0%9F%9A%97',
];

test('T5 spoilt requests, by every role to every operation: no answer is a defect, and every refusal is a problem', async () => {
  const visit = await RepairOrderClient.open(store.people, 1);
  const endpoints = endpointsOf(store.api.context).filter(({ operation }) => !LEFT_OUT.has(operation));
  const samples = new BodySamples(document);
  const tokens: (string | undefined)[] = [undefined];
  for (const who of ['wang', 'zhao', 'manager', 'crmanager', 'cashier', 'supervisor'])
    tokens.push((await new ApiUsers(store.api.url, DEMO_PASSWORD).as(who)).token);

  const pathOf = ({ path: pattern }: Endpoint): string => {
    const known = samplePath(pattern, random.next().value < 0.5 ? visit.number : undefined);
    return random.next().value < 0.2 ? pattern.replaceAll(/:\w+/g, () => oneOf(places)) : known;
  };
  const statuses = new Map<number, number>();
  const faults: string[] = [];
  const times: number[] = [];
  async function send(one: Endpoint, token: string | undefined): Promise<void> {
    const takesBody = one.method === 'post' || one.method === 'put';
    const sample = takesBody && !one.raw ? samples.bodyOf(one.operation, () => undefined) : undefined;
    const body = takesBody ? JSON.stringify(spoilt(sample ?? {})) : undefined;
    const query = random.next().value < 0.3 ? `?${oneOf(hostileQueries)}` : '';
    const address = `${pathOf(one)}${query}`;
    const began = performance.now();
    const response = await fetch(`${store.api.url}/api/v1${address}`, {
      method: one.method.toUpperCase(),
      headers: {
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        'Idempotency-Key': `f-${times.length}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(random.next().value < 0.4 && oneOf(hostileHeaders)),
      },
      ...(body !== undefined && { body }),
    });
    const { status, headers } = response;
    const type = headers.get('content-type') ?? '';
    const text = Buffer.from(await response.arrayBuffer()).toString();
    times.push(performance.now() - began);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    const isProblem =
      status < 400 || (type.includes('application/problem+json') && !/node_modules|at \w+ \(/.test(text));
    if (status >= 500 || !isProblem || headers.get('content-security-policy') === null)
      faults.push(
        `${one.method} ${address.slice(0, 90)} ${String(body).slice(0, 160)} → ${status} ${text.slice(0, 200)}`,
      );
  }
  for (let sent = 0; sent < REQUESTS; sent += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, () => send(oneOf(endpoints), oneOf(tokens))));
  const count = [...statuses.values()].reduce((sum, each) => sum + each, 0);
  const p99 = times.toSorted((one, other) => one - other)[Math.floor(count * 0.99)];
  process.stdout.write(
    `${count} requests, p99 ${Math.round(p99 ?? 0)} ms, ${JSON.stringify([...statuses].toSorted(([one], [other]) => one - other))}\n`,
  );
  expect(faults.slice(0, 20)).toEqual([]);
  expect(count).toBeGreaterThanOrEqual(REQUESTS);
  // spoilt ones are refused for what they are, not only for who sends them
  expect(statuses.get(422)).toBeGreaterThan(REQUESTS / 20);
}, 900_000);
