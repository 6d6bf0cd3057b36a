import { endpointsOf } from '../../api/endpoints';
import type { Endpoint } from '../../api/http/endpoint';
import { openApi } from '../../api/http/openapi/document';
import { fillPath } from '../../api/processes/paths';
import { permissions } from '../../api/permissions';
import type { Answer, ApiUser } from '../../dev/fixtures/api-users';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { roles, systemActor } from '../../domain/kernel/actor';
import { defaultPolicy, servicePolicy } from '../../domain/policy/policy';
import { processDefinitions, processTypes, type ProcessType } from '../../domain/processes';
import { unknownNumberOf } from '../support/sample-paths';
import { eventually } from '../support/eventually';
import { importFile } from '../support/import-client';
import { csvBytes } from '../support/tables/csv';
import { StreamListener } from '../support/stream-listener';
import { BodySamples, type DocumentOfBodies } from '../support/sample-body';
import { createTestApi, type TestApi } from '../support/test-api';

/** In every text that the other store keeps. */
const CANARY = '金丝雀CANARY';
const OTHER = 'S02';

/** What a path or a body may name. */
interface Names {
  readonly numbers: Readonly<Record<ProcessType, string>>;
  readonly customer: string;
  readonly vehicle: string;
  readonly person: string;
  readonly contact: string;
  readonly file: string;
  readonly operatorTask: string;
  readonly session: string;
  readonly part: string;
  readonly menuItem: string;
  /** Of a policy that is proposed. */
  readonly policyVersion: string;
  readonly import: string;
}

let store: TestApi;
let ours: ApiUser;
let theirs: ApiUser;
let foreign: Names;
let endpoints: readonly Endpoint[];
let samples: BodySamples;

const missing: Names = {
  numbers: Object.fromEntries(
    processTypes.map((type) => [type, unknownNumberOf(type).replace('-S01-', `-${OTHER}-`)]),
  ) as Names['numbers'],
  customer: 'C-nobody',
  vehicle: 'V-nothing',
  person: 'no-such-person',
  contact: 'contact-nobody',
  file: 'f'.repeat(64),
  operatorTask: 'no-such-task',
  session: '0'.repeat(24),
  part: 'NO-SUCH-PART',
  menuItem: 'NO-SUCH-WORK',
  policyVersion: '99',
  import: 'IM-nothing',
};

/** Somebody with every role a person can have, in a store of their own. */
async function everybodyIn(place: string): Promise<ApiUser> {
  const person = `all-${place.toLowerCase()}`;
  const known = await store.models.staff.findOne({ person: 'manager' }).lean();
  const account = await store.models.accounts.findOne({ _id: 'manager' }).lean();
  const entry = { _id: `${place}:${person}`, store: place, person, roles: roles.filter((role) => role !== 'customer') };
  await store.models.accounts.create({ ...account!, _id: person, signIn: person });
  await store.models.staff.create({
    ...known!,
    ...entry,
    changedBy: systemActor,
    ...(place === OTHER && { name: CANARY }),
  });
  return store.people.as(person);
}

async function created(answer: Promise<Answer>): Promise<Record<string, string>> {
  const { status, body } = await answer;
  if (status !== 201) throw new Error(`answered ${status} ${JSON.stringify(body)}`);
  return body;
}

/** A store at work, all of whose words are canaries. */
async function fillOtherStore(): Promise<Names> {
  const policy = servicePolicy({ store: OTHER, brand: 'voyage', version: 1 });
  await store.models.policies.create({ _id: `${OTHER}:voyage:1`, store: OTHER, brand: 'voyage', version: 1, policy });
  await store.models.stores.create({ _id: OTHER, name: CANARY, brand: 'voyage', teams: [CANARY] });
  theirs = await everybodyIn(OTHER);
  const person = { name: CANARY, salutation: CANARY, phone: '13977778888', address: CANARY };
  const customer = (await created(theirs.post('/customers', person)))['id']!;
  const car = {
    customerId: customer,
    plate: '沪C12321',
    vin: '1M8GDM9AXKP042788',
    model: CANARY,
    type: 'suv',
    odometer: 1,
  };
  const cycle = { maintenanceCycleKilometres: 5_000, maintenanceCycleMonths: 6 };
  const vehicle = (await created(theirs.post('/vehicles', { ...car, ...cycle })))['id']!;
  const arrival = { mode: 'selfDrive', symptoms: CANARY };
  const order = (await created(theirs.post('/repair-orders', { customerId: customer, vehicleId: vehicle, arrival })))[
    'number'
  ]!;
  const stranger = { name: CANARY, phone: '13900000000' };
  const complaint = (await created(theirs.post('/complaints', { source: 'phone', contact: stranger, words: CANARY })))[
    'number'
  ]!;
  const followUp = `FU-${OTHER}-20261126-0001`;
  const departure = {
    number: followUp,
    order,
    store: OTHER,
    policy,
    customer: { id: customer, member: true, privateCustomer: true },
    vehicle,
    advisor: 'all-s02',
    leftAt: Date.now(),
  };
  await store.processes.start('followUp', followUp, 'r', { departure, by: systemActor });
  const asked = { origin: 'requested', channel: 'phone', customerId: customer, vehicleId: vehicle };
  const appointment = (await created(theirs.post('/appointments', asked)))['number']!;
  await theirs.post(`/appointments/${appointment}/need`, { salutation: CANARY, words: CANARY, repeatedBack: true });
  const workshopDay = `WD-${OTHER}-20261130`;
  const resources = { hours: [], bays: [{ id: CANARY, kind: 'lift' as const, team: CANARY }], people: [] };
  const planned = { number: workshopDay, store: OTHER, policy, date: '2026-11-30', resources };
  await store.processes.start('workshopDay', workshopDay, 'r', { planned, by: systemActor });
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  );
  const sent = await fetch(`${store.api.url}/api/v1/files`, {
    method: 'POST',
    body: picture,
    headers: { Authorization: `Bearer ${theirs.token}`, 'Content-Type': 'image/png', 'Idempotency-Key': 'f' },
  });
  const { hash } = (await sent.json()) as { hash: string };
  const part = { partNumber: 'CANARY-PART', name: CANARY, unitPrice: 1, stock: 1, leadDays: 1, supplier: CANARY };
  await created(theirs.post('/parts', { ...part, keyLocation: false, active: true }));
  const work = { code: 'CANARY-WORK', work: CANARY, labourMinutes: 1, labour: 1, parts: [], active: true };
  await created(theirs.post('/price-menu', work));
  await created(theirs.post('/policies', { brand: 'voyage', content: defaultPolicy }));
  const table = csvBytes([
    ['姓名', '手机', '地址'],
    [CANARY, '13977770000', CANARY],
    [CANARY, CANARY, CANARY],
  ]);
  const imported = await importFile(theirs, table, { kind: 'customers', fileName: CANARY });
  await theirs.post('/exports', { what: 'customers', purpose: CANARY });
  await store.api.context.repositories.operatorTasks.report({
    kind: 'defect',
    process: order,
    about: 'noteCondition',
    stack: CANARY,
  });
  await store.api.context.recorder.drain();
  const [task] = await store.models.operatorTasks.find({ process: order }).lean();
  const contact = await store.models.contacts.findOne({ store: OTHER }).lean();
  return {
    numbers: { repairOrder: order, complaint, followUp, appointment, workshopDay },
    customer,
    vehicle,
    person: 'all-s02',
    contact: contact!._id,
    file: hash,
    operatorTask: task!._id,
    session: (await theirs.get('/sessions')).body.items[0].id,
    part: 'CANARY-PART',
    menuItem: 'CANARY-WORK',
    policyVersion: '2',
    import: imported.id,
  };
}

beforeAll(async () => {
  store = await createTestApi();
  endpoints = endpointsOf(store.api.context);
  samples = new BodySamples(openApi(endpoints) as unknown as DocumentOfBodies);
  ours = await everybodyIn('S01');
  foreign = await fillOtherStore();
});
afterAll(() => store.stop());

/** What the first part of a path names. */
const named: Readonly<Record<string, (names: Names) => string>> = {
  ...Object.fromEntries(
    processTypes.map((type) => [processDefinitions[type].path, ({ numbers }: Names) => numbers[type]]),
  ),
  '/board': ({ numbers }) => numbers.repairOrder,
  '/presences': ({ numbers }) => numbers.complaint,
  '/customers': ({ customer }) => customer,
  '/vehicles': ({ vehicle }) => vehicle,
  '/contacts': ({ contact }) => contact,
  '/staff': ({ person }) => person,
  '/files': ({ file }) => file,
  '/operator-tasks': ({ operatorTask }) => operatorTask,
  '/sessions': ({ session }) => session,
  '/parts': ({ part }) => part,
  '/price-menu': ({ menuItem }) => menuItem,
  '/policies': ({ policyVersion }) => policyVersion,
  '/imports': (names) => names.import,
};

/** The path of an operation with the names of somebody's things in it. */
function pathFor({ path, operation }: Endpoint, names: Names): string {
  const [, base = ''] = /^(\/[a-z-]+)/.exec(path) ?? [];
  let isFirst = true;
  return fillPath(path, (field) => {
    if (!isFirst) return samples.pathValue(operation, field);
    isFirst = false;
    const name = named[base];
    if (!name) throw new Error(`say in this test what ${path} names`);
    return name(names);
  });
}

/** Fields of bodies and queries that name something of a store. */
const valueIn =
  ({ numbers, customer, vehicle, person, file }: Names) =>
  (field: string): unknown =>
    ({
      customerId: customer,
      customer,
      vehicleId: vehicle,
      vehicle,
      deputy: person,
      successor: person,
      to: undefined,
      person,
      technician: person,
      responsiblePerson: person,
      departmentHead: person,
      witness: person,
      order: numbers.repairOrder,
      complaint: numbers.complaint,
      scan: file,
      drawing: file,
      q: CANARY,
    })[field];

/** Answers to one store that were looked at for a word of the other, by operation. */
const looked = new Map<string, number>();
afterAll(() => {
  const answers = [...looked.values()].reduce((all, one) => all + one, 0);
  process.stdout.write(
    `T10: ${looked.size} operations, ${answers} answers to one store looked at for the other’s canaries\n`,
  );
});

const send = async (one: Endpoint, names: Names, path: string): Promise<Answer & { readonly text: string }> => {
  const body = one.raw ? undefined : samples.bodyOf(one.operation, valueIn(names));
  const response = await fetch(`${store.api.url}/api/v1${path}${samples.queryOf(one.operation, valueIn(names))}`, {
    method: one.method.toUpperCase(),
    headers: {
      Authorization: `Bearer ${ours.token}`,
      'Idempotency-Key': `${one.operation}-${names.customer}`,
      'If-Match': '"1"',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  looked.set(one.operation, (looked.get(one.operation) ?? 0) + 1);
  const isJson = response.headers.get('Content-Type')?.includes('json') ?? false;
  return { status: response.status, body: isJson ? JSON.parse(text) : undefined, headers: response.headers, text };
};

/** What an answer says besides the names that were sent. */
function saidOf(
  { status, text }: { readonly status: number; readonly text: string },
  { numbers, policyVersion: _everyStoreCounts, ...others }: Names,
): string {
  const sent = [...Object.values(numbers), ...Object.values(others)] as readonly string[];
  const bare = sent.reduce((all, name) => all.replaceAll(name, '…'), text);
  return `${status} ${bare.replace(/"instance":"[^"]*"/, '')}`;
}

/** Of operations and things of the other store. */
const PAIRS = 1_000;
const streams = new Set(['streamEvents']);
/** The session that asks is another's afterwards. */
const endsOwnSession = new Set(['hangWallScreen']);
const withName = () => endpoints.filter(({ path }) => path.includes('/:'));

describe('T10 two stores in one installation', () => {
  test('what is another store’s is to every operation as if it were not there', async () => {
    const differing: string[] = [];
    const unread: string[] = [];
    for (const one of withName()) {
      const [theirsSaid, nothingSaid] = [
        await send(one, foreign, pathFor(one, foreign)),
        await send(one, missing, pathFor(one, missing)),
      ];
      if (theirsSaid.status !== 404) unread.push(one.operation);
      const same = saidOf(theirsSaid, foreign) === saidOf(nothingSaid, missing);
      if (!same || theirsSaid.status < 400 || theirsSaid.text.includes(CANARY))
        differing.push(`${one.operation}: ${saidOf(theirsSaid, foreign)} / ${saidOf(nothingSaid, missing)}`);
    }
    expect(differing).toEqual([]);
    // the others were told that their body does not fit, or their role
    expect(unread.length / withName().length).toBeLessThan(0.05);
  });

  test('reading what is another store’s is 404, by every reading operation', async () => {
    for (const one of withName().filter(({ method }) => method === 'get')) {
      const { status } = await send(one, foreign, pathFor(one, foreign));
      expect([one.operation, status]).toEqual([one.operation, 404]);
    }
  });

  test('no thing of another store is reached under the path of any kind of thing', async () => {
    const { numbers, policyVersion: _everyStoreCounts, ...others } = foreign;
    const ids = [...Object.values(numbers), ...(Object.values(others) as readonly string[])];
    const pairs = withName().flatMap((one) => ids.map((id) => [one, id] as const));
    // the better part of a minute for all of them: every release looks at another thousand
    const step = Math.max(1, Math.floor(pairs.length / PAIRS));
    const offset = Math.floor(Math.random() * step);
    const chosen = pairs.filter((_pair, at) => at % step === offset);
    expect(chosen.length).toBeGreaterThanOrEqual(PAIRS);
    const reached: string[] = [];
    for (const [one, id] of chosen) {
      let isFirst = true;
      const path = fillPath(one.path, (field) => {
        if (!isFirst) return samples.pathValue(one.operation, field);
        isFirst = false;
        return id;
      });
      const { status, text } = await send(one, foreign, path);
      if (status < 400 || status >= 500 || text.includes(CANARY)) reached.push(`${one.operation} ${id}: ${status}`);
    }
    expect(reached).toEqual([]);
  });

  test('what a body names of another store is as if it were not there', async () => {
    const differing: string[] = [];
    for (const one of endpoints.filter(({ path, body }) => body && !path.includes('/:'))) {
      if (permissions[one.operation] === 'anyone' || endsOwnSession.has(one.operation)) continue;
      const [theirsSaid, nothingSaid] = [await send(one, foreign, one.path), await send(one, missing, one.path)];
      if (
        theirsSaid.text.includes(CANARY) ||
        (theirsSaid.status >= 400 && saidOf(theirsSaid, foreign) !== saidOf(nothingSaid, missing))
      )
        differing.push(`${one.operation}: ${saidOf(theirsSaid, foreign)} / ${saidOf(nothingSaid, missing)}`);
    }
    expect(differing).toEqual([]);
  });

  test('no list, search, figure or export of one store says a word of the other', async () => {
    const lists = endpoints.filter(
      ({ method, path, operation }) => method === 'get' && !path.includes('/:') && !streams.has(operation),
    );
    expect(lists.length).toBeGreaterThan(25);
    for (const one of lists) {
      const { text } = await send(one, foreign, one.path);
      // the audit log holds what its own people have asked for, numbers of the other store too
      const tells = text.includes(CANARY) || (text.includes(`-${OTHER}-`) && one.operation !== 'listAuditEntries');
      expect([one.operation, tells]).toEqual([one.operation, false]);
    }
    for (const what of ['customers', 'vehicles', 'repairOrders', 'complaints']) {
      const answer = await fetch(`${store.api.url}/api/v1/exports`, {
        method: 'POST',
        body: JSON.stringify({ what, purpose: 'x' }),
        headers: { Authorization: `Bearer ${ours.token}`, 'Content-Type': 'application/json' },
      });
      const text = await answer.text();
      expect([what, answer.status, text.includes(CANARY), text.includes(OTHER)]).toEqual([what, 200, false, false]);
    }
  });

  test('whoever listens to one store hears nothing of the other', async () => {
    const listeners = [ours, theirs].map((one) => new StreamListener({ url: store.api.url, token: one.token! }));
    const [here, there] = [await listeners[0]!.joined(), await listeners[1]!.joined()];
    const note = { note: CANARY };
    expect((await theirs.post(`/repair-orders/${foreign.numbers.repairOrder}/condition-notes`, note)).status).toBe(200);
    await there.heard(1);
    const visit = await RepairOrderClient.open(store.people, 9);
    await eventually('our own event', async () => here.told.some(({ data }) => data.number === visit.number));
    expect(here.told.filter(({ data }) => JSON.stringify(data).includes(OTHER))).toEqual([]);
    for (const one of listeners) one.stop();
  });

  test('the other store sees its own, so that the canaries do sing', async () => {
    for (const path of [
      '/customers',
      '/vehicles',
      '/staff',
      '/complaints',
      '/exports',
      '/operator-tasks',
      '/imports',
    ]) {
      const { status, body } = await theirs.get(path);
      expect([path, status]).toEqual([path, 200]);
      expect([path, JSON.stringify(body).includes(CANARY) || JSON.stringify(body).includes(`-${OTHER}-`)]).toEqual([
        path,
        true,
      ]);
    }
  });
});
