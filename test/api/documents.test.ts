import { customerOf } from '../../dev/fixtures/customer-phone';
import { publishPolicy } from '../../dev/fixtures/publish-policy';
import { createHash } from 'node:crypto';
import { FollowUpClient } from '../../dev/fixtures/follow-up-client';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import type { ApiUser } from '../../dev/fixtures/api-users';
import { drillPolicy } from '../../dev/fixtures/store';
import { menuLine } from '../../dev/fixtures/scenarios';
import { maintenance, RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { orderForms } from '../../domain/repair-order/papers';
import { eventually } from '../support/eventually';
import { PdfReader } from '../support/pdf-reader';
import { createTestApi, type TestApi } from '../support/test-api';
import { edit } from '../support/versioned-api';

let store: TestApi;
let visit: RepairOrderClient;
const reader = new PdfReader();
beforeAll(async () => {
  store = await createTestApi();
  await publishPolicy(store.people, drillPolicy);
  visit = await maintenance(store.people, 2);
  await store.api.context.recorder.drain();
});
afterAll(async () => {
  await reader.close();
  await store.stop();
});

interface Fetched {
  readonly status: number;
  readonly type: string | null;
  readonly bytes: Buffer;
  readonly fingerprint: string | null;
}
async function print(who: string | ApiUser, address: string): Promise<Fetched> {
  const { token } = typeof who === 'string' ? await store.people.as(who) : who;
  const response = await fetch(`${store.api.url}/api/v1${address}`, { headers: { Authorization: `Bearer ${token}` } });
  const bytes = Buffer.from(await response.arrayBuffer());
  const { status, headers } = response;
  return { status, type: headers.get('content-type'), bytes, fingerprint: headers.get('x-fingerprint') };
}
const textOf = (pdf: Buffer): Promise<string> => reader.textOf(pdf);
const address = (name: string) => `/repair-orders/${visit.number}/documents/${name}.pdf`;

const expected: readonly (readonly [name: string, texts: readonly string[]])[] = [
  ['pre-inspection', ['车辆预检问诊表', '做个小保养', '右前门划痕3cm', '轮胎及轮毂']],
  ['documents', ['随车证件登记', '行驶证', '相符']],
  ['articles', ['随车物品清单', '行车记录仪', 'B-12', 'K-31']],
  ['estimate', ['估价单', '小保养', '承诺交车时间', '¥493.00']],
  ['repair-order', ['进厂维修单', '机油', '王晓敏', '维修质保3个月']],
  ['delivery-check', ['交车检查表', '七项免费检查', '底盘及渗漏']],
  ['account', ['单据汇总', '小保养', '配件核对', '一致agrees', '¥493.00']],
  ['settlement', ['结算单', '应付', '其中税额', '¥493.00']],
  ['exit-pass', ['出厂通知单', '仅限本车牌']],
  ['pickup-slip', ['取车联', '凭此联取车']],
  ['maintenance-plan', ['年度保养计划', '以先到为准', '2027-05-20', '接受accepted']],
  ['guarantee', ['质量保证书', '保证范围']],
];

test.each(expected)('%s is a PDF in the store’s name, with Chinese that can be read out of it', async (name, texts) => {
  const { status, type, bytes, fingerprint } = await print('wang', address(name));
  expect([status, type]).toEqual([200, 'application/pdf']);
  const text = await textOf(bytes);
  for (const wanted of ['途安汽车销售服务有限公司', visit.number, ...texts]) expect(text).toContain(wanted);
  expect(text).toContain(`fingerprint${fingerprint!.slice(0, 32)}`);
  expect(bytes.length).toBeLessThan(120_000);
});

test('C-20 the signed papers carry the hash of their evidence', async () => {
  const { body } = await (await store.people.as('wang')).get(`/repair-orders/${visit.number}/evidence`);
  const signed = (body.evidence as { document: string; hash: string }[]).find(({ document }) => document === 'order')!;
  const { bytes } = await print('wang', address('repair-order'));
  expect(await textOf(bytes)).toContain(signed.hash.slice(0, 32));
});

test('the same paper is the same file, byte by byte', async () => {
  const hash = async () =>
    createHash('sha256')
      .update((await print('wang', address('settlement'))).bytes)
      .digest('hex');
  expect(await hash()).toBe(await hash());
});

test('D-11 an approved extra item stands on the repair order as its supplement, a declined one does not', async () => {
  const other = await RepairOrderClient.open(store.people, 3);
  const oil = [menuLine('MAINT-A', 'L-1')];
  await other.toWorkshop(oil);
  await other.answer('X-1', 'approved', await other.find('X-1', menuLine('BRAKE-F', 'X-L1')));
  await other.answer('X-2', 'declined', await other.find('X-2', menuLine('WIPER', 'X-L2')));
  await store.api.context.recorder.drain();
  const text = await eventually('the supplement', async () => {
    const { bytes } = await print('wang', `/repair-orders/${other.number}/documents/repair-order.pdf`);
    const found = await textOf(bytes);
    return found.includes('追加维修单X-1') && found;
  });
  expect(text).toContain('更换前刹车片');
  expect(text).not.toContain('更换雨刮片');
  const diagnosis = await print('wang', `/repair-orders/${other.number}/documents/diagnosis.pdf`);
  expect([diagnosis.status, JSON.parse(diagnosis.bytes.toString()).code]).toEqual([409, 'documentNotReady']);
});

test('the exit pass is printed on a strip of 80 mm, too, and says the same; what is too wide for that is refused', async () => {
  const sheet = await print('settlement', address('exit-pass'));
  const strip = await print('settlement', `${address('exit-pass')}?format=receipt`);
  expect([strip.status, strip.type, strip.fingerprint]).toEqual([200, 'application/pdf', sheet.fingerprint]);
  const [, width] = /\/MediaBox \[0 0 ([\d.]+) [\d.]+\]/.exec(strip.bytes.toString('latin1')) ?? [];
  expect(Number(width)).toBeCloseTo((80 * 72) / 25.4, 1);
  const text = await textOf(strip.bytes);
  for (const wanted of [
    '途安汽车销售服务有限公司',
    '出厂通知单',
    visit.number,
    '仅限本车牌',
    strip.fingerprint!.slice(0, 16),
  ])
    expect(text).toContain(wanted);
  const order = await print('settlement', `${address('repair-order')}?format=receipt`);
  expect([order.status, JSON.parse(order.bytes.toString()).code]).toEqual([409, 'formatNotOffered']);
  expect((await print('settlement', `${address('exit-pass')}?format=a3`)).status).toBe(422);
});

test('M-03 papers carry names and phone numbers: only roles that hand them out may print, a customer only the own visit’s', async () => {
  expect((await print('zhao', address('repair-order'))).status).toBe(403);
  expect((await print('wang', address('nothing'))).status).toBe(422);
  const own = await RepairOrderClient.open(store.people, 6);
  await own.toWorkshop([menuLine('MAINT-A', 'L-1')]);
  const self = await customerOf(store.people, own.number);
  expect((await print(self, `/repair-orders/${own.number}/documents/repair-order.pdf`)).status).toBe(200);
  const other = await RepairOrderClient.open(store.people, 5);
  expect((await print(self, `/repair-orders/${other.number}/documents/pre-inspection.pdf`)).status).toBe(404);
});

/** A picture of three blue pixels, as a manager would upload it. */
const LOGO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

test('every paper is issued in the name of the store: address, phones, bank, tax number and logo', async () => {
  const manager = await store.people.as('manager');
  const before = await print('wang', address('settlement'));
  const uploaded = await fetch(`${store.api.url}/api/v1/files`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${manager.token}`, 'Content-Type': 'image/png' },
    body: new Uint8Array(LOGO),
  });
  const { hash } = (await uploaded.json()) as { hash: string };
  const changed = await edit(manager, '/settings/letterhead', ({ content }: { content: object }) => ({
    ...content,
    name: { zh: '途安二店', en: 'Tuan Two' },
    hotline: '400-900-9000',
    logo: hash,
  }));
  expect(changed.status).toBe(200);
  for (const [name] of expected) {
    const text = await textOf((await print('wang', address(name))).bytes);
    for (const wanted of ['途安二店', 'TuanTwo', '人民路188号', '021-58880001', '400-900-9000', '1001234509300012345'])
      expect([name, text]).toEqual([name, expect.stringContaining(wanted)]);
  }
  const after = await print('wang', address('settlement'));
  expect(after.fingerprint).not.toBe(before.fingerprint);
  // the picture itself is in the file
  expect(after.bytes.includes('/Subtype /Image')).toBe(true);
  expect(before.bytes.includes('/Subtype /Image')).toBe(false);
});

test('a letterhead is seen on a sample before it is set, and seeing it changes nothing', async () => {
  const manager = await store.people.as('manager');
  const { body, headers } = await manager.get('/settings/letterhead');
  const letterhead = { ...body.content, name: { zh: '样品店', en: 'Sample store' } };
  const response = await fetch(`${store.api.url}/api/v1/letterhead-previews`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${manager.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(letterhead),
  });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const text = await textOf(Buffer.from(await response.arrayBuffer()));
  for (const wanted of ['样品店', 'Samplestore', '不是单据']) expect(text).toContain(wanted);
  expect((await manager.get('/settings/letterhead')).headers.get('etag')).toBe(headers.get('etag'));
});

test('every paper of a visit is tested here or is not ready on a plain one', () =>
  expect(Object.keys(orderForms).toSorted()).toEqual(
    [...expected.map(([name]) => name), 'diagnosis', 'invoices', 'leave-pass'].toSorted(),
  ));

test('H-07 G-14 G-17 the complaint registration form, the quick-handling form and the follow-up record', async () => {
  const complaint = await ComplaintClient.open(store.people, 6, { order: visit.number });
  await complaint.toInvestigation();
  await complaint.toDecision();
  await store.api.context.recorder.drain();
  const registration = await textOf(
    (await print('cr', `/complaints/${complaint.number}/documents/registration.pdf`)).bytes,
  );
  for (const wanted of ['顾客投诉登记表', '提车第二天刹车再次异响', '维修工艺', '免费返修并延长质保三个月', '杨专员'])
    expect(registration).toContain(wanted);
  const served = await maintenance(store.people, 8);
  const calls = await FollowUpClient.after(store.people, served.number);
  expect((await print('cr', `/follow-ups/${calls.number}/documents/record.pdf`)).status).toBe(409);
  await calls.reach();
  await calls.record({}, { problem: '脚垫没放回' });
  await calls.do('wang', 'answerQuickHandling', {
    answer: '马上送过去',
    cause: '交车检查没有这一项',
    measure: '交车检查增加一项',
  });
  await store.api.context.recorder.drain();
  expect(await textOf((await print('cr', `/follow-ups/${calls.number}/documents/quick-handling.pdf`)).bytes)).toContain(
    '交车检查没有这一项',
  );
  expect(await textOf((await print('cr', `/follow-ups/${calls.number}/documents/record.pdf`)).bytes)).toContain(
    '接待速度',
  );
});
