import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ApiUser, type Answer } from '../../dev/fixtures/api-users';
import { DEMO_PASSWORD } from '../../dev/fixtures/store';
import type { AuditEntry } from '../../domain/audit/entry';
import { audit as auditVerb } from '../../platform/operate/audit';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let manager: ApiUser;
beforeAll(async () => {
  store = await createTestApi();
  manager = await store.people.as('store');
  const wang = await store.people.as('wang');
  await wang.get('/customers');
  // some changes
  for (const n of [1, 2, 3]) {
    const person = { name: `新客${n}`, salutation: '先生', phone: `1390000000${n}`, address: '某路1号' };
    await wang.post('/customers', person);
  }
  await new ApiUser(store.api.url, undefined).post('/sessions', { signIn: 'nobody', password: 'x' });
});
afterAll(() => store.stop());

const logOf = (place = 'S01'): Promise<AuditEntry[]> =>
  store.api.context.repositories.audit.inOrder(place, 0, 1_000_000);
const newest = async (place?: string): Promise<AuditEntry> => (await logOf(place)).at(-1)!;

describe('reading the log', () => {
  const items = (answer: Answer) => answer.body.items as readonly (AuditEntry & { readonly at: string })[];

  test('H6 the manager reads it by person, kind, thing and day, page by page, and is in it too', async () => {
    const wang = await store.people.as('wang');
    await wang.get('/customers/C-007');
    await wang.get('/customers/C-008');
    const one = items(await manager.get('/audit-log?who=wang&kind=read&limit=1'));
    expect(one).toMatchObject([{ operation: 'readCustomer', about: 'customer:C-008', persons: ['C-008'] }]);
    const next = await manager.get(`/audit-log?who=wang&kind=read&limit=1&before=${one[0]!.position}`);
    expect(items(next)).toMatchObject([{ about: 'customer:C-007' }]);
    expect(items(await manager.get('/audit-log?about=customer:C-007'))).toHaveLength(1);
    expect(items(await manager.get('/audit-log?day=2020-01-01'))).toEqual([]);
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now());
    expect(items(await manager.get(`/audit-log?day=${today}&limit=5`))).toHaveLength(5);
    expect(await newest()).toMatchObject({ operation: 'listAuditEntries', who: 'store', kind: 'read' });
    // a change is told once, by how it ended
    const all = items(await manager.get('/audit-log?kind=change&limit=100'));
    expect(all.map(({ outcome, operation }) => [operation, outcome])).toEqual(
      [1, 2, 3].map(() => ['createCustomer', 'done']),
    );
  });

  test('M-05 who has read a customer: by name, in a list, and in a search', async () => {
    const [wang, cr] = [await store.people.as('wang'), await store.people.as('cr')];
    await wang.get('/customers/C-009');
    const { phone } = (await store.api.context.repositories.customers.find('S01', 'C-009'))!;
    await cr.get(`/search?q=${phone}`);
    const readers = items(await manager.get('/customers/C-009/readers'));
    expect(readers.slice(0, 2).map(({ who, operation }) => [who, operation])).toEqual([
      ['cr', 'search'],
      ['wang', 'readCustomer'],
    ]);
    expect((await wang.get('/customers/C-009/readers')).status).toBe(403);
  });

  test('H6 nobody else reads it; what belongs to no store is for the central team', async () => {
    for (const person of ['wang', 'manager', 'ops', 'crmanager', 'finance'])
      expect([person, (await (await store.people.as(person)).get('/audit-log')).status]).toEqual([person, 403]);
    expect((await manager.get('/audit-log?installation=true')).status).toBe(403);
    const central = await store.people.as('central');
    expect(items(await central.get('/audit-log?installation=true')).length).toBeGreaterThan(0);
    expect((await central.get('/audit-log?limit=3')).body.items).toHaveLength(3);
  });

  test('H6 the check finds what was forged in the database, and a head that was kept finds what was cut off', async () => {
    const whole = await manager.get('/audit-log/check');
    expect(whole.body).toMatchObject({ fault: null, next: null });
    const { position, hash } = whole.body.head;
    const changed = position - 5;
    const { collection } = store.models.auditEntries;
    const before = await collection.findOne({ store: 'S01', position: changed } as never);
    await collection.updateOne({ store: 'S01', position: changed }, { $set: { who: 'somebody-else' } });
    expect((await manager.get('/audit-log/check')).body.fault).toEqual({ position: changed, fault: 'changed' });
    await collection.updateOne({ store: 'S01', position: changed }, { $set: { who: before!['who' as never] } });
    expect((await manager.get(`/audit-log/check?position=${position}&hash=${hash}`)).body.fault).toBeNull();
    const other = await manager.get(`/audit-log/check?position=${position}&hash=${'a'.repeat(64)}`);
    expect(other.body.fault).toEqual({ position, fault: 'otherHistory' });
  });

  test('H6 the export checks without the system, and one changed cell is found', async () => {
    const answer = await manager.post('/audit-log/exports', { purpose: '季度检查' });
    const csv = String(answer.body);
    const head = answer.headers.get('X-Audit-Head')!;
    expect(head).toMatch(/^\d+:[0-9a-f]{64}$/);
    const folder = await mkdtemp(path.join(os.tmpdir(), 'repairflow-audit-'));
    const file = path.join(folder, 'log.csv');
    await writeFile(file, csv);
    await auditVerb.run(['verify', file, '--head', head]);
    await writeFile(file, csv.replace('""who"":""wang""', '""who"":""li""'));
    await expect(auditVerb.run(['verify', file])).rejects.toThrow('not whole');
    await writeFile(file, csv.split('\n').slice(0, -4).join('\n'));
    await expect(auditVerb.run(['verify', file, '--head', head])).rejects.toThrow('not whole');
    await rm(folder, { recursive: true });
    expect(await newest()).toMatchObject({
      operation: 'exportAuditLog',
      kind: 'export',
      facts: { what: 'auditLog', head },
    });
    expect(csv).not.toContain('季度检查');
  });
});

describe('how much one person reads', () => {
  const overRead = async (person: string) => {
    const { body } = await (await store.people.as(person)).get('/notices/mine');
    return (body.items as { template: string; zh: { text: string }; en: { text: string } }[]).filter(
      ({ template }) => template === 'readBudgetExceeded',
    );
  };
  /** More customers than anybody's budget. */
  const manyCustomers = async () => {
    const { customers } = store.api.context.repositories;
    const one = (await customers.find('S01', 'C-001'))!;
    const many = Array.from({ length: 250 }, (_none, n) => ({ ...one, _id: `C-many-${n}`, name: `多${n}` }));
    await customers.addMany(many);
  };
  const readAll = async (person: string): Promise<void> => {
    const user = await store.people.as(person);
    for (let cursor = ''; ;) {
      const { body, status } = await user.get(`/customers?limit=100${cursor}`);
      expect(status).toBe(200);
      if (body.nextCursor === null) return;
      cursor = `&cursor=${body.nextCursor}`;
    }
  };
  beforeAll(manyCustomers);

  test('M-05 the same customers again are no more customers; beyond the budget the manager is told once, by name, and reading goes on', async () => {
    const before = (await overRead('store')).length;
    const assistant = await store.people.as('assistant');
    for (let again = 0; again < 5; again++) await assistant.get('/customers?limit=100');
    await store.api.context.auditor.stop();
    expect(await overRead('store')).toHaveLength(before);
    await readAll('assistant');
    await readAll('assistant');
    await store.api.context.auditor.stop();
    const told = (await overRead('store')).filter(({ zh }) => zh.text.includes('周莉'));
    expect(told).toHaveLength(1);
    expect(told[0]!.en.text).toMatch(/^周莉 has read the data of \d{3} customers today, more than the 200 of a day/);
  });

  test('M-05 another program of the API counts on, and tells nobody a second time', async () => {
    const other = await store.another();
    const session = await new ApiUser(other.url, undefined).post('/sessions', {
      signIn: 'li',
      password: DEMO_PASSWORD,
    });
    await new ApiUser(other.url, session.body.token).get('/customers?limit=100');
    await other.context.auditor.stop();
    expect((await overRead('store')).filter(({ zh }) => zh.text.includes('周莉'))).toHaveLength(1);
  });

  test('M-05 of the store manager, the central team is told', async () => {
    const before = (await overRead('store')).length;
    await readAll('store');
    await store.api.context.auditor.stop();
    expect(await overRead('store')).toHaveLength(before);
    expect((await overRead('central')).filter(({ zh }) => zh.text.includes('方店长'))).toHaveLength(1);
  });

  test('M-05 who takes out all customers has read all of them', async () => {
    await (await store.people.as('finance')).post('/exports', { what: 'customers', purpose: 'x' });
    await store.api.context.auditor.stop();
    expect((await overRead('store')).filter(({ zh }) => zh.text.includes('金算'))).toHaveLength(1);
    expect(await newest()).toMatchObject({ kind: 'export', operation: 'exportRecords', facts: { what: 'customers' } });
    expect((await newest()).personCount).toBeGreaterThan(250);
  });
});
