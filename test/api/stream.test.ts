import http from 'node:http';
import express from 'express';
import { EventStream, type StreamTimes } from '../../api/events/stream';
import { digest } from '../../platform/secrets';
import { Sessions } from '../../api/http/sessions';
import { ApiUsers } from '../../dev/fixtures/api-users';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import * as scenarios from '../../dev/fixtures/complaint-scenarios';
import { DEMO_PASSWORD, STORE } from '../../dev/fixtures/store';
import { IDLE_MS } from '../../domain/account/session-life';
import { systemActor } from '../../domain/kernel/actor';
import { createLog } from '../../platform/log';
import { atMost } from '../../platform/mongo/filters';
import type { Repositories, StoredStaffMember } from '../../platform/mongo/repositories';
import { eventually } from '../support/eventually';
import { MovedClock } from '../support/moved-clock';
import { faultsOf, logEvents, loggedEvents } from '../support/logged-events';
import { StreamListener, type Told } from '../support/stream-listener';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let token: string;
let next = 0;
const opened: { stop(): unknown }[] = [];
beforeAll(async () => {
  store = await createTestApi();
  token = (await store.people.as('crmanager')).token!;
});
afterEach(() => void opened.splice(0).map((one) => one.stop()));
afterAll(() => store.stop());

function listen(options: { readonly since?: number; readonly url?: string; readonly token?: string } = {}) {
  const listener = new StreamListener({ url: store.api.url, token, ...options });
  opened.push(listener);
  return listener;
}
const tail = async (): Promise<number> => (await store.api.context.repositories.feed.tails())[STORE] ?? 0;

/** Logs that many events of a process of its own, and waits until they are in the feed; answers the position of the last. */
async function happen(count: number): Promise<number> {
  next += 1;
  const before = await tail();
  await logEvents(store.models, loggedEvents(`RO-${STORE}-20200101-${String(next).padStart(4, '0')}`, 1, count));
  return eventually('the feed to grow', async () => {
    const now = await tail();
    return now >= before + count && now;
  });
}
const entries = (told: readonly Told[]) =>
  told.map(({ id, data }) => ({ position: id, process: data.number as string, sequence: data.sequence as number }));

describe('what is told', () => {
  test('an accepted command, with number and sequence, without content', async () => {
    const complaint = await ComplaintClient.open(store.people, 6);
    const listener = await listen().joined();
    await complaint.do(...scenarios.register);
    const told = await eventually('the event', async () =>
      listener.told.find(({ data }) => data.number === complaint.number && data.type === 'complaintRegistered'),
    );
    expect(told).toEqual({
      id: expect.any(Number),
      event: 'message',
      data: {
        number: complaint.number,
        sequence: expect.any(Number),
        type: 'complaintRegistered',
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        by: { id: expect.any(String), role: expect.any(String) },
      },
    });
  });

  test('every listener gets every event once and in order, and none of another store', async () => {
    const listeners = await Promise.all([listen(), listen(), listen()].map((one) => one.joined()));
    const from = listeners[0]!.lastId!;
    await logEvents(store.models, loggedEvents('RO-S02-20200101-0001', 1, 5));
    await happen(250);
    for (const listener of listeners) {
      const told = await listener.heard(250);
      expect(told).toHaveLength(250);
      expect(told[0]!.id).toBe(from + 1);
      expect(faultsOf(entries(told))).toEqual([]);
    }
  });
});

describe('resuming', () => {
  let end: number;
  beforeAll(async () => {
    end = await happen(800);
  });

  test.each([
    ['the beginning', () => 0],
    ['the middle', () => end - 750],
    ['the last but one', () => end - 1],
  ])('from %s, everything after it comes once and in order', async (_name, sinceOf) => {
    const since = sinceOf();
    const told = await listen({ since }).heard(end - since);
    expect(told).toHaveLength(end - since);
    expect([told[0]!.id, told.at(-1)!.id]).toEqual([since + 1, end]);
    expect(faultsOf(entries(told))).toEqual([]);
  });

  test('the id at the beginning resumes too, and Last-Event-ID counts before `since`', async () => {
    const since = await happen(1);
    const first = await listen({ since: since - 1 }).heard(1);
    expect(first[0]!.id).toBe(since);
    const { lastId } = await listen().joined();
    const last = await happen(3);
    const response = await fetch(`${store.api.url}/api/v1/events/stream?since=0`, {
      headers: { Authorization: `Bearer ${token}`, 'Last-Event-ID': String(lastId) },
    });
    const reader = response.body!.getReader();
    let text = '';
    while (!text.includes(`id: ${last}\n`)) text += new TextDecoder().decode((await reader.read()).value);
    await reader.cancel();
    expect(text.match(/^id: \d+$/gm)).toEqual([1, 2, 3].map((n) => `id: ${lastId! + n}`));
  });

  test('a position that is no longer kept, or that there never was, is answered with a reset, and it goes on from there', async () => {
    end = await happen(20);
    await store.models.feed.deleteMany({ store: STORE, position: atMost(end - 10) });
    const lost = listen({ since: end - 15 });
    const above = listen({ since: 9_999_999_999_999 });
    for (const listener of [lost, above])
      expect(await listener.heard(1)).toEqual([{ id: end, event: 'reset', data: { position: end } }]);
    const kept = await listen({ since: end - 10 }).heard(10);
    expect(kept.map(({ event }) => event)).toEqual(Array.from({ length: 10 }, () => 'message'));
    await happen(2);
    for (const listener of [lost, above]) {
      const told = await listener.heard(3);
      expect(told.map(({ id }) => id)).toEqual([end, end + 1, end + 2]);
    }
  });

  test.each(['abc', '-1', '1.5', '10000000000000'])('since=%s is not a position', async (since) => {
    const answer = await (await store.people.as('crmanager')).get(`/events/stream?since=${since}`);
    expect(answer.status).toBe(422);
  });
});

/** The stream alone, with times and a feed of its own, on a port of its own. */
async function serveStream(
  times: StreamTimes,
  feed: Repositories['feed'] = store.api.context.repositories.feed,
  demandsSecondFactor = false,
) {
  const sessions = new Sessions(store.api.context.repositories, {
    demandsSecondFactor,
    demoAccounts: true,
    messageTray: true,
  });
  const { complaints } = store.api.context.repositories;
  const parts = { feed, complaints, sessions, log: createLog('test', 'silent'), times, perPerson: 1_000 };
  const stream = new EventStream(parts);
  const app = express().get('/api/v1/events/stream', async (req, res) => {
    const session = await sessions.find(req.get('Authorization')!.slice('Bearer '.length));
    const since = req.query['since'];
    await stream.serve(res, session!, since === undefined ? undefined : Number(since));
  });
  const server = http.createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push({
    stop: () => {
      stream.close();
      server.closeAllConnections();
      server.close();
    },
  });
  const connections = (): Promise<number> =>
    new Promise((resolve, reject) => server.getConnections((error, count) => (error ? reject(error) : resolve(count))));
  return { url: `http://127.0.0.1:${(server.address() as { port: number }).port}`, connections };
}
const brief: StreamTimes = { heartbeatMs: 20, maxBlockedMs: 60_000 };

describe('the end of a session ends its stream', () => {
  const zhao = async (): Promise<string> => (await new ApiUsers(store.api.url, DEMO_PASSWORD).as('zhao')).token!;
  const change = async (what: Partial<StoredStaffMember>): Promise<void> => {
    const { staff } = store.api.context.repositories;
    const { _id, version } = (await store.models.staff.findOne({ person: 'zhao' }).lean())!;
    await staff.replace(STORE, _id, version, what, { by: systemActor, at: Date.now() });
  };
  const signOut = (secret: string) =>
    fetch(`${store.api.url}/api/v1/sessions/current`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${secret}`, 'Idempotency-Key': 'out' },
    });

  test('when it is signed out', async () => {
    const secret = await zhao();
    const listener = await listen({ url: (await serveStream(brief)).url, token: secret }).joined();
    expect((await signOut(secret)).status).toBe(204);
    await listener.ended();
  });

  test('when the person has left', async () => {
    const listener = await listen({ url: (await serveStream(brief)).url, token: await zhao() }).joined();
    await change({ active: false });
    await listener.ended();
    await change({ active: true });
    expect(listener.status).toBe(200);
  });

  test('when the account is closed', async () => {
    const listener = await listen({ url: (await serveStream(brief)).url, token: await zhao() }).joined();
    const { accounts } = store.api.context.repositories;
    await accounts.setActive('zhao', false);
    expect(await listener.ended()).toBe(true);
    await accounts.setActive('zhao', true);
  });

  test('when the person has no role left, or one for which a second factor is missing', async () => {
    const { url } = await serveStream(brief, undefined, true);
    for (const roles of [[], ['finance']] as const) {
      const listener = await listen({ url, token: await zhao() }).joined();
      await change({ roles: [...roles] });
      expect(await listener.ended()).toBe(true);
      await change({ roles: ['technician'] });
    }
  });

  test('when the person goes on in another store', async () => {
    const secret = await zhao();
    const listener = await listen({ url: (await serveStream(brief)).url, token: secret }).joined();
    await store.models.sessions.updateOne({ _id: digest(secret) }, { $set: { store: 'S02' } });
    expect(await listener.ended()).toBe(true);
  });

  test('when nobody has done anything for 30 minutes, however long it has been listened to', async () => {
    const clock = new MovedClock();
    const secret = await zhao();
    const listener = await listen({ url: (await serveStream(brief)).url, token: secret }).joined();
    clock.pass(IDLE_MS - 60_000);
    await happen(1);
    await listener.heard(1);
    expect(listener.isOver).toBe(false);
    clock.pass(60_000);
    await listener.ended();
    clock.undo();
  });

  test('when it expires', async () => {
    const secret = await zhao();
    const expiresAt = new Date(Date.now() + 2_000);
    await store.models.sessions.updateOne({ _id: digest(secret) }, { $set: { expiresAt } });
    const listener = await listen({ url: (await serveStream(brief)).url, token: secret }).joined();
    await listener.ended();
    expect(Date.now()).toBeGreaterThanOrEqual(expiresAt.getTime());
  });
});

describe('a slow reader', () => {
  /** A feed without end, that counts how far it was read. */
  function endless(): { readonly feed: Repositories['feed']; readonly read: () => number } {
    let upTo = 0;
    const by = { id: 'x'.repeat(500), role: 'time' } as never;
    return {
      feed: {
        tails: async () => ({ [STORE]: 1_000_000 }),
        page: async (store_, after, to) => {
          upTo = Math.max(upTo, to);
          return Array.from({ length: to - after }, (_none, index) => ({
            _id: '',
            store: store_,
            event: '',
            process: 'RO-1',
            type: 'x',
            at: 0,
            by,
            forgetAt: new Date(),
            position: after + 1 + index,
            sequence: after + 1 + index,
          }));
        },
      },
      read: () => upTo,
    };
  }

  test('is not read for while it takes nothing, and goes on where it was', async () => {
    const { feed, read } = endless();
    const { url } = await serveStream({ ...brief, heartbeatMs: 60_000 }, feed);
    const listener = listen({ url, since: 0 });
    await listener.heard(1);
    listener.pause();
    let before = -1;
    await eventually('the reading to stop', async () => {
      const stands = read() === before;
      before = read();
      return stands;
    });
    expect(before).toBeLessThan(100_000);
    listener.resume();
    const told = await listener.heard(before + 1_000);
    expect(faultsOf(entries(told))).toEqual([]);
  });

  test('is cut off after a while, and another goes on', async () => {
    const { feed } = endless();
    const { url, connections } = await serveStream({ heartbeatMs: 60_000, maxBlockedMs: 50 }, feed);
    const slow = listen({ url, since: 0 });
    await slow.heard(1);
    slow.pause();
    const quick = listen({ url, since: 999_000 });
    expect(faultsOf(entries(await quick.heard(1_000)))).toEqual([]);
    await eventually('the connection to be closed', async () => (await connections()) === 1);
    expect(quick.isOver).toBe(false);
  });
});

test('while the database is away listeners wait, and miss nothing', async () => {
  class MongoNetworkError extends Error {}
  const { feed } = store.api.context.repositories;
  const state = { away: true };
  const away =
    <Given extends unknown[], Found>(real: (...given: Given) => Promise<Found>) =>
    (...given: Given): Promise<Found> =>
      state.away ? Promise.reject(new MongoNetworkError('away')) : real(...given);
  const { url } = await serveStream(brief, { tails: away(feed.tails), page: away(feed.page) });
  const since = await tail();
  const listener = listen({ url, since });
  const end = await happen(3);
  state.away = false;
  expect((await listener.heard(3)).map(({ id }) => id)).toEqual([end - 2, end - 1, end]);
  state.away = true;
  await happen(3);
  state.away = false;
  expect(faultsOf(entries(await listener.heard(6)))).toEqual([]);
  expect(listener.isOver).toBe(false);
});

test('with nobody listening nothing is read', async () => {
  const { feed } = store.api.context.repositories;
  let reads = 0;
  const counted = { ...feed, tails: async () => ((reads += 1), feed.tails()) };
  const { url } = await serveStream(brief, counted);
  const listener = await listen({ url }).joined();
  expect(reads).toBeGreaterThan(0);
  listener.stop();
  await eventually('the reading to stop', async () => {
    const before = reads;
    await new Promise((resolve) => setTimeout(resolve, 300));
    return reads === before;
  });
});
