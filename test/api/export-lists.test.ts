import { exportableLists } from '../../api/exports/lists';
import { customers, staff, vehicles } from '../../dev/fixtures/store';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { readTable } from '../../platform/tables/read-table';
import { figureTexts } from '../../texts/dashboard';
import { exportColumnTexts, exportListNames, type ExportListName } from '../../texts/export-lists';
import { numberOf, recordDashboard, serials, THURSDAY, WEDNESDAY } from '../support/dashboard-store';
import { countedDay, recordCounted } from '../support/counted-complaints';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let visit: RepairOrderClient;
beforeAll(async () => {
  store = await createTestApi();
  await recordCounted(store.models);
  await recordDashboard(store.models);
  visit = await RepairOrderClient.open(store.people, 4);
});
afterAll(() => store.stop());

interface Sent {
  readonly format?: 'csv' | 'xlsx';
  readonly language?: 'zh' | 'en';
  readonly filter?: Readonly<Record<string, string>>;
  readonly reason?: string;
  readonly purpose?: string;
}
const asking = async (who: string, what: string, given: Sent = {}): Promise<Response> => {
  const { base, token } = await store.people.as(who);
  return fetch(`${base}/api/v1/exports/lists`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ what, format: 'csv', language: 'en', reason: 'report', purpose: '月度汇报', ...given }),
  });
};
const textOf = async (response: Response): Promise<string> => {
  expect(response.status).toBe(200);
  return response.text();
};
const get = async (who: string, path: string) => (await store.people.as(who)).get(path);
const own = { range: 'days', from: WEDNESDAY, to: THURSDAY };
/** What a list must be told. */
const needed: Partial<Readonly<Record<ExportListName, Readonly<Record<string, string>>>>> = {
  arrivals: { from: WEDNESDAY },
  intakeOfDay: { day: WEDNESDAY },
  complaintStatistics: { from: WEDNESDAY, to: THURSDAY },
  appointmentStatistics: { from: WEDNESDAY, to: THURSDAY },
  followUpReport: { from: WEDNESDAY, to: THURSDAY },
  dashboard: own,
  dashboardCases: { figure: 'delivered', ...own },
};
const readerOf = (what: ExportListName): string => (what === 'pickingList' ? 'manager' : 'store');

describe('L-39 a list as a file', () => {
  test.each(exportListNames)('%s has the words of the reader above its columns, in both formats', async (what) => {
    const filter = needed[what] ?? {};
    const names = Object.keys(exportableLists[what].columns) as (keyof typeof exportColumnTexts)[];
    for (const language of ['zh', 'en'] as const) {
      const [head = ''] = (await textOf(await asking(readerOf(what), what, { filter, language }))).split(/\r?\n/);
      expect(head.replace(/^\ufeff/, '').split(',')).toEqual(names.map((name) => exportColumnTexts[name][language]));
    }
    const sheet = await asking(readerOf(what), what, { filter, format: 'xlsx' });
    expect(sheet.headers.get('Content-Disposition')).toMatch(
      new RegExp(`^attachment; filename="S01-${what}-.*\\.xlsx"$`),
    );
    const { header } = await readTable(Buffer.from(await sheet.arrayBuffer()), { headerRow: 1 });
    expect(header).toEqual(names.map((name) => exportColumnTexts[name].en));
  });
  test('the orders have the name of the advisor, the stage in words and times of the store, and no id', async () => {
    const bytes = Buffer.from(await (await asking('manager', 'repairOrders', { language: 'zh' })).arrayBuffer());
    // by this mark a spreadsheet reads it as UTF-8
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.toString();
    const row = text.split(/\r?\n/).find((line) => line.startsWith(numberOf(serials.plain)))!;
    expect(row).toContain(staff.find(({ id }) => id === 'wang')!.name);
    expect(row).toContain(vehicles[1]!.plate);
    expect(row).toMatch(/,2026-06-10 \d\d:\d\d,/);
    expect(row).not.toMatch(/wang|delivered|T\d\d:\d\d|V-002/);
  });
  test.each(['complaints', 'complaintQueue', 'arrears', 'storeTasks', 'dashboardCases'] as const)(
    'a Chinese file of %s has no name of a field or a choice in it',
    async (what) => {
      const text = await textOf(await asking('store', what, { filter: needed[what] ?? {}, language: 'zh' }));
      expect(text.split(/\r?\n/).filter((line) => /[a-z]{3}/.test(line))).toEqual([]);
    },
  );
  test('the figures are in the file as the page has them: by name, in yuan, beside those of before', async () => {
    const { figures } = (await get('manager', `/dashboard?range=days&from=${WEDNESDAY}&to=${THURSDAY}`)).body;
    const text = await textOf(await asking('manager', 'dashboard', { filter: own, language: 'zh' }));
    const rows = text.trim().split(/\r?\n/).slice(1);
    expect(rows.length).toBe(figures.length);
    const revenue = figures.find(({ figure }: { readonly figure: string }) => figure === 'revenue');
    expect(revenue.value).toBeGreaterThan(0);
    const row = rows.find((line) => line.includes(figureTexts.revenue.name.zh))!.split(',');
    expect([row[2], row[3], row[4]]).toEqual([String(revenue.value / 100), '元', String(revenue.cases)]);
  });
  test('the complaints that are counted have their class, cause and department by name', async () => {
    const days = { from: countedDay, to: countedDay };
    const { complaints } = (await get('manager', `/complaint-statistics?from=${countedDay}&to=${countedDay}`)).body;
    expect(complaints.length).toBeGreaterThan(0);
    const text = await textOf(await asking('manager', 'complaintStatistics', { filter: days, language: 'zh' }));
    const rows = text.trim().split(/\r?\n/);
    expect(rows.length).toBe(complaints.length + 1);
    expect(rows.filter((line) => /[a-z]{3}/.test(line))).toEqual([]);
    expect(text).toContain('未解决而终止');
  });
  test('it is narrowed as the list on the screen is', async () => {
    const plate = vehicles[3]!.plate;
    const text = await textOf(await asking('manager', 'repairOrders', { filter: { plate } }));
    const rows = text.trim().split(/\r?\n/).slice(1);
    expect(rows.length).toBe(
      (await get('manager', `/repair-orders?plate=${encodeURIComponent(plate)}`)).body.items.length,
    );
    expect(rows.every((row) => row.includes(plate))).toBe(true);
    expect(rows[0]).toContain(visit.number);
    const wrong = await asking('manager', 'repairOrders', { filter: { moonlight: 'x' } });
    expect([wrong.status, ((await wrong.json()) as { code: string }).code]).toEqual([422, 'invalid']);
  });
  test('amounts are numbers in yuan', async () => {
    const text = await textOf(await asking('manager', 'arrears'));
    expect(text.split(/\r?\n/).find((line) => line.startsWith(numberOf(serials.credit)))).toContain(',493,2026-12-31,');
  });
  test('every page of it is in the file', async () => {
    const limit = 1;
    const { body } = await get(
      'manager',
      `/dashboard/cases?figure=delivered&range=days&from=${WEDNESDAY}&to=${THURSDAY}&limit=${limit}`,
    );
    expect(body.nextCursor).not.toBeNull();
    const filter = { figure: 'delivered', ...own };
    const response = await asking('manager', 'dashboardCases', { filter });
    expect([response.headers.get('X-Rows'), response.headers.get('X-Cut')]).toEqual([String(body.cases), 'false']);
    expect((await response.text()).trim().split(/\r?\n/).length).toBe(Number(body.cases) + 1);
  });
  test('M-03 a customer’s name that looks like a formula stays text', async () => {
    const { name } = customers[7]!;
    const reader = await store.people.as('clerk');
    const { body } = await reader.get(`/customers/${customers[7]!._id}`);
    const { id, version, phoneRequested, erasedAt, externalIds, updatedAt, ...content } = body;
    expect([id, phoneRequested, erasedAt, externalIds, updatedAt].length).toBe(5);
    const changed = await reader.ask(`/customers/${customers[7]!._id}`, {
      method: 'PUT',
      body: { ...content, name: '=HYPERLINK("http://x")' },
      headers: { 'If-Match': `"${version}"` },
    });
    expect(changed.status).toBe(200);
    const text = await textOf(await asking('manager', 'customers'));
    expect(text).toContain(`'=HYPERLINK`);
    expect(text).not.toMatch(/(^|,|\n)"?=HYPERLINK/);
    expect(text).not.toContain(name);
  });
});

describe('L-39 M-03 who takes out a list, and what stays of it', () => {
  const listed = async (who: string): Promise<readonly string[]> =>
    (await get(who, '/exports/lists')).body.items.map(({ what }: { readonly what: string }) => what);

  test('what says who customers are is for those who take out records; the rest for whoever reads the list', async () => {
    expect(await listed('parts')).toEqual(expect.arrayContaining(['pickingList', 'parts', 'myTasks']));
    for (const who of ['parts', 'wang', 'cr', 'zhao'])
      for (const what of ['customers', 'vehicles', 'complaints', 'followUps', 'appointments'])
        expect([who, await listed(who)]).not.toEqual([who, expect.arrayContaining([what])]);
    expect(await listed('crmanager')).toEqual(expect.arrayContaining(['customers', 'complaints', 'dashboardCases']));
    expect(await listed('crmanager')).not.toContain('auditLog');
    expect(await listed('central')).not.toContain('dashboardCases');
  });
  test.each(['manager', 'store', 'crmanager', 'finance', 'parts', 'wang', 'cr', 'zhao', 'central', 'clerk', 'gate'])(
    '%s is given exactly the lists that are named, and refused the others',
    async (who) => {
      const allowed = await listed(who);
      for (const what of exportListNames) {
        const { status } = await asking(who, what, { filter: needed[what] ?? {} });
        expect([what, status]).toEqual([what, allowed.includes(what) ? 200 : 403]);
      }
    },
  );
  test('who, why and how many rows stand in the log of exports, and in the audit log with the customers shown', async () => {
    const purpose = '核对欠款客户';
    await asking('manager', 'vehicles', { reason: 'accounting', purpose });
    const [newest] = (await get('store', '/exports')).body.items;
    expect(newest).toMatchObject({
      what: 'vehicles',
      by: 'manager',
      purpose,
      reason: 'accounting',
      rows: vehicles.length,
    });
    const { body } = await get('store', '/audit-log?kind=export&limit=10');
    const entry = body.items.find(({ operation }: { readonly operation: string }) => operation === 'exportList');
    expect(entry).toMatchObject({ who: 'manager', outcome: 'done', facts: { what: 'vehicles' } });
    expect(entry.personCount).toBeGreaterThanOrEqual(customers.length);
  });
  test.each([
    ['no purpose', { purpose: '' }],
    ['a purpose that is only blank', { purpose: '   ' }],
    ['no reason that is known', { reason: 'curiosity' }],
  ])('with %s nothing leaves', async (_title, given) => {
    const before = (await get('store', '/exports')).body.items.length;
    expect((await asking('manager', 'customers', given)).status).toBe(422);
    expect((await get('store', '/exports')).body.items.length).toBe(before);
  });
  test('nothing of another store is in any file', async () => {
    for (const what of exportListNames)
      expect(await textOf(await asking(readerOf(what), what, { filter: needed[what] ?? {} }))).not.toContain('-S02-');
  });
  test('H-39 a complaint about whoever takes it out is in no file', async () => {
    const number = (await get('store', '/complaints')).body.items[0].number as string;
    await store.models.complaints.updateOne({ _id: number }, { $set: { accused: ['manager'] } });
    expect(await textOf(await asking('manager', 'complaints'))).not.toContain(number);
    expect(await textOf(await asking('store', 'complaints'))).toContain(number);
  });
});

test('L-39 a file that has not all rows says so, in its last line and beside it', async () => {
  const [some] = await store.models.parts.find({ store: 'S01' }).limit(1).lean();
  const many = Array.from({ length: 5_003 }, (_none, n) => ({ ...some!, _id: `S01:CUT-${n}`, partNumber: `CUT-${n}` }));
  await store.models.parts.collection.insertMany(many as never);
  const response = await asking('parts', 'parts');
  expect([response.headers.get('X-Rows'), response.headers.get('X-Cut')]).toEqual(['5000', 'true']);
  const lines = (await response.text()).trim().split(/\r?\n/);
  expect(lines.length).toBe(5_002);
  expect(lines.at(-1)).toContain('first 5000 rows only');
});
