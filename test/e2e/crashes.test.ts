import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ApiUsers, ApiUser } from '../../dev/fixtures/api-users';
import * as scenarios from '../../dev/fixtures/scenarios';
import { DEMO_PASSWORD } from '../../dev/fixtures/store';
import { maintenance, RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { startApi } from '../../api/server';
import { fold } from '../../domain/repair-order/process';
import { end, ChildProcessGroup } from '../../dev/engines/child-process-group';
import { startMongo } from '../../dev/engines/mongo';
import { freePort } from '../../dev/engines/ports';
import { createLog } from '../../platform/log';
import type { RepairOrderEvent } from '../../domain/repair-order/state';
import { Processes } from '../support/processes';
import { eventually } from '../support/eventually';
import { openTestStore, seeded, startTestWorker, testConfig, type TestStore } from '../support/store';
import { processDefinitions } from '../../domain/processes';

const oil = scenarios.menuLine('MAINT-A', 'L-1');

describe('T1 the worker dies', () => {
  test('kill -9 in the middle of a visit: commands sent meanwhile are applied once, and the visit ends as usual', async () => {
    const config = testConfig({ ANSWER_WITHIN_MS: '1500' });
    await seeded(config);
    const processes = new Processes();
    const api = await startApi(config, createLog('api', 'silent'));
    try {
      let worker = await processes.start('worker.ts', config);
      const people = new ApiUsers(api.url, DEMO_PASSWORD);
      const visit = await RepairOrderClient.open(people, 2);
      await visit.toWorkshop([oil]);

      await Processes.kill(worker);
      const answer = await visit.send('parts', 'issueParts', { lineId: 'L-1' }, 'while-dead');
      expect([answer.status, answer.headers.get('location')]).toEqual([202, expect.stringContaining('/commands/')]);
      const again = await visit.send('parts', 'issueParts', { lineId: 'L-1' }, 'while-dead');
      expect(again.headers.get('location')).toBe(answer.headers.get('location'));
      const rejected = await visit.send('zhao', 'startLine', { lineId: 'L-7' }, 'wrong-while-dead');

      worker = await processes.start('worker.ts', config);
      expect((await visit.settled('parts', answer)).body).toMatchObject({
        status: 'applied',
        happened: ['partsIssued'],
      });
      expect((await visit.settled('zhao', rejected)).body).toMatchObject({ status: 'rejected', code: 'unknownLine' });

      await visit.do('zhao', 'startLine', { lineId: 'L-1' });
      await Processes.kill(worker);
      worker = await processes.start('worker.ts', config);
      await visit.work([oil]);
      await visit.finish();
      expect((await visit.read()).stage).toBe('delivered');
      const types = (await visit.events()).map(({ type }) => type as string);
      expect(types.filter((type) => type === 'partsIssued')).toHaveLength(1);
      expect(types.filter((type) => type === 'commandRejected')).toHaveLength(1);
    } finally {
      await api.stop();
      await processes.stop();
    }
  });
});

describe('T2 the API dies', () => {
  test('kill -9 in the middle of requests: the client repeats them with the same keys, and each counts once', async () => {
    const config = testConfig();
    await seeded(config);
    const processes = new Processes();
    const worker = await startTestWorker(config);
    try {
      const port = String(await processes.port());
      let api = await processes.start('api/server.ts', config, { PORT: port });
      const base = `http://127.0.0.1:${port}`;
      const { token } = await new ApiUsers(base, DEMO_PASSWORD).as('wang');
      const wang = new ApiUser(base, token);
      const body = { customerId: 'C-003', vehicleId: 'V-003', arrival: { mode: 'selfDrive', symptoms: '保养' } };
      const { number } = (await wang.post('/repair-orders', body, 'open')).body as { number: string };
      const note = (n: number) =>
        wang.post(`/repair-orders/${number}/condition-notes`, { note: `note ${n}` }, `note-${n}`);

      const inFlight = Array.from({ length: 8 }, (_, n) => note(n).catch(() => undefined));
      await Processes.kill(api);
      await Promise.all(inFlight);
      api = await processes.start('api/server.ts', config, { PORT: port });
      const repeated = await Promise.all(Array.from({ length: 8 }, (_, n) => note(n)));
      expect(repeated.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
      expect((await wang.post('/repair-orders', body, 'open')).body.number).toBe(number);
      const events = await eventually('all notes to be recorded', async () => {
        const { body: page } = await wang.get(`/repair-orders/${number}/events?limit=100`);
        return page.items.length === 9 && page.items;
      });
      expect(events.filter(({ type }: { type: string }) => type === 'conditionNoted')).toHaveLength(8);
    } finally {
      await worker.stop();
      await processes.stop();
    }
  });
});

describe('D10 MongoDB is away when everything starts', () => {
  test('worker and API start, say so, and work as soon as it is there', async () => {
    const family = new ChildProcessGroup();
    const folder = await mkdtemp(path.join(os.tmpdir(), 'repairflow-late-'));
    const port = await freePort();
    const config = testConfig({ MONGODB_URI: `mongodb://127.0.0.1:${port}/late` });
    const worker = await startTestWorker(config);
    const api = await startApi(config, createLog('api', 'silent'));
    try {
      const ready = await fetch(`${api.url}/readyz`);
      expect([ready.status, await ready.json()]).toMatchObject([200, { status: 'degraded', mongo: false }]);
      const signIn = () =>
        fetch(`${api.url}/api/v1/sessions`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'late' },
          body: JSON.stringify({ signIn: 'wang', password: DEMO_PASSWORD }),
        });
      const early = await signIn();
      expect([early.status, early.headers.get('Retry-After')]).toEqual([503, '5']);

      await startMongo({ family, say: () => undefined, folder, port });
      await seeded(config);
      await eventually('the API to reach the database', async () => (await signIn()).status === 201);
      const visit = await RepairOrderClient.open(new ApiUsers(api.url, DEMO_PASSWORD), 2);
      await visit.receive();
      expect((await visit.read()).stage).toBe('preInspection');
    } finally {
      await api.stop();
      await worker.stop();
      await family.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});

describe('T3 MongoDB is away', () => {
  test('commands on open orders go on, reads come from the workflow, and the read side catches up', async () => {
    const family = new ChildProcessGroup();
    const folder = await mkdtemp(path.join(os.tmpdir(), 'repairflow-mongo-'));
    const say = () => undefined;
    let store: TestStore | undefined;
    try {
      const first = await startMongo({ family, say, folder });
      const port = Number(new URL(first.uri).port);
      store = await openTestStore({ MONGODB_URI: first.uri });
      const visit = await RepairOrderClient.open(store.people, 2);
      await visit.toWorkshop([oil]);
      for (const who of ['zhao', 'parts', 'quality', 'manager']) await (await store.people.as(who)).get('/me');

      await end(first.process!);
      await visit.work([oil]);
      expect((await (await store.people.as('wang')).get(`/repair-orders/${visit.number}`)).body).toMatchObject({
        lines: [{ status: 'done' }],
      });
      const list = await fetch(`${store.api.url}/api/v1/repair-orders`, {
        headers: { Authorization: `Bearer ${(await store.people.as('wang')).token}` },
      });
      expect([list.status, ((await list.json()) as { code: string }).code]).toEqual([503, 'unavailable']);
      expect((await fetch(`${store.api.url}/healthz`)).status).toBe(200);
      const ready = await fetch(`${store.api.url}/readyz`);
      expect([ready.status, await ready.json()]).toMatchObject([200, { status: 'degraded', mongo: false }]);

      await startMongo({ family, say, folder, port });
      const { models } = store;
      const live = await (await store.people.as('wang')).get(`/repair-orders/${visit.number}/live`);
      await eventually('the read side to catch up', async () => {
        const view = await models.orders
          .findOne({ _id: visit.number })
          .lean()
          .catch(() => null);
        return view && view.sequence >= live.body.sequence;
      });
      const events = await models.events.find({ process: visit.number }).sort({ sequence: 1 }).lean();
      expect(fold(events.map(({ event }) => event as RepairOrderEvent)).sequence).toBe(events.length);
      await visit.finish();
    } finally {
      await store?.stop();
      await family.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});

test('T13 the visit also runs with a worker that keeps nothing in memory and replays every task', async () => {
  const store = await openTestStore({ MAX_CACHED_WORKFLOWS: '0' });
  try {
    const visit = await maintenance(store.people, 2);
    const handle = store.temporal.workflow.getHandle(processDefinitions.repairOrder.workflowId(visit.number));
    expect(await handle.result()).toMatchObject({ stage: 'delivered' });
  } finally {
    await store.stop();
  }
});
