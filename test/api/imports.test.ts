import type { ApiUser } from '../../dev/fixtures/api-users';
import { editableFields } from '../support/master-data';
import { readAll } from '../support/tables/read-all';
import { csvBytes, csvText } from '../support/tables/csv';
import { customerHeader, customerRows } from '../support/tables/customer-file';
import { faultyVehicles } from '../support/tables/faulty-rows';
import { encodeGb18030 } from '../support/tables/gb18030';
import { inline, sheetOf, webPage, workbook } from '../support/tables/workbooks';
import { importFile, run, upload } from '../support/import-client';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let manager: ApiUser;
let boss: ApiUser;

beforeAll(async () => {
  store = await createTestApi();
  manager = await store.people.as('manager');
  boss = await store.people.as('store');
});
afterAll(() => store.stop());

/** Everything that a file can change. */
const everything = async (): Promise<unknown> => {
  const { customers, vehicles, parts, prices, staff, accounts, pastVisits, formerVersions, externalIds } = store.models;
  return Promise.all(
    [customers, vehicles, parts, prices, staff, accounts, pastVisits, formerVersions, externalIds].map((model) =>
      (model as typeof customers).find({}).sort({ _id: 1 }).lean(),
    ),
  );
};
const counts = ({ rows, created, updated, unchanged, repeated, refused }: Record<string, number>) => ({
  rows,
  created,
  updated,
  unchanged,
  repeated,
  refused,
});
const customer = (id: string, name: string, phone: string, more: Readonly<Record<string, string>> = {}) => ({
  客户编号: id,
  客户姓名: name,
  手机: phone,
  地址: '人民路1号',
  ...more,
});
const fileOf = (...rows: readonly Readonly<Record<string, string>>[]): Uint8Array =>
  csvBytes([Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]);
const refusedText = async (id: string, language: string, format = 'csv'): Promise<Uint8Array> => {
  const response = await fetch(
    `${store.api.url}/api/v1/imports/${id}/refused-rows?${new URLSearchParams({ language, format })}`,
    { headers: { Authorization: `Bearer ${manager.token}` } },
  );
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};

describe('I-21 a file of customers', () => {
  test('is read, its columns are found, its first rows shown, checked without writing, and imported once', async () => {
    const rows = [...customerRows(1_203)];
    const bytes = encodeGb18030(csvText([customerHeader, ...rows]));
    const before = await everything();
    const { status, body } = await upload(manager, bytes, { kind: 'customers', fileName: '客户.csv' });
    expect([status, body.rows, body.missing, body.fileName]).toEqual([201, 1_203, [], '客户.csv']);
    expect(body.warnings.map(({ zh }: { zh: string }) => zh)).toEqual([
      '文字按 GB18030 编码读取。请检查汉字是否正确。',
    ]);
    expect(body.columns.find(({ key }: { key: string }) => key === 'phone')).toMatchObject({
      column: 3,
      required: true,
    });
    const preview = (await manager.get(`/imports/${body.id}/preview`)).body.items;
    expect([preview.length, preview[0].cells[1], preview[0].faults]).toEqual([20, '赵伟', []]);

    const checked = await run(manager, body.id, 'check');
    const all = { rows: 1_203, updated: 0, unchanged: 0, repeated: 0, refused: 0 };
    expect(counts(checked.run)).toEqual({ ...all, created: 1_203 });
    expect(checked.run).toMatchObject({ mode: 'dryRun', state: 'done' });
    expect(await everything()).toEqual(before);

    const imported = await run(manager, body.id, 'start');
    expect(counts(imported.run)).toEqual({ ...all, created: 1_203 });
    const found = (await manager.get(`/customers?phone=13100000000`)).body.items;
    expect(found).toMatchObject([{ name: '赵伟', salutation: '先生', address: '上海市浦东新区人民路1号', version: 1 }]);

    const after = await everything();
    const again = await importFile(manager, csvBytes([customerHeader, ...rows]), { kind: 'customers' });
    expect(counts(again.run)).toEqual({ ...all, created: 0, unchanged: 1_203 });
    expect(await everything()).toEqual(after);
  });

  test('that says something new changes only that, and leaves what people have changed since', async () => {
    const known = customer('U-1', '欧阳一', '13911110001', { 邮箱: 'a@example.com' });
    const other = customer('U-2', '欧阳二', '13911110002', { 邮箱: '' });
    expect((await importFile(manager, fileOf(known, other), { kind: 'customers' })).run.created).toBe(2);
    const [one] = (await manager.get('/customers?phone=13911110001')).body.items;
    const wang = await store.people.as('wang');
    const edited = await wang.ask(`/customers/${one.id}`, {
      method: 'PUT',
      headers: { 'If-Match': '"1"' },
      body: { ...editableFields(one), address: '新地址2号' },
    });
    expect(edited.status).toBe(200);

    const same = await importFile(manager, fileOf(known, other), { kind: 'customers' });
    expect(counts(same.run)).toMatchObject({ unchanged: 2, updated: 0 });
    expect((await manager.get(`/customers/${one.id}`)).body.address).toBe('新地址2号');

    const changed = fileOf({ ...known, 手机: '13911119999', 邮箱: '', 地址: '新地址2号' }, other);
    expect(counts((await importFile(manager, changed, { kind: 'customers' })).run)).toMatchObject({
      updated: 1,
      unchanged: 1,
    });
    expect((await manager.get(`/customers/${one.id}`)).body).toMatchObject({
      phone: '13911119999',
      address: '新地址2号',
      // an empty cell says nothing
      email: 'a@example.com',
      version: 3,
    });
    const { items } = (await manager.get(`/customers/${one.id}/versions`)).body;
    expect(items).toHaveLength(3);
    expect(JSON.stringify(items[0])).toContain('13911119999');
  });

  test('finds the customers whom the store knows by phone and name, and keeps apart those who share a phone', async () => {
    const known = (await manager.get('/customers/C-040')).body;
    const file = fileOf(
      customer('N-1', known.name, known.phone),
      customer('N-2', '欧阳三', known.phone),
      // two people of one name and phone: they have ids of their own
      customer('N-3', '欧阳四', '13911110004'),
      customer('N-4', '欧阳四', '13911110004'),
      customer('N-1', known.name, known.phone),
    );
    const { run: done } = await importFile(manager, file, { kind: 'customers' });
    expect(counts(done)).toEqual({ rows: 5, created: 3, updated: 1, unchanged: 0, repeated: 1, refused: 0 });
    expect((await manager.get(`/customers?phone=13911110004`)).body.items).toHaveLength(2);
    expect((await manager.get(`/customers/${known.id}`)).body.address).toBe('人民路1号');
    const without = csvBytes([
      ['姓名', '手机', '地址'],
      ['欧阳三', known.phone, '人民路1号'],
    ]);
    expect((await importFile(manager, without, { kind: 'customers' })).run).toMatchObject({ unchanged: 1, created: 0 });
  });

  test('of another system has ids of its own', async () => {
    const one = fileOf(customer('S-1', '欧阳五', '13911110005'));
    const other = fileOf(customer('S-1', '欧阳六', '13911110006'));
    await importFile(manager, one, { kind: 'customers', system: 'dms' });
    expect((await importFile(manager, other, { kind: 'customers', system: 'crm' })).run).toMatchObject({ created: 1 });
    expect((await manager.get('/customers?phone=13911110005')).body.items).toMatchObject([{ name: '欧阳五' }]);
  });

  test('as a workbook with formulas imports the stored results and refuses what has none', async () => {
    const row = (at: number, phone: string): string =>
      `<row r="${at}">${inline(`A${at}`, `欧阳${at}`)}${phone}${inline(`C${at}`, '人民路1号')}</row>`;
    const bytes = sheetOf(
      `<row r="1">${inline('A1', '姓名')}${inline('B1', '手机')}${inline('C1', '地址')}</row>` +
        row(2, '<c r="B2"><f>13700000000+2</f><v>13700000002</v></c>') +
        row(3, '<c r="B3"><f>13700000000+3</f></c>'),
    );
    const done = await importFile(manager, bytes, { kind: 'customers', fileName: 'x.xlsx' });
    expect(counts(done.run)).toMatchObject({ created: 1, refused: 1 });
    const { rows } = await readAll(await refusedText(done.id, 'en', 'xlsx'));
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['3', '欧阳3', '', '人民路1号', 'Phone: the file keeps no result of the formula; open and save it in Excel.'],
    ]);
  });
});

describe('a file with more than forty kinds of faults', () => {
  test('imports its sound row, and the report says of each other row in either language why it is refused', async () => {
    await importFile(manager, fileOf(customer('KH-1', '张三', '13800138000')), { kind: 'customers' });
    const { header, sound, rows } = faultyVehicles;
    const bytes = csvBytes([header, sound, ...rows.map(({ cells }) => cells)]);
    const done = await importFile(manager, bytes, { kind: 'vehicles' });
    expect(counts(done.run)).toMatchObject({ rows: rows.length + 1, created: 1, refused: rows.length });
    expect(rows.length).toBeGreaterThan(40);
    for (const [language, last] of [
      ['zh', '未导入的原因'],
      ['en', 'Why it was refused'],
    ] as const) {
      const report = await readAll(await refusedText(done.id, language));
      expect([report.header.at(-1), report.rows.length]).toEqual([last, rows.length]);
      const reasons = report.rows.map(({ cells }) => cells.at(-1) ?? '');
      expect(reasons.filter((reason) => reason.length < 5 || /[{}]|undefined/.test(reason))).toEqual([]);
      if (language === 'zh') expect(reasons.filter((reason) => !/\p{Script=Han}/u.test(reason))).toEqual([]);
      expect(report.rows.map(({ cells }) => cells[0])).toEqual(rows.map((_row, index) => String(index + 3)));
    }
    const after = await everything();
    expect(counts((await importFile(manager, bytes, { kind: 'vehicles' })).run)).toMatchObject({
      unchanged: 1,
      refused: rows.length,
    });
    expect(await everything()).toEqual(after);
  });
});

describe('a file of vehicles', () => {
  const car = (id: string, plate: string, vin: string, more: Readonly<Record<string, string>>) => ({
    车辆编号: id,
    车牌号: plate,
    车架号: vin,
    车型: '远航 L7',
    里程: '10',
    ...more,
  });

  test('names owners by id, or by phone and name; who is not known or could be two is refused, and so is a plate of another car', async () => {
    const owners = fileOf(
      customer('O-1', '司马一', '13922220001'),
      customer('O-2', '司马二', '13922220002'),
      customer('O-3', '司马三', '13922220002'),
    );
    await importFile(manager, owners, { kind: 'customers' });
    const [seeded] = (await manager.get('/vehicles?limit=1')).body.items;
    const by = (id: string, name: string, phone: string) => ({ 客户编号: id, 车主姓名: name, 车主电话: phone });
    const file = fileOf(
      car('K-1', '沪K10001', 'LSVAA49J132000001', by('O-1', '', '')),
      car('K-2', '沪K10002', 'LSVAA49J132000002', by('', '司马三', '13922220002')),
      car('K-3', '沪K10003', 'LSVAA49J132000003', by('', '', '13922220002')),
      car('K-4', '沪K10004', 'LSVAA49J132000004', by('O-9', '', '')),
      car('K-5', seeded.plate, 'LSVAA49J132000005', by('O-1', '', '')),
    );
    const done = await importFile(manager, file, { kind: 'vehicles' });
    expect(counts(done.run)).toMatchObject({ created: 2, refused: 3 });
    const { rows } = await readAll(await refusedText(done.id, 'en'));
    expect(rows.map(({ cells }) => [cells[0], cells.at(-1)])).toEqual([
      ['4', 'Phone of the owner: belongs to several customers of the store; add the id or the name of the customer.'],
      ['5', 'Customer id: names a customer whom the store does not know; import the customers first.'],
      ['6', 'Plate: is used by another record of the store.'],
    ]);
    const { items } = (await manager.get(`/vehicles?plate=${encodeURIComponent('沪K10002')}`)).body;
    const [owner] = (await manager.get('/customers?phone=13922220002')).body.items.filter(
      ({ name }: { name: string }) => name === '司马三',
    );
    expect(items).toMatchObject([{ customerId: owner.id, type: 'saloon', maintenanceCycleMonths: 12 }]);

    // what stands for empty cells makes a new car, and changes none that is there
    await store.models.vehicles.updateOne({ _id: items[0].id }, { $set: { type: 'suv' } });
    const driven = fileOf(
      car('K-2', '沪K10002', 'LSVAA49J132000002', { ...by('', '司马三', '13922220002'), 里程: '20' }),
    );
    expect((await importFile(manager, driven, { kind: 'vehicles' })).run).toMatchObject({ updated: 1 });
    expect((await manager.get(`/vehicles/${items[0].id}`)).body).toMatchObject({
      type: 'suv',
      odometer: 20,
      version: 2,
    });
  });

  test('and the visits of such a car are read with it', async () => {
    const visit = (order: string, day: string, amount: string) => ({
      工单号: order,
      车牌号: '沪K10001',
      进厂日期: day,
      维修内容: '更换机油',
      结算金额: amount,
    });
    const file = fileOf(visit('W-1', '2024-03-05', '1,234.50'), visit('W-2', '2025-03-05', ''));
    expect((await importFile(manager, file, { kind: 'visits' })).run).toMatchObject({ created: 2 });
    expect((await importFile(manager, file, { kind: 'visits' })).run).toMatchObject({ unchanged: 2 });
    const [{ id }] = (await manager.get(`/vehicles?plate=${encodeURIComponent('沪K10001')}`)).body.items;
    expect((await manager.get(`/vehicles/${id}/past-visits`)).body.items).toMatchObject([
      { orderNumber: 'W-2', day: '2025-03-05', amount: null },
      { orderNumber: 'W-1', day: '2024-03-05', amount: 123_450, work: '更换机油' },
    ]);
  });
});

describe('files of parts, prices and staff', () => {
  test('parts and prices are added and changed by their numbers; work that takes a part nobody offers is refused', async () => {
    const part = (number: string, price: string) => ({ 零件号: number, 零件名称: '火花塞', 销售价: price, 库存: '3' });
    const parts = { kind: 'parts' } as const;
    expect((await importFile(manager, fileOf(part('imp 1', '88.5'), part('IMP2', '9')), parts)).run.created).toBe(2);
    const changed = await importFile(manager, fileOf(part('IMP1', '90'), part('IMP2', '9')), parts);
    expect(counts(changed.run)).toMatchObject({ updated: 1, unchanged: 1 });
    expect((await manager.get('/parts/IMP1')).body).toMatchObject({ unitPrice: 9_000, stock: 3, version: 2 });
    const work = (code: string, takes: string) => ({
      项目编码: code,
      项目名称: '更换火花塞',
      工时: '0.5',
      工时费: '60',
      所需零件号: takes,
    });
    const prices = await importFile(manager, fileOf(work('IW1', 'IMP1、IMP2'), work('IW2', 'IMP9')), {
      kind: 'prices',
    });
    expect(counts(prices.run)).toMatchObject({ created: 1, refused: 1 });
    expect((await manager.get('/price-menu/IW1')).body).toMatchObject({ labourMinutes: 30, parts: ['IMP1', 'IMP2'] });
    expect(Buffer.from(await refusedText(prices.id, 'zh')).toString()).toContain('配件目录中没有：IMP9');
  });

  test('M9 staff are added without a password; a file changes nobody, joins no account and makes no manager', async () => {
    const person = (signIn: string, roles: string, name = '新人') => ({ 登录名: signIn, 姓名: name, 岗位: roles });
    const file = fileOf(
      person('New.One', '技师、质检员'),
      person('wang', '技师', '冒名'),
      person('boss2', '店长'),
      person('new.two', '司机'),
    );
    const done = await importFile(boss, file, { kind: 'staff' });
    expect(counts(done.run)).toMatchObject({ created: 2, refused: 2 });
    expect(await store.models.accounts.findOne({ signIn: 'new.one' }).lean()).toMatchObject({ password: null });
    const { items } = (await manager.get('/staff')).body;
    expect(
      items.find(({ name, roles }: { name: string; roles: string[] }) => name === '新人' && roles.length === 2),
    ).toMatchObject({
      roles: ['technician', 'qualitySpecialist'],
    });
    expect(items.filter(({ name }: { name: string }) => name === '冒名')).toEqual([]);
    const again = await importFile(boss, file, { kind: 'staff' });
    expect(counts(again.run)).toMatchObject({ unchanged: 2, created: 0, refused: 2 });
  });
});

describe('what is refused', () => {
  test('files that are no tables, with the reason in both languages', async () => {
    for (const [bytes, fault] of [
      [webPage(), 'webPage'],
      [csvBytes([['姓名', '手机']]), 'empty'],
      [
        csvBytes([
          ['13800138000', '张三'],
          ['13800138001', '李四'],
        ]),
        'noHeader',
      ],
      [workbook([]), 'empty'],
      [new TextEncoder().encode('%PDF-1.7'), 'notATable'],
    ] as const) {
      const { status, body } = await upload(manager, bytes, { kind: 'customers' });
      expect([fault, status, body.code, body.facts.fault]).toEqual([fault, 422, 'tableUnreadable', fault]);
      expect(body.facts.reason).toEqual({ zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.any(String) });
    }
    const sent = { kind: 'customers' as const };
    expect(await upload(manager, new Uint8Array(50_000_001), sent)).toMatchObject({
      status: 413,
      body: { code: 'tableTooLarge' },
    });
    expect(await upload(manager, new Uint8Array(0), sent)).toMatchObject({
      status: 400,
      body: { code: 'fileMissing' },
    });
    expect(await upload(manager, csvBytes([['a'], ['b']]), { kind: 'toasters' as 'customers' })).toMatchObject({
      status: 422,
    });
  });

  test('a start without the columns that must be there, of an old version, twice, or after the end', async () => {
    const file = csvBytes([
      ['姓名', '号码', '住处'],
      ['诸葛一', '13933330001', '人民路1号'],
    ]);
    const { body } = await upload(manager, file, { kind: 'customers' });
    expect(body.missing.map(({ en }: { en: string }) => en)).toEqual(['Phone', 'Address']);
    const start = (version: number) =>
      manager.ask(`/imports/${body.id}/start`, { method: 'POST', headers: { 'If-Match': `"${version}"` } });
    expect((await start(1)).body).toMatchObject({ status: 422, code: 'columnsMissing' });
    const match = (mapping: object, version = 1) =>
      manager.ask(`/imports/${body.id}/columns`, {
        method: 'PUT',
        headers: { 'If-Match': `"${version}"` },
        body: { mapping, system: 'dms' },
      });
    const at = (column: number | null, whenEmpty: string | null = null) => ({ column, whenEmpty });
    expect((await match({ phone: at(7) })).status).toBe(422);
    expect((await match({ colour: at(1) })).status).toBe(422);
    const matched = await match({ name: at(0), phone: at(1), address: at(null, '未填写') });
    expect(matched.body).toMatchObject({ version: 2, missing: [] });
    expect((await match({})).body.code).toBe('versionStale');
    expect((await start(1)).body.code).toBe('versionStale');
    expect((await run(manager, body.id, 'start')).run).toMatchObject({ state: 'done', created: 1 });
    expect((await manager.get('/customers?phone=13933330001')).body.items).toMatchObject([{ address: '未填写' }]);
    expect((await start(4)).body.code).toBe('importDone');
    expect((await manager.post(`/imports/${body.id}/cancel`)).body.code).toBe('importNotRunning');
  });

  test('the same request again is the same import', async () => {
    const sent = { kind: 'customers', key: 'same-upload' } as const;
    const file = fileOf(customer('R-1', '诸葛二', '13933330002'));
    const [one, two] = [await upload(manager, file, sent), await upload(manager, file, sent)];
    expect([one.status, two.body.id]).toEqual([201, one.body.id]);
    const other = await upload(manager, fileOf(customer('R-2', '诸葛三', '13933330003')), sent);
    expect(other.body.code).toBe('commandIdReused');
  });

  test('whoever may not: an advisor imports nothing, a service manager no staff', async () => {
    const file = fileOf(customer('F-1', '诸葛四', '13933330004'));
    expect((await upload(await store.people.as('wang'), file, { kind: 'customers' })).status).toBe(403);
    const staff = await upload(
      boss,
      csvBytes([
        ['登录名', '姓名', '岗位'],
        ['x1', '甲', '技师'],
      ]),
      { kind: 'staff' },
    );
    expect((await upload(manager, file, { kind: 'staff' })).body.code).toBe('forbidden');
    expect((await manager.get(`/imports/${staff.body.id}`)).status).toBe(404);
    expect((await manager.get('/imports')).body.items.every(({ kind }: { kind: string }) => kind !== 'staff')).toBe(
      true,
    );
    expect((await upload(manager, file, { kind: 'customers' })).status).toBe(201);
  });
});
