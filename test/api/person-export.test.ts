import { unzipSync } from 'fflate';
import type { ApiUser } from '../../dev/fixtures/api-users';
import { pictureOf } from '../../dev/fixtures/picture';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { maintenance, RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { PrinterBusy } from '../../platform/print/paper-printer';
import { orderForms } from '../../domain/repair-order/papers';
import { PdfReader } from '../support/pdf-reader';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let wang: ApiUser;
let boss: ApiUser;
beforeAll(async () => {
  store = await createTestApi();
  wang = await store.people.as('wang');
  boss = await store.people.as('store');
});
afterAll(() => store.stop());

const take = (person: ApiUser, customer: string, body: object = { purpose: '客户本人要求', language: 'zh' }) =>
  fetch(`${store.api.url}/api/v1/customers/${customer}/export`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${person.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

test('M-06 one archive holds everything about the customer, and nothing about another', async () => {
  const words = '刹车有异响，希望下午取车';
  const visit = await RepairOrderClient.open(store.people, 2, { arrival: { mode: 'selfDrive', symptoms: words } });
  await RepairOrderClient.open(store.people, 3, { arrival: { mode: 'selfDrive', symptoms: '别人的车' } });
  const photo = await pictureOf('刹车');
  const sent = await fetch(`${store.api.url}/api/v1/files?process=${visit.number}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${wang.token}`, 'Content-Type': 'image/png', 'Idempotency-Key': 'p' },
    body: new Uint8Array(photo),
  });
  const { hash } = (await sent.json()) as { hash: string };
  await wang.post('/customers/C-002/marketing-consents', { channel: 'sms', given: true, words: '可以' });
  await wang.get('/customers/C-002');
  await store.api.context.recorder.drain();
  const answer = await take(boss, 'C-002');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  const archive = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  expect(Object.keys(archive)).toEqual([
    'README.txt',
    'person.json',
    `repair-orders/${visit.number}.json`,
    `files/${hash}.png`,
  ]);
  const text = (name: string): string => Buffer.from(archive[name]!).toString();
  const known = await store.api.context.repositories.customers.find('S01', 'C-002');
  const person = JSON.parse(text('person.json')) as Record<string, unknown[]>;
  expect(person['customer']).toMatchObject([{ name: known!.name, phone: known!.phone, address: known!.address }]);
  expect(person['vehicles']).toHaveLength(await store.models.vehicles.countDocuments({ customer: 'C-002' }));
  expect(person['consentToMarketing']).toMatchObject([{ channel: 'sms', words: '可以' }]);
  expect(person['readBy']).toContainEqual(expect.objectContaining({ who: 'wang', operation: 'readCustomer' }));
  expect(text(`repair-orders/${visit.number}.json`)).toContain(words);
  const other = await store.api.context.repositories.customers.find('S01', 'C-003');
  for (const name of Object.keys(archive)) {
    expect(text(name)).not.toContain('别人的车');
    expect(text(name)).not.toContain(other!.phone);
  }
});

test('M-06, L-39 an export names its purpose and is written down, with whom it shows; an advisor takes none', async () => {
  expect((await take(boss, 'C-002', { language: 'zh' })).status).toBe(422);
  expect((await take(wang, 'C-002')).status).toBe(403);
  expect((await take(boss, 'C-nobody')).status).toBe(404);
  expect((await boss.get('/exports')).body.items[0]).toMatchObject({
    what: 'person',
    purpose: '客户本人要求',
    rows: 1,
  });
  const { body } = await boss.get('/customers/C-002/readers?limit=100');
  expect(JSON.stringify(body)).toContain('exportCustomer');
});

test('M-06 the papers of visits, complaints and calls lie beside them, as they would be printed for the customer at the desk', async () => {
  const visit = await maintenance(store.people, 5);
  const complaint = await ComplaintClient.open(store.people, 5, { words: '座椅上有油渍' });
  await store.api.context.recorder.drain();
  const archive = unzipSync(new Uint8Array(await (await take(boss, 'C-005')).arrayBuffer()));
  const papers = Object.keys(archive).filter((name) => name.endsWith('.pdf'));
  const printed: string[] = [];
  for (const name of Object.keys(orderForms)) {
    const address = `${store.api.url}/api/v1/repair-orders/${visit.number}/documents/${name}.pdf`;
    const answer = await fetch(address, { headers: { Authorization: `Bearer ${wang.token}` } });
    if (answer.status !== 200) continue;
    const inArchive = `repair-orders/${visit.number}/${name}.pdf`;
    printed.push(inArchive);
    expect([name, Buffer.from(archive[inArchive]!).equals(Buffer.from(await answer.arrayBuffer()))]).toEqual([
      name,
      true,
    ]);
  }
  expect(printed.length).toBeGreaterThanOrEqual(5);
  expect(papers.toSorted()).toEqual([...printed, `complaints/${complaint.number}/registration.pdf`].toSorted());
  const reader = new PdfReader();
  const text = await reader.textOf(Buffer.from(archive[`complaints/${complaint.number}/registration.pdf`]!));
  await reader.close();
  expect(text).toContain('座椅上有油渍');
}, 120_000);

test('M-06 an archive whose papers wait for the printer is whole, or it is cut off and cannot be opened', async () => {
  const { printer } = store.api.context;
  const whole = printer.print.bind(printer);
  let refusals = 2;
  const busy: typeof printer.print = (...asked) =>
    refusals-- > 0 ? Promise.reject(new PrinterBusy('others print')) : whole(...asked);
  Object.assign(printer, { print: busy });
  try {
    const archive = unzipSync(new Uint8Array(await (await take(boss, 'C-005')).arrayBuffer()));
    expect(Object.keys(archive).some((name) => name.endsWith('.pdf'))).toBe(true);
    Object.assign(printer, { print: () => Promise.reject(new Error('the printer is broken')) });
    await expect(take(boss, 'C-005').then((answer) => answer.arrayBuffer())).rejects.toThrow();
  } finally {
    Object.assign(printer, { print: whole });
  }
});
