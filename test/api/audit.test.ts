import { auditRules } from '../../api/audit/rules';
import { endpointsOf } from '../../api/endpoints';
import type { Endpoint } from '../../api/http/endpoint';
import { openApi } from '../../api/http/openapi/document';
import { permissions, type Operation } from '../../api/permissions';
import { ApiUser } from '../../dev/fixtures/api-users';
import { customerOf, receiveLink } from '../../dev/fixtures/customer-phone';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { DEMO_PASSWORD } from '../../dev/fixtures/store';
import type { AuditEntry } from '../../domain/audit/entry';
import { roles, systemActor } from '../../domain/kernel/actor';
import { auditedText } from '../../texts/audit';
import { eventually } from '../support/eventually';
import { BodySamples, type DocumentOfBodies } from '../support/sample-body';
import { createTestApi, type TestApi } from '../support/test-api';
import { pathAbout, thingsHere, type Things } from '../support/whose-things';

let store: TestApi;
let endpoints: readonly Endpoint[];
let samples: BodySamples;
let manager: ApiUser;
beforeAll(async () => {
  store = await createTestApi();
  endpoints = endpointsOf(store.api.context);
  samples = new BodySamples(openApi(endpoints) as unknown as DocumentOfBodies);
  manager = await store.people.as('store');
});
afterAll(() => store.stop());

const logOf = (place = 'S01'): Promise<AuditEntry[]> =>
  store.api.context.repositories.audit.inOrder(place, 0, 1_000_000);
const newest = async (place?: string): Promise<AuditEntry> => (await logOf(place)).at(-1)!;
const since = async (position: number, place?: string) =>
  (await logOf(place)).filter((entry) => entry.position > position);

/** Breaks the collection of the audit log until the end of the work. */
async function withoutAudit<T>(work: () => Promise<T>): Promise<T> {
  const { collection } = store.models.auditEntries;
  const former = Object.getOwnPropertyDescriptor(collection, 'insertMany')!;
  Object.assign(collection, { insertMany: () => Promise.reject(new Error('the disk is full')) });
  try {
    return await work();
  } finally {
    Object.defineProperty(collection, 'insertMany', former);
  }
}
const once = async (token: string | undefined, path: string, method = 'GET', body?: unknown) => {
  const response = await fetch(`${store.api.url}/api/v1${path}`, {
    method,
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      'Idempotency-Key': `${method}${path}`,
      'If-Match': '"1"',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
};

describe('every operation', () => {
  /** Changes nothing of the store, although it is no GET. */
  const harmless: readonly Operation[] = [
    'previewPolicy',
    'letterhead.preview',
    'offerPromises',
    'markMyNotices',
    'readAllMyNotices',
    'notePresence',
  ];
  const traced = Object.entries(auditRules).filter(([, { trace }]) => trace !== 'none' && trace !== 'event');

  test('H6 each operation of the permission table has a rule, and each that changes something leaves a trace', () => {
    expect(Object.keys(auditRules).toSorted()).toEqual(Object.keys(permissions).toSorted());
    const silent = endpoints.filter(
      ({ method, operation }) =>
        method !== 'get' && auditRules[operation].trace === 'none' && !harmless.includes(operation),
    );
    expect(silent.map(({ operation }) => operation)).toEqual([]);
  });

  test('H6 what leaves a trace has words for whoever reads the log, in both languages', () => {
    const unnamed = traced.map(([name]) => name).filter((name) => auditedText(name) === auditedText('no operation'));
    expect(unnamed).toEqual([]);
  });

  test('H6 each operation whose reply has the phone number, address or e-mail of a person leaves a trace', () => {
    const document = openApi(endpoints) as unknown as {
      readonly paths: Record<string, Record<string, { readonly operationId: Operation; readonly responses: unknown }>>;
      readonly components: { readonly schemas: Record<string, unknown> };
    };
    const personal = (schema: unknown, seen: readonly unknown[] = []): boolean => {
      if (typeof schema !== 'object' || schema === null || seen.includes(schema)) return false;
      const { $ref, properties } = schema as { readonly $ref?: string; readonly properties?: object };
      if ($ref) return personal(document.components.schemas[$ref.split('/').at(-1)!], [...seen, schema]);
      if (properties && ['phone', 'address', 'email'].some((name) => name in properties)) return true;
      return Object.values(schema).some((inner) => personal(inner, [...seen, schema]));
    };
    /** The store's own phone numbers and addresses, and those of its people at work; the address of a session is one of the network. */
    const ofTheStore = /^letterhead\.|^listSessions$|^listStaff$/;
    const found = Object.values(document.paths)
      .flatMap((methods) => Object.values(methods))
      .filter(({ operationId, responses }) => {
        const { trace } = auditRules[operationId];
        return (
          personal((responses as Record<string, unknown>)['200']) && trace === 'none' && !ofTheStore.test(operationId)
        );
      });
    expect(found.map(({ operationId }) => operationId)).toEqual([]);
  });

  const bodyValues =
    ({ numbers, customer, vehicle, person }: Things) =>
    (field: string): unknown =>
      ({
        customerId: customer,
        vehicleId: vehicle,
        deputy: 'wu',
        successor: 'wu',
        person,
        order: numbers.repairOrder,
        q: '王',
      })[field];

  /** A session of somebody who may do everything. */
  async function signedIn(): Promise<string> {
    const { body } = await new ApiUser(store.api.url, undefined).post('/sessions', {
      signIn: 'all',
      password: DEMO_PASSWORD,
    });
    return body.token as string;
  }

  async function call(one: Endpoint, things: Things): Promise<number> {
    const body = one.raw ? 'not empty' : samples.bodyOf(one.operation, bodyValues(things));
    const address = pathAbout(one, things, (field) => samples.pathValue(one.operation, field));
    const response = await fetch(
      `${store.api.url}/api/v1${address}${samples.queryOf(one.operation, bodyValues(things))}`,
      {
        method: one.method.toUpperCase(),
        headers: {
          Authorization: `Bearer ${await signedIn()}`,
          'Idempotency-Key': one.operation,
          'If-Match': '"1"',
          'Content-Type': one.raw?.[0] ?? 'application/json',
        },
        ...(body !== undefined && { body: one.raw ? 'not empty' : JSON.stringify(body) }),
      },
    );
    await response.arrayBuffer();
    return response.status;
  }

  test('H6 what changes something, or shows personal data, is written down when it is called', async () => {
    const account = await store.models.accounts.findOne({ _id: 'manager' }).lean();
    const known = await store.models.staff.findOne({ person: 'manager' }).lean();
    const all = roles.filter((role) => role !== 'customer');
    await store.models.accounts.create({ ...account!, _id: 'all', signIn: 'all' });
    await store.models.staff.create({ ...known!, _id: 'S01:all', person: 'all', roles: all, changedBy: systemActor });
    const things = await thingsHere(store, 3, { id: 'li', role: 'serviceAdvisor' });
    const unwritten: string[] = [];
    let unfitting = 0;
    const isForStaff = ({ operation }: Endpoint): boolean => String(permissions[operation]) !== 'customer';
    for (const one of endpoints
      .filter(({ operation }) => traced.some(([name]) => name === operation))
      .filter(isForStaff)) {
      const rule = auditRules[one.operation];
      const position = (await newest()).position;
      const installation = (await logOf('*')).length;
      const status = await call(one, things);
      // a refused sign-in is written after its answer
      const found = await eventually(one.operation, async () => {
        const entries = [...(await since(position)), ...(await logOf('*')).slice(installation)];
        return entries.some(({ operation }) => operation === one.operation) || rule.trace !== 'signIn';
      }).then(async () =>
        [...(await since(position)), ...(await logOf('*')).slice(installation)].filter(
          ({ operation }) => operation === one.operation,
        ),
      );
      // what does not fit its schema comes to nothing, and an answer that shows nobody shows nothing
      if (status === 422) unfitting += 1;
      if (status === 422 || (rule.trace === 'read' && (rule.onlyWithPersons || status >= 400))) continue;
      if (found.length === 0) unwritten.push(`${one.operation} ${status}`);
      if (rule.trace === 'change' || rule.trace === 'export') {
        // before, and how it ended
        const outcomes = found.map(({ outcome }) => outcome);
        if (String(outcomes) !== `started,${status < 400 ? 'done' : 'refused'}`)
          unwritten.push(`${one.operation} ${status} ${String(outcomes)}`);
      }
    }
    expect(unwritten).toEqual([]);
    expect(unfitting / traced.length).toBeLessThan(0.15);
  });

  test('H6 no entry has a word, a name or a phone number in it', async () => {
    const customers = await store.api.context.repositories.customers.all('S01');
    const people = await store.models.staff.find({}).lean();
    const words = [
      ...customers.flatMap(({ name, phone, address }) => [name, phone, address]),
      ...people.flatMap(({ name, phone }) => [name, phone ?? '']),
      '13977776666',
      DEMO_PASSWORD,
    ].filter((word) => word.length > 1);
    const text = JSON.stringify([...(await logOf()), ...(await logOf('*'))]);
    expect(text.length).toBeGreaterThan(10_000);
    expect(words.filter((word) => text.includes(word))).toEqual([]);
  });
});

describe('who came in, and who was turned away', () => {
  const attempt = (signIn: string, password: string) => once(undefined, '/sessions', 'POST', { signIn, password });

  test('H6 a sign-in is in the log of the store before the token goes out', async () => {
    expect((await attempt('wang', DEMO_PASSWORD)).status).toBe(201);
    const entry = await newest();
    expect(entry).toMatchObject({ kind: 'signIn', operation: 'signIn', outcome: 'done', who: 'wang', store: 'S01' });
    expect(entry.address).toContain('127.0.0.1');
  });

  test('H6 a wrong password is counted for the person; of a name that nobody has, not even the name is kept', async () => {
    const [own, others] = [(await newest()).position, (await logOf('*')).length];
    await attempt('Li', 'wrong password');
    await attempt('my-secret-pass', 'x');
    const refused = await eventually('both', async () => {
      const found = [...(await since(own)), ...(await logOf('*')).slice(others)];
      return found.length >= 2 && found;
    });
    expect(refused).toEqual([
      expect.objectContaining({ store: 'S01', who: 'li', outcome: 'refused', problem: 'signInFailed' }),
      expect.objectContaining({
        store: '*',
        who: null,
        outcome: 'refused',
        facts: { name: expect.stringMatching(/^[0-9a-f]{5}$/) },
      }),
    ]);
    expect(JSON.stringify(await logOf('*'))).not.toContain('my-secret');
  });

  test('H6 without a session, with a wrong token, in the wrong role, and for what is not there: each is written down once a minute, with how often', async () => {
    const others = (await logOf('*')).length;
    for (let tries = 0; tries < 5; tries++) await once(undefined, '/customers');
    await once('x'.repeat(43), '/customers');
    const zhao = await store.people.as('zhao');
    const own = (await newest()).position;
    await zhao.get('/customers');
    await zhao.get('/vehicles/V-of-another-store');
    const turned = await eventually('all', async () => {
      const found = [...(await logOf('*')).slice(others), ...(await since(own))];
      return found.length >= 4 && found;
    });
    expect(
      turned.map(({ operation, outcome, problem, who, about }) => [operation, outcome, problem, who, about]),
    ).toEqual([
      ['listCustomers', 'refused', 'signInNeeded', null, null],
      ['authenticate', 'refused', 'signInNeeded', null, null],
      ['listCustomers', 'refused', 'forbidden', 'zhao', null],
      ['readVehicle', 'refused', 'notFound', 'zhao', 'vehicle:V-of-another-store'],
    ]);
    await store.api.context.auditor.stop();
    expect((await logOf('*')).at(-1)).toMatchObject({ operation: 'listCustomers', times: 4 });
  });

  test('T9, H6 a customer’s link that is opened is in the log of the order, and one that opens nothing too', async () => {
    const visit = await RepairOrderClient.open(store.people, 4);
    await store.api.context.recorder.drain();
    const secret = await receiveLink(store.people, visit.number);
    const own = (await newest()).position;
    const opened = await fetch(`${store.api.url}/c/session`, {
      method: 'POST',
      body: JSON.stringify({ secret }),
      headers: { 'Content-Type': 'application/json', Origin: store.api.url },
    });
    expect(opened.status).toBe(200);
    expect(await since(own)).toMatchObject([
      { operation: 'exchangeLink', outcome: 'done', role: 'customer', about: `repairOrder:${visit.number}` },
    ]);
    // the customer asks for a code, by the program and on the page, where nothing is offered
    const [cookie] = opened.headers.getSetCookie();
    const holder = await customerOf(store.people, visit.number);
    const before = (await newest()).position;
    await holder.post(`/repair-orders/${visit.number}/approval-codes`, { offer: 'signOrder' });
    await fetch(`${store.api.url}/c/codes`, {
      method: 'POST',
      body: new URLSearchParams({ offer: 'signOrder' }),
      headers: { Cookie: cookie!.split(';')[0]!, Origin: store.api.url },
      redirect: 'manual',
    });
    const asked = { operation: 'repairOrder.sendApprovalCode', role: 'customer', about: `repairOrder:${visit.number}` };
    expect(await since(before)).toMatchObject([
      { ...asked, outcome: 'started' },
      { ...asked, outcome: 'refused' },
      { ...asked, outcome: 'started' },
      { ...asked, outcome: 'refused' },
    ]);
    const others = (await logOf('*')).length;
    await once(undefined, '/customer-sessions', 'POST', { secret: 'A'.repeat(43) });
    await eventually('refused', async () => (await logOf('*')).length > others);
    expect(await newest('*')).toMatchObject({ operation: 'exchangeLink', outcome: 'refused' });
  });
});

describe('without its log', () => {
  test('H6 a read of personal data is not answered, and a change does not take effect', async () => {
    const wang = await store.people.as('wang');
    const { customers } = store.api.context.repositories;
    const before = await customers.find('S01', 'C-005');
    const { _id, store: _place, version: _v, changedBy: _b, updatedAt: _a, ...fields } = before!;
    const { name, salutation, phone, email, goldCard, member, privateCustomer, preferredChannel, hopedService } =
      fields;
    const changed = {
      name,
      salutation,
      phone,
      email,
      goldCard,
      member,
      privateCustomer,
      preferredChannel,
      hopedService,
      address: '别处1号',
    };
    await withoutAudit(async () => {
      const read = await once(wang.token, `/customers/${_id}`);
      expect([read.status, read.headers.get('Retry-After')]).toEqual([503, '5']);
      expect(read.text).not.toContain(before!.name);
      expect((await once(wang.token, '/customers?limit=5')).status).toBe(503);
      expect((await once(wang.token, `/customers/${_id}`, 'PUT', changed)).status).toBe(503);
      expect((await once(undefined, '/sessions', 'POST', { signIn: 'wu', password: DEMO_PASSWORD })).status).toBe(503);
      expect((await once(manager.token, '/exports', 'POST', { what: 'customers', purpose: 'x' })).status).toBe(503);
    });
    expect(await customers.find('S01', 'C-005')).toEqual(before);
    expect((await once(wang.token, `/customers/${_id}`)).status).toBe(200);
  });

  test('H6 a command goes on, because its event is its trace, and a refusal is a refusal', async () => {
    const visit = await RepairOrderClient.open(store.people, 6);
    const wang = await store.people.as('wang');
    const zhao = await store.people.as('zhao');
    await withoutAudit(async () => {
      const noted = await wang.post(`/repair-orders/${visit.number}/condition-notes`, { note: '左前门划痕' });
      expect(noted.status).toBe(200);
      expect((await once(zhao.token, '/customers')).status).toBe(403);
      expect((await once(wang.token, `/repair-orders/${visit.number}`)).status).toBe(200);
    });
    const metrics = await store.api.context.metrics.registry.metrics();
    expect(metrics).toMatch(/repairflow_audit_lost_total\{of="refusal"\} [1-9]/);
    expect(metrics).toMatch(/repairflow_audit_lost_total\{of="answer"\} [1-9]/);
  });

  test('H6 a change whose program ended in the middle stays in the log as started', async () => {
    const { repositories } = store.api.context;
    const addMany = repositories.customers.replace;
    const wang = await store.people.as('wang');
    let [entered, end] = [(): void => undefined, (): void => undefined];
    const inside = new Promise<void>((resolve) => (entered = resolve));
    // what a kill leaves: the entry before, the effect perhaps, and nothing after it
    Object.assign(repositories.customers, {
      replace: () => {
        entered();
        return new Promise((_resolve, reject) => (end = () => reject(new Error('killed'))));
      },
    });
    const body = { name: '甲', salutation: '先生', phone: '13977776666', address: '某路1号' };
    const request = once(wang.token, '/customers/C-006', 'PUT', body).catch(() => undefined);
    await inside;
    Object.assign(repositories.customers, { replace: addMany });
    const listed = await manager.get('/audit-log?kind=change&about=customer:C-006');
    expect(listed.body.items).toMatchObject([{ outcome: 'started', operation: 'updateCustomer', who: 'wang' }]);
    end();
    await request;
  });
});
