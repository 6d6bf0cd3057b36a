import { readFile } from 'node:fs/promises';
import type { Answer, ApiUser, ApiUsers } from '../../dev/fixtures/api-users';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { FollowUpClient } from '../../dev/fixtures/follow-up-client';
import { publishPolicy } from '../../dev/fixtures/publish-policy';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { gate, leave, menuLine } from '../../dev/fixtures/scenarios';
import { demoPolicy, drillPolicy } from '../../dev/fixtures/store';
import { processDefinitions } from '../../domain/processes';
import { verifyBundle } from '../../domain/proof/verify';
import { ERASED_TEXT } from '../../domain/personal-data/texts';
import { createLog } from '../../platform/log';
import { openDatabase, type Database } from '../../platform/mongo/database';
import { findKeys, rootKeyOf } from '../../platform/mongo/proof/keys';
import { verifySignature } from '../../platform/proof/ed25519';
import { connectEncrypted } from '../../platform/temporal/encrypted-connection';
import { customerSubject } from '../../platform/vault/subjects';
import { canariesInFolder, canariesInText } from '../support/canaries';
import { carOf, everything, openCanaryStore, person, type CanaryStore } from '../support/canary-store';
import { eventually } from '../support/eventually';

const ERASED_WITHIN_MS = 60_000;

let store: CanaryStore;
let people: ApiUsers;
/** The same store through another program of the API. */
let elsewhere: ApiUsers;
let database: Database;
let direct: Awaited<ReturnType<typeof connectEncrypted>>;
let wang: ApiUser;
let boss: ApiUser;
let manager: ApiUser;
beforeAll(async () => {
  store = await openCanaryStore(2);
  [people, elsewhere] = store.people as [ApiUsers, ApiUsers];
  database = openDatabase(store.config.MONGODB_URI, createLog('test', 'silent'));
  await database.reached;
  direct = await connectEncrypted(store.config, database, store.config.TASK_QUEUE);
  [wang, boss, manager] = await Promise.all([people.as('wang'), people.as('store'), people.as('manager')]);
  // customers are called at once; nothing else is in a hurry
  const { notBeforeDays, windows } = drillPolicy.followUp;
  await publishPolicy(people, { ...demoPolicy, followUp: { ...demoPolicy.followUp, notBeforeDays, windows } });
}, 180_000);
afterAll(async () => {
  await direct.temporal.connection.close();
  await database.close();
  await store.stop();
});

const must = (answer: Answer, status: number): Answer => {
  expect([answer.status, answer.body]).toEqual([status, expect.anything()]);
  return answer;
};
const statusOf = async (workflowId: string) =>
  (await direct.temporal.workflow.getHandle(workflowId).describe()).status.name;
/** What each program has counted under this name. */
async function counted(name: string): Promise<number> {
  let sum = 0;
  for (const url of store.figures)
    for (const line of (await (await fetch(url)).text()).split('\n'))
      if (line.startsWith(name)) sum += Number(line.split(' ').at(-1));
  return sum;
}
const textOf = async (user: ApiUser, path: string): Promise<string> => {
  const headers = { Authorization: `Bearer ${user.token}` };
  return (await fetch(`${user.base}/api/v1${path}`, { headers })).text();
};
const proofOf = (number: string): Promise<string> =>
  eventually('the proof', async () => {
    const text = await textOf(manager, `/repair-orders/${number}/proof`);
    return text.includes('repairflow-proof') && text;
  });
const ask = (customer: string) =>
  boss.ask(`/customers/${customer}/erasure/request`, { method: 'PUT', body: { reason: 'askedByCustomer' } });

/** A visit that has ended and waits for its last paper, of somebody of whom every word stands nowhere else. */
async function endedVisit(customerId: string, vehicleId: string): Promise<RepairOrderClient> {
  const symptoms = everything;
  const visit = await RepairOrderClient.open(people, 2, {
    customerId,
    vehicleId,
    arrival: { mode: 'selfDrive', symptoms },
  });
  const lines = [menuLine('MAINT-A', 'L-1')];
  await visit.toWorkshop(lines, [{ words: everything }]);
  await visit.work(lines);
  await visit.check();
  await visit.prepare();
  await visit.accept();
  await visit.pay(await visit.agree());
  await visit.release();
  await visit.hand();
  await visit.all([...leave, gate(visit.number, carOf('').plate)]);
  return visit;
}

test('M-06, T11 a customer with an ended visit, an open call and an open complaint is erased by two people, and nothing sticks', async () => {
  const customer = must(await wang.post('/customers', person), 201).body.id as string;
  const vehicle = must(await wang.post('/vehicles', { ...carOf(customer), model: '远航 L7' }), 201).body.id as string;
  const visit = await endedVisit(customer, vehicle);
  const complaint = await ComplaintClient.open(people, 2, {
    customerId: customer,
    vehicleId: vehicle,
    words: everything,
  });
  const calls = await FollowUpClient.after(people, visit.number);
  await calls.due();

  // what is under way stands against it, by number, and goes on
  const refused = must(await ask(customer), 409).body;
  expect([refused.code, refused.facts ?? refused]).toMatchObject([
    'mattersOpen',
    { orders: [], complaints: [complaint.number], followUps: [calls.number] },
  ]);
  await complaint.toInvestigation();
  await complaint.solve();
  await complaint.close();
  await calls.call('reached');
  await calls.record({ ownWords: everything });
  await eventually('what was said to be recorded', async () => {
    const { body } = await boss.get(`/customers/${customer}/erasure`);
    return body.open.complaints.length + body.open.followUps.length === 0;
  });

  const order = processDefinitions.repairOrder.workflowId(visit.number);
  expect(await statusOf(order)).toBe('RUNNING');
  const before = must(await wang.get(`/repair-orders/${visit.number}`), 200).body;
  const proof = await proofOf(visit.number);
  const auditOf = async (number: string) => must(await boss.get(`/deadline-audit?process=${number}`), 200).body;
  const deadlines = await auditOf(visit.number);
  // both programs have read what was said, and know the key
  const paths = [visit, complaint, calls].map(({ number }) => {
    const { path } = Object.values(processDefinitions).find(({ numbers }) => numbers.pattern.test(number))!;
    return `${path}/${number}/events?limit=100`;
  });
  const [read, readElsewhere] = [await people.as('crmanager'), await elsewhere.as('crmanager')];
  for (const user of [read, readElsewhere])
    for (const path of paths)
      expect([path, (await canariesInText(await textOf(user, path))).length]).not.toEqual([path, 0]);

  must(await ask(customer), 200);
  expect((await boss.post(`/customers/${customer}/erasure`, {})).body.code).toBe('sameDecider');
  const done = must(await manager.post(`/customers/${customer}/erasure`, {}), 200);
  const erasedAt = Date.now();
  expect(done.body.erased).toEqual({ at: expect.any(String), isDone: true });

  // the run that waited for its last paper ends; nobody is asked for it, and who tries is told
  expect(await statusOf(order)).toBe('TERMINATED');
  const late = await wang.post(`/repair-orders/${visit.number}/dms-update`, {
    nextDay: '2027-05-20',
    nextKilometres: 170_000,
    archiveComplete: true,
  });
  expect([late.status, late.body.code]).toEqual([409, 'processClosed']);
  const { body: tasks } = await wang.get('/tasks?limit=100');
  expect(JSON.stringify(tasks)).not.toContain(visit.number);

  // within a minute no program reads a word
  await eventually('every program to have forgotten', async () => {
    for (const user of [read, readElsewhere])
      for (const path of paths) if ((await canariesInText(await textOf(user, path))).length > 0) return false;
    return true;
  });
  expect(Date.now() - erasedAt).toBeLessThan(ERASED_WITHIN_MS);
  const key = await database.models.vaultKeys.findOne({ _id: customerSubject('S01', customer) }).lean();
  expect(key).toMatchObject({ wrapped: null, masterKey: null });

  // nothing is left in clear where Temporal, logs and figures lie
  expect(await canariesInFolder(await store.copyOfTemporal())).toEqual([]);
  expect(await canariesInFolder(store.logs)).toEqual([]);
  for (const url of store.figures) expect(await canariesInText(await (await fetch(url)).text())).toEqual([]);

  // what remains can be proved: stage and sums, clocks, chain
  const after = must(await wang.get(`/repair-orders/${visit.number}`), 200).body;
  const sums = ({ stage, sequence, settlement, payments }: Record<string, unknown>) => ({
    stage,
    sequence,
    total: (settlement as { total: number }).total,
    payments: (payments as { amount: number }[]).map(({ amount }) => amount),
  });
  expect(sums(after)).toEqual(sums(before));
  expect(JSON.stringify(after)).toContain(ERASED_TEXT);
  expect(await auditOf(visit.number)).toEqual(deadlines);
  const trust = { rootKey: rootKeyOf((await findKeys(database.models, 'S01'))!), witnesses: [], quorum: 0 };
  const proofAfter = await proofOf(visit.number);
  for (const bundle of [proof, proofAfter]) expect(verifyBundle(bundle, trust, verifySignature).faults).toEqual([]);
  expect(await canariesInText(proofAfter)).toEqual([]);
  const entries = (bundle: string) =>
    (JSON.parse(bundle) as { entries: { entry: object }[] }).entries.map(({ entry }) => entry);
  expect(entries(proofAfter)).toEqual(entries(proof));

  // whatever is read is answered, and shows nobody
  const ids: Readonly<Record<string, string>> = {
    '/repair-orders': visit.number,
    '/complaints': complaint.number,
    '/follow-ups': calls.number,
    '/customers': customer,
    '/vehicles': vehicle,
  };
  const document = JSON.parse(await readFile('docs/openapi.json', 'utf8')) as { paths: Record<string, object> };
  const readers = [boss, read, wang];
  let turn = 0;
  for (const [template, methods] of Object.entries(document.paths)) {
    if (!('get' in methods)) continue;
    const group = Object.keys(ids).find((prefix) => template.startsWith(prefix));
    const path = template.replace(/\{[^}]+\}/, group ? ids[group]! : 'x').replaceAll(/\{[^}]+\}/g, 'x');
    // what is about nobody in particular is asked by one of them
    turn += 1;
    for (const user of group ? readers : [readers[turn % readers.length]!]) {
      const controller = AbortSignal.timeout(20_000);
      const headers = { Authorization: `Bearer ${user.token}` };
      const answer = await fetch(`${user.base}/api/v1${path}`, { headers, signal: controller });
      expect([path, answer.status < 500]).toEqual([path, true]);
      const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream');
      if (isStream) await answer.body?.cancel();
      else expect([path, await canariesInText(await answer.text())]).toEqual([path, []]);
    }
  }
  expect(await counted('temporal_workflow_task_execution_failed')).toBe(0);
}, 600_000);

test('M-06 a process that is open when its key goes takes no command, and the worker ends it', async () => {
  const visit = await RepairOrderClient.open(people, 3, { arrival: { mode: 'selfDrive', symptoms: '异响' } });
  const workflow = processDefinitions.repairOrder.workflowId(visit.number);
  const opened = await eventually('the visit to be listed', () =>
    database.models.orders.findOne({ _id: visit.number }).lean(),
  );
  expect(opened!.open).toBe(true);
  // as when it began while somebody was being erased
  await direct.vault.destroy(customerSubject('S01', 'C-003'));
  const answers: Answer[] = [];
  await eventually('the worker to end it', async () => {
    answers.push(await wang.post(`/repair-orders/${visit.number}/condition-notes`, { note: '划痕' }));
    return (await statusOf(workflow)) === 'TERMINATED';
  });
  const last = await wang.post(`/repair-orders/${visit.number}/condition-notes`, { note: '划痕' });
  // as long as a program remembers the key it goes on; then it is told so, and never that something is broken
  expect([...answers, last].map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
  expect([last.status, last.body.code]).toEqual([409, 'processClosed']);
  await eventually('it to be open no more', async () => {
    const view = await database.models.orders.findOne({ _id: visit.number }).lean();
    return view?.open === false;
  });
  expect(JSON.stringify((await wang.get('/tasks?limit=100')).body)).not.toContain(visit.number);
  expect(await counted('temporal_workflow_task_execution_failed')).toBe(0);
}, 300_000);
