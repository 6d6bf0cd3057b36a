import { randomBytes } from 'node:crypto';
import { ApiUser, ApiUsers } from '../../dev/fixtures/api-users';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { DEMO_PASSWORD } from '../../dev/fixtures/store';
import { StreamListener } from '../support/stream-listener';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => {
  store = await createTestApi({ ANSWER_WITHIN_MS: '500' });
});
afterAll(() => store.stop());

const once = { repeatForMs: 0 };
const signedIn = async (base: string, person: string): Promise<ApiUser> => {
  const { token } = await new ApiUsers(base, DEMO_PASSWORD).as(person);
  return new ApiUser(base, token, once);
};
/** The holder of a link to this visit. */
const holderOf = async ({ number }: RepairOrderClient, base = store.api.url): Promise<ApiUser> => {
  await store.api.context.recorder.drain();
  const link = await (await store.people.as('wang')).post(`/repair-orders/${number}/customer-links`);
  const { body } = await new ApiUser(base, undefined, once).post('/customer-sessions', { secret: link.body.secret });
  return new ApiUser(base, body.token as string, once);
};
const statusesOf = async (who: ApiUser, path: string, count: number): Promise<readonly number[]> => {
  const statuses = [];
  for (let n = 0; n < count; n++) statuses.push((await who.get(path)).status);
  return statuses;
};
const passed = (statuses: readonly number[]): number => statuses.filter((status) => status === 200).length;

describe('H4 the budget of requests', () => {
  test('a session has one, its person twice as much, and others their own', async () => {
    const { url } = await store.another({ STAFF_REQUESTS_PER_MINUTE: '6' });
    const [first, second, third, other] = [
      await signedIn(url, 'wang'),
      await signedIn(url, 'wang'),
      await signedIn(url, 'wang'),
      await signedIn(url, 'zhao'),
    ];
    const refused = (await Promise.all(Array.from({ length: 12 }, () => first.get('/me')))).find(
      ({ status }) => status === 429,
    )!;
    expect(refused.body).toMatchObject({ code: 'tooMany', status: 429 });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(refused.headers.get('ratelimit-policy')).toBe('"session";q=6;w=60, "person";q=12;w=60');
    expect(refused.headers.get('ratelimit')).toMatch(/^"session";r=0;t=\d+, "person";r=\d+;t=\d+$/);
    await statusesOf(second, '/me', 8);
    expect(passed(await statusesOf(third, '/me', 6))).toBeLessThan(6);
    expect((await other.get('/me')).status).toBe(200);
  });

  test('all who hold links to one visit share one, also on the page; the next visit has another', async () => {
    const { url } = await store.another({ LINK_REQUESTS_PER_MINUTE: '4' });
    const [visit, next] = [
      await RepairOrderClient.open(store.people, 1),
      await RepairOrderClient.open(store.people, 2),
    ];
    const [one, other, else_] = [await holderOf(visit, url), await holderOf(visit, url), await holderOf(next, url)];
    const path = `/repair-orders/${visit.number}/live`;
    const statuses = [...(await statusesOf(one, path, 4)), ...(await statusesOf(other, path, 4))];
    expect(statuses.slice(0, 4)).toEqual([200, 200, 200, 200]);
    expect(passed(statuses)).toBeLessThan(8);
    expect(statuses).toContain(429);
    expect((await else_.get(`/repair-orders/${next.number}/live`)).status).toBe(200);
  });

  test('on the page it is a sentence; pictures count a tenth', async () => {
    const { url } = await store.another({ LINK_REQUESTS_PER_MINUTE: '2' });
    const visit = await RepairOrderClient.open(store.people, 3);
    const { token } = await holderOf(visit, url);
    const read = (path: string) =>
      fetch(`${url}${path}`, { headers: { Cookie: `repairflow-visit=${token}`, 'Accept-Language': 'en' } });
    for (let n = 0; n < 8; n++) expect((await read('/c/logo')).status).toBe(404);
    expect((await read('/c/visit')).status).toBe(200);
    await read('/c/visit');
    const refused = await read('/c/visit');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^\d+$/)]);
    expect(await refused.text()).toContain('That was very often; wait a little and try again.');
  });

  test('L8 a session uploads no more than its bytes, and what is too much is not read', async () => {
    const { url } = await store.another({ UPLOAD_MEGABYTES_PER_HOUR: '1' });
    const { token } = await signedIn(url, 'zhao');
    const upload = async (bytes: Buffer) => {
      const response = await fetch(`${url}/api/v1/files`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}` },
        body: new Uint8Array(bytes),
      });
      return { status: response.status, after: response.headers.get('retry-after') };
    };
    expect((await upload(randomBytes(600_000))).status).toBe(415);
    const { status, after } = await upload(randomBytes(600_000));
    expect([status, Number(after) > 60]).toEqual([429, true]);
    expect((await upload(randomBytes(300_000))).status).toBe(415);
  });
});

describe('H4 complaints of a customer', () => {
  const complain = (who: ApiUser, key: string) => who.post('/customer-complaints', { words: '又有异响' }, key);

  test('a visit sends five a day and no more; a repetition is none; the next visit has its own', async () => {
    const { url } = await store.another({ COMPLAINTS_PER_DAY: '5' });
    const [visit, next] = [
      await RepairOrderClient.open(store.people, 4),
      await RepairOrderClient.open(store.people, 5),
    ];
    const who = await holderOf(visit, url);
    const answers = [];
    for (let n = 0; n < 5; n++) answers.push(await complain(who, `k-${n}`));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    const repeated = await complain(who, 'k-4');
    expect([repeated.status, repeated.body.number]).toEqual([201, answers[4]!.body.number]);
    const refused = await complain(await holderOf(visit, url), 'k-5');
    expect([refused.status, refused.body.code]).toEqual([429, 'complaintsUsedUp']);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(86_400);
    expect((await complain(who, 'k-0')).status).toBe(201);
    expect((await complain(await holderOf(next, url), 'k-5')).status).toBe(201);
  });

  test('L11 a customer of two visits may use one key for each', async () => {
    const first = await RepairOrderClient.open(store.people, 6);
    const one = await complain(await holderOf(first), 'same');
    const second = await RepairOrderClient.open(store.people, 6, { vehicleId: 'V-007' });
    const other = await complain(await holderOf(second), 'same');
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(other.body.number).not.toBe(one.body.number);
  });
});

describe('H4 the refused command of a customer', () => {
  const refusedCommand = (visit: RepairOrderClient) => `/repair-orders/${visit.number}/settlement/agreement`;
  const body = { revision: 1, total: 1, consent: { channel: 'link' } };
  const sequenceOf = async (visit: RepairOrderClient): Promise<number> =>
    (await (await store.people.as('wang')).get(`/repair-orders/${visit.number}/live`)).body.sequence as number;

  test('is answered although it asks not to be, and leaves nothing', async () => {
    const visit = await RepairOrderClient.open(store.people, 8);
    const who = await holderOf(visit);
    const before = await sequenceOf(visit);
    for (let n = 0; n < 3; n++) {
      const answer = await who.ask(refusedCommand(visit), {
        method: 'POST',
        body,
        key: `r-${n}`,
        headers: { Prefer: 'respond-async' },
      });
      expect([answer.status, answer.body.code]).toEqual([409, 'notDuringStage']);
    }
    expect(await sequenceOf(visit)).toBe(before);
  });

  test('leaves nothing when nobody could answer it, and is told', async () => {
    const visit = await RepairOrderClient.open(store.people, 9);
    const who = await holderOf(visit);
    const before = await sequenceOf(visit);
    const handedIn = await store.processes.withoutAnswers(() => who.post(refusedCommand(visit), body));
    expect(handedIn.status).toBe(202);
    const outcome = await who.get(String(handedIn.headers.get('location')).replace('/api/v1', ''));
    expect(outcome.body).toMatchObject({ status: 'rejected', code: 'notDuringStage' });
    expect(await sequenceOf(visit)).toBe(before);
  });
});

test('H4 a person has five streams; the sixth is refused before anything is sent, until one has ended', async () => {
  const { url } = await store.another({ STREAMS_PER_PERSON: '5' });
  const { token } = await signedIn(url, 'crmanager');
  const other = (await signedIn(url, 'manager')).token!;
  const listeners = await Promise.all(
    Array.from({ length: 5 }, () => new StreamListener({ url, token: token! }).joined()),
  );
  const refused = await fetch(`${url}/api/v1/events/stream`, { headers: { Authorization: `Bearer ${token}` } });
  expect([refused.status, refused.headers.get('content-type')]).toEqual([429, expect.stringContaining('problem+json')]);
  expect(refused.headers.get('retry-after')).toBe('10');
  expect(await refused.json()).toMatchObject({ code: 'tooMany' });
  const theirs = await new StreamListener({ url, token: other }).joined();
  listeners[0]?.stop();
  const again = await new StreamListener({ url, token: token!, comesBack: true }).joined();
  for (const one of [...listeners, theirs, again]) one.stop();
});

test('L2 signing out clears what the browser has kept', async () => {
  const { token } = await signedIn(store.api.url, 'li');
  const answer = await fetch(`${store.api.url}/api/v1/sessions/current`, {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${token}` },
  });
  expect([answer.status, answer.headers.get('clear-site-data')]).toEqual([204, '"cache"']);
});
