import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Answer, ApiUser } from '../../dev/fixtures/api-users';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { menuLine } from '../../dev/fixtures/scenarios';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { canaries, canariesInDatabase, canariesInFolder } from '../support/canaries';
import { importFile } from '../support/import-client';
import { edit, move } from '../support/master-data';
import { csvBytes } from '../support/tables/csv';
import { createTestApi, type TestApi } from '../support/test-api';

const [name, phone, plate, vin, address, words, latin] = canaries.map(({ text }) => text) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];
const everything = canaries.map(({ text }) => text).join(' ');

let store: TestApi;
let wang: ApiUser;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'repairflow-sealed-'));
  store = await createTestApi({ FILES: path.join(folder, 'files') });
  wang = await store.people.as('wang');
});
afterAll(async () => {
  await store.stop();
  await rm(folder, { recursive: true, force: true });
});

const must = ({ status, body }: Answer, expected: number): Answer['body'] => {
  expect([status, body]).toEqual([expected, expect.anything()]);
  return body;
};

/** Everything about one person, for a purpose that names everybody. */
async function takeArchive(customer: string): Promise<void> {
  const boss = await store.people.as('store');
  const answer = await fetch(`${store.api.url}/api/v1/customers/${customer}/export`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${boss.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ purpose: everything, language: 'zh' }),
  });
  expect(answer.status).toBe(200);
  await answer.arrayBuffer();
}

test('T11 a stolen dump of the database shows no name, number, address, plate, VIN or word of a customer', async () => {
  const customer = { name, salutation: latin, phone, address, hopedService: words, email: null };
  const customerId = must(await wang.post('/customers', customer), 201).id as string;
  const car = {
    customerId,
    plate,
    vin,
    model: latin,
    type: 'saloon',
    odometer: 10,
    maintenanceCycleKilometres: 10_000,
    maintenanceCycleMonths: 12,
  };
  const vehicleId = must(await wang.post('/vehicles', car), 201).id as string;
  // former versions and former owners, too
  must(await edit(wang, `/customers/${customerId}`, { salutation: '先生' }), 200);
  const day = new Date().toISOString().slice(0, 10);
  must(await move(wang, vehicleId, { customerId: 'C-009', reason: words, day }), 200);
  must(await move(wang, vehicleId, { customerId, reason: words, day }), 200);
  const cr = await store.people.as('cr');
  const boss = await store.people.as('store');
  await cr.post(`/customers/${customerId}/marketing-consents`, { channel: 'sms', given: true, words });
  await importFile(
    boss,
    csvBytes([
      ['客户编号', '客户姓名', '手机号码', '联系地址'],
      [phone, name, phone, address],
    ]),
    { kind: 'customers' },
  );
  await importFile(
    boss,
    csvBytes([
      ['工单号', '车牌号', '车架号', '进厂日期', '维修内容'],
      ['W-1', plate, vin, '2024-03-05', words],
    ]),
    { kind: 'visits' },
  );
  const visit = await RepairOrderClient.open(store.people, 2, {
    customerId,
    vehicleId,
    arrival: { mode: 'selfDrive', symptoms: everything },
  });
  await visit.toContract([menuLine('MAINT-A', 'L-1')], [{ words: everything }]);
  for (const { text } of canaries) await visit.do('wang', 'noteCondition', { note: text });
  const complaint = await ComplaintClient.open(store.people, 2, { customerId, vehicleId, words: everything });
  await complaint.do('cr', 'registerComplaint', {
    complainant: true,
    content: everything,
    demand: everything,
    product: latin,
    severity: 'high',
    complexity: 'normal',
  });
  // what the customer is told goes out word by word, and stays in the demo messages
  await visit.do('wang', 'tellCustomer', { about: everything, channel: 'sms' });
  // rows that are refused, a file that is called like somebody, and why records left
  await importFile(
    boss,
    csvBytes([
      ['客户编号', '客户姓名', '手机号码', '联系地址'],
      [latin, everything.repeat(9), everything, address],
    ]),
    { kind: 'customers', fileName: `${name} ${latin}.csv` },
  );
  await takeArchive(customerId);
  // what customers ask about their own data, and how it is answered
  must(await cr.post(`/customers/${customerId}/personal-requests`, { kind: 'export' }), 200);
  await takeArchive(customerId);
  must(await boss.post(`/customers/${customerId}/personal-requests/export/answer`, { words: everything }), 200);
  must(await cr.post(`/customers/${customerId}/personal-requests`, { kind: 'erasure' }), 200);
  must(await boss.post(`/customers/${customerId}/personal-requests/erasure/refusal`, { words: everything }), 200);
  await store.api.context.recorder.drain();
  // every collection that is looked through has something of the person
  const told = await store.models.notices.find({ process: visit.number }).lean();
  expect(told.map(({ notice }) => notice.template)).toContain('customerNews');
  expect(await store.models.refusals.countDocuments({})).toBe(1);
  expect(await store.models.exports.countDocuments({})).toBe(2);
  // whoever may read it reads it
  expect((await wang.get(`/customers/${customerId}`)).body).toMatchObject({ name, phone, address });
  const { body } = await wang.get(`/search?q=${encodeURIComponent(plate.slice(2))}`);
  expect(body.items).toMatchObject([{ found: 'vehicle', customer: { name }, vehicle: { plate } }]);
  expect(await canariesInDatabase(store.models)).toEqual({});
  expect(await canariesInFolder(folder)).toEqual([]);
});
