import { createHash } from 'node:crypto';
import type { ApiUser } from '../../dev/fixtures/api-users';
import { maintenance, RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { menuLine } from '../../dev/fixtures/scenarios';
import { ERASED_TEXT } from '../../domain/personal-data/texts';
import { verifyBundle } from '../../domain/proof/verify';
import { endNextErasure } from '../../platform/mongo/personal-data/unfinished';
import type { ProofFollower } from '../../platform/mongo/proof/follower';
import { findKeys, rootKeyOf } from '../../platform/mongo/proof/keys';
import { verifySignature } from '../../platform/proof/ed25519';
import { startProofFollower } from '../support/proof-follower';
import { eventually } from '../support/eventually';
import { createTestApi, type TestApi } from '../support/test-api';
import { edit } from '../support/master-data';

let store: TestApi;
let follower: ProofFollower;
let wang: ApiUser;
let boss: ApiUser;
let manager: ApiUser;
beforeAll(async () => {
  store = await createTestApi();
  wang = await store.people.as('wang');
  boss = await store.people.as('store');
  manager = await store.people.as('manager');
  follower = startProofFollower(store.models);
});
afterAll(async () => {
  await follower.stop();
  await store.stop();
});

const wordsOf = (customer: number): string => `方向盘抖动，第${customer}位客户住在建设路18号`;
const WORDS = wordsOf(5);
const bytesOf = async (person: ApiUser, path: string, asking: RequestInit = {}): Promise<Buffer> => {
  const headers = { Authorization: `Bearer ${person.token}`, 'Content-Type': 'application/json' };
  const answer = await fetch(`${store.api.url}/api/v1${path}`, { ...asking, headers });
  return Buffer.from(await answer.arrayBuffer());
};
/** A visit in which words were said, and that has ended. */
async function endedVisit(customer: number): Promise<RepairOrderClient> {
  const visit = await RepairOrderClient.open(store.people, customer, {
    arrival: { mode: 'selfDrive', symptoms: wordsOf(customer) },
  });
  await wang.post(`/repair-orders/${visit.number}/condition-notes`, { note: wordsOf(customer) });
  await visit.toContract([menuLine('MAINT-A', 'L-1')]);
  const { status } = await wang.post(`/repair-orders/${visit.number}/cancellation`, { reason: wordsOf(customer) });
  expect(status).toBe(200);
  await visit.all([
    ['cashier', 'payFee', { amount: 10_000, method: 'cash' }],
    ['cashier', 'issueExitPass'],
  ]);
  await visit.openGate();
  await store.api.context.recorder.drain();
  return visit;
}
const proofOf = async (number: string): Promise<string> =>
  eventually('the proof', async () => {
    const text = (await bytesOf(manager, `/repair-orders/${number}/proof`)).toString();
    return text.includes('repairflow-proof') && text;
  });
const faultsIn = async (text: string) => {
  const trust = { rootKey: rootKeyOf((await findKeys(store.models, 'S01'))!), witnesses: [], quorum: 0 };
  return verifyBundle(text, trust, verifySignature).faults;
};
const ask = (customer: string) =>
  boss.ask(`/customers/${customer}/erasure/request`, { method: 'PUT', body: { reason: 'askedByCustomer' } });
const erase = (person: ApiUser, customer: string) => person.post(`/customers/${customer}/erasure`, {});

test('M-06 a visit’s words are stored sealed, and are read as they were said', async () => {
  const visit = await endedVisit(2);
  const stored = await store.models.events.find({ process: visit.number }).lean();
  expect(JSON.stringify(stored)).not.toContain(wordsOf(2));
  expect(stored.some(({ sealed }) => sealed !== undefined)).toBe(true);
  expect(JSON.stringify((await wang.get(`/repair-orders/${visit.number}/events?limit=100`)).body)).toContain(
    wordsOf(2),
  );
});

test('M-06 nobody is erased by one person, without a request, or while something is under way', async () => {
  await maintenance(store.people, 3);
  await store.api.context.recorder.drain();
  const refused = await ask('C-003');
  expect([refused.status, refused.body.code]).toEqual([409, 'mattersOpen']);
  expect((await boss.get('/customers/C-003/erasure')).body.open.followUps).toHaveLength(1);
  expect((await erase(manager, 'C-004')).body.code).toBe('noErasureRequested');
  expect((await ask('C-004')).status).toBe(200);
  expect((await erase(boss, 'C-004')).body.code).toBe('sameDecider');
  expect((await erase(wang, 'C-004')).status).toBe(403);
  expect((await ask('C-nobody')).status).toBe(404);
  // what comes in after the request stands against it as well
  await RepairOrderClient.open(store.people, 4);
  await store.api.context.recorder.drain();
  expect((await erase(manager, 'C-004')).body.code).toBe('mattersOpen');
  expect((await boss.ask('/customers/C-004/erasure/request', { method: 'DELETE' })).status).toBe(204);
  expect((await erase(manager, 'C-004')).body.code).toBe('noErasureRequested');
  expect((await wang.get('/customers/C-004')).body.erasedAt).toBeNull();
});

describe('M-06 once a person is erased', () => {
  let visit: RepairOrderClient;
  let known: Record<string, string>;
  let car: { id: string; plate: string; vin: string };
  let before: { proof: string; order: Record<string, unknown> };
  const traces = () => [WORDS, known['name']!, known['phone']!, known['address']!, car.plate, car.vin];
  const shows = (text: string) => traces().filter((trace) => text.includes(trace));

  test('it is done at once, when the second person says so', async () => {
    visit = await endedVisit(5);
    await edit(wang, '/customers/C-005', { address: '和平路77号' });
    known = (await wang.get('/customers/C-005')).body;
    car = (await wang.get('/vehicles?customerId=C-005')).body.items[0];
    await wang.post('/customers/C-005/marketing-consents', { channel: 'sms', given: true, words: WORDS });
    before = { proof: await proofOf(visit.number), order: (await wang.get(`/repair-orders/${visit.number}`)).body };
    expect(shows(before.proof)).toEqual([WORDS]);
    expect(await faultsIn(before.proof)).toEqual([]);
    expect((await ask('C-005')).status).toBe(200);
    const done = await erase(manager, 'C-005');
    expect([done.status, done.body.erased]).toEqual([200, { at: expect.any(String), isDone: true }]);
  });

  test('no list, search, page, history, event, past moment or export shows the person', async () => {
    const paths = [
      '/customers/C-005',
      '/customers/C-005/versions',
      '/customers/C-005/marketing-consents',
      '/customers?limit=100',
      '/vehicles?limit=100',
      `/vehicles/${car.id}/versions`,
      `/repair-orders/${visit.number}`,
      `/repair-orders/${visit.number}/events?limit=100`,
      `/repair-orders/${visit.number}/evidence`,
      `/repair-orders/${visit.number}?at=${new Date().toISOString()}`,
      '/repair-orders?limit=100',
      '/board',
      '/tasks',
      '/notices',
    ];
    for (const path of paths)
      expect([path, shows(JSON.stringify((await boss.get(path)).body ?? {}))]).toEqual([path, []]);
    for (const term of [known['phone']!, known['name']!, car.plate, car.vin.slice(-6)]) {
      const { body } = await wang.get(`/search?q=${encodeURIComponent(term)}`);
      const found = body.items.filter((hit: { customer: { id: string } }) => hit.customer.id === 'C-005');
      expect([term, found]).toEqual([term, []]);
    }
    const records = await bytesOf(boss, '/exports', {
      method: 'POST',
      body: JSON.stringify({ what: 'customers', purpose: 'x' }),
    });
    expect(shows(records.toString())).toEqual([]);
  });

  test('nothing in the database shows the person, in whichever collection', async () => {
    const hits: string[] = [];
    for (const [name, model] of Object.entries(store.models)) {
      const all = JSON.stringify(await (model as typeof store.models.events).find({}).lean());
      hits.push(...shows(all).map((trace) => `${name}: ${trace}`));
    }
    expect(hits).toEqual([]);
  });

  test('stage, sums and evidence stay, and whoever reads is told that words are gone', async () => {
    const { body } = await wang.get(`/repair-orders/${visit.number}`);
    const kept = ({ stage, sequence, openedAt, total }: Record<string, unknown>) => ({
      stage,
      sequence,
      openedAt,
      total,
    });
    expect(kept(body)).toEqual(kept(before.order));
    expect(JSON.stringify(body)).toContain(ERASED_TEXT);
    expect((await wang.get('/customers/C-005')).body).toMatchObject({
      name: ERASED_TEXT,
      erasedAt: expect.any(String),
    });
  });

  test('the proof still holds, with every text withheld, and the one handed out before, too', async () => {
    expect(await store.models.proofSalts.countDocuments({ _id: visit.number })).toBe(0);
    const after = await proofOf(visit.number);
    expect(await faultsIn(after)).toEqual([]);
    expect(await faultsIn(before.proof)).toEqual([]);
    expect(shows(after)).toEqual([]);
    type Entry = { index: number; entry: unknown };
    const hash = (text: string) =>
      (JSON.parse(text) as { entries: Entry[] }).entries.map(({ entry }) =>
        createHash('sha256').update(JSON.stringify(entry)).digest('hex'),
      );
    expect(hash(after).length).toBe(hash(before.proof).length);
  });

  test('the record takes no change, no visit and no car; the same phone comes again as somebody new', async () => {
    const codeOf = async (answer: Promise<{ status: number; body: { code?: string } }>) => {
      const { status, body } = await answer;
      return `${status} ${body.code}`;
    };
    const statement = { channel: 'sms', given: true, words: 'x' };
    expect(await codeOf(wang.post('/customers/C-005/marketing-consents', statement))).toBe('409 customerErased');
    expect(await codeOf(manager.post('/customers/C-005/merge', { into: 'C-006' }))).toBe('409 customerErased');
    expect(await codeOf(manager.post('/customers/C-006/merge', { into: 'C-005' }))).toBe('409 customerErased');
    const arrival = { mode: 'selfDrive', symptoms: 'x' };
    expect(await codeOf(wang.post('/repair-orders', { customerId: 'C-005', vehicleId: car.id, arrival }))).toBe(
      '404 notFound',
    );
    const again = await wang.post('/customers', {
      name: '新客户',
      salutation: '先生',
      phone: known['phone'],
      address: 'x',
    });
    expect(again.status).toBe(201);
    const found = (await wang.get(`/customers?phone=${known['phone']}`)).body.items;
    expect(found.map(({ id }: { id: string }) => id)).toEqual([again.body.id]);
    const plate = {
      customerId: again.body.id,
      plate: car.plate,
      vin: car.vin,
      model: 'x',
      type: 'suv',
      odometer: 1,
      maintenanceCycleKilometres: 10_000,
      maintenanceCycleMonths: 12,
      nextMaintenanceDay: null,
      nextMaintenanceKilometres: null,
      boughtOn: null,
    };
    expect((await wang.post('/vehicles', plate)).status).toBe(201);
  });

  test('the audit log says who asked and who did it, and a repetition changes nothing', async () => {
    const { body } = await boss.get('/audit-log?about=customer:C-005&limit=100');
    for (const operation of ['requestErasure', 'eraseCustomer']) expect(JSON.stringify(body)).toContain(operation);
    expect(shows(JSON.stringify(body))).toEqual([]);
    const { at } = (await boss.get('/customers/C-005/erasure')).body.erased;
    expect((await erase(manager, 'C-005')).body.erased.at).toBe(at);
  });
});

test('M-06 an erasure that was cut off is ended by a worker', async () => {
  const visit = await endedVisit(7);
  expect((await ask('C-007')).status).toBe(200);
  const { erase: whole } = store.api.context;
  Object.assign(store.api.context, { erase: () => Promise.reject(new Error('the program dies')) });
  expect((await erase(manager, 'C-007')).status).toBe(500);
  Object.assign(store.api.context, { erase: whole });
  const parts = {
    models: store.models,
    vault: store.api.context.vault,
    files: store.api.context.files,
    end: store.processes.end,
  };
  expect(await endNextErasure(parts, Date.now() + 60_000)).toBe(true);
  expect(await endNextErasure(parts, Date.now() + 60_000)).toBe(false);
  expect((await boss.get('/customers/C-007/erasure')).body.erased.isDone).toBe(true);
  expect(JSON.stringify((await wang.get(`/repair-orders/${visit.number}`)).body)).not.toContain(wordsOf(7));
});
