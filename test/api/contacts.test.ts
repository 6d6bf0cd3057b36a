import type { ApiUser } from '../../dev/fixtures/api-users';
import { addCustomer } from '../support/master-data';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let wang: ApiUser;
let cr: ApiUser;
beforeAll(async () => {
  store = await createTestApi();
  [wang, cr] = await Promise.all([store.people.as('wang'), store.people.as('cr')]);
});
afterAll(() => store.stop());

const stranger = {
  name: '路过的人',
  phone: '13577770000',
  workplace: '浦东机场',
  address: '上海市浦东新区启航路 1 号',
};
const person = { name: '路过的人', salutation: '先生', phone: '13577770000', address: '上海市' };

/** A complaint of somebody who is no customer; answers the number and the id of the contact. */
async function complained(contact: object = stranger) {
  const { body } = await cr.post('/complaints', { source: 'phone', contact, words: '等了一个小时' });
  await store.api.context.recorder.drain();
  const { body: complaint } = await cr.get(`/complaints/${body.number}`);
  return { number: body.number as string, contact: complaint.complainant.id as string };
}

test('H-05 workplace and address of whoever complains are kept with the contact, for whoever gets in touch later', async () => {
  const { contact } = await complained();
  expect((await cr.get(`/contacts/${contact}`)).body).toEqual({ id: contact, ...stranger, customerId: null });
  const { name, phone } = stranger;
  const without = await complained({ name, phone });
  expect((await cr.get(`/contacts/${without.contact}`)).body).toMatchObject({ workplace: null, address: null });
  expect((await cr.get('/contacts/contact-nobody')).status).toBe(404);
  expect((await (await store.people.as('zhao')).get(`/contacts/${contact}`)).status).toBe(403);
});

test('H-05 I-01 a contact becomes a customer, and the complaints of the contact are the customer’s', async () => {
  const { number, contact } = await complained();
  const answer = await cr.post(`/contacts/${contact}/customer`, person, 'become-1');
  expect(answer).toMatchObject({ status: 201, body: { ...person, version: 1 } });
  const { id } = answer.body;
  expect(answer.headers.get('location')).toBe(`/api/v1/customers/${id}`);
  expect((await cr.get(`/contacts/${contact}`)).body.customerId).toBe(id);
  const { body } = await cr.get(`/complaints?customer=${id}`);
  expect(body.items.map((one: { number: string }) => one.number)).toEqual([number]);
  expect((await wang.get('/search?q=57777')).body.items).toMatchObject([{ customer: { id } }]);
  const { body: history } = await cr.get(`/customers/${id}/versions`);
  expect(history.items).toMatchObject([{ version: 1, by: { id: 'cr', role: 'crSpecialist' } }]);
});

test('a second try makes no second customer: not under the same key, not under another', async () => {
  const { contact } = await complained({ ...stranger, phone: '13577771111' });
  const sent = { ...person, phone: '13577771111' };
  const first = await cr.post(`/contacts/${contact}/customer`, sent, 'become-2');
  expect((await cr.post(`/contacts/${contact}/customer`, sent, 'become-2')).body).toEqual(first.body);
  const other = await wang.post(`/contacts/${contact}/customer`, sent);
  expect(other).toMatchObject({ status: 409, body: { code: 'contactIsCustomer', facts: { customer: first.body.id } } });
  expect((await wang.get('/customers?phone=13577771111')).body.items).toHaveLength(1);
});

test('two who make a customer of a contact at once make one', async () => {
  const { contact } = await complained({ ...stranger, phone: '13577772222' });
  const sent = { ...person, phone: '13577772222' };
  const answers = await Promise.all([cr, wang].map((who) => who.post(`/contacts/${contact}/customer`, sent)));
  for (const { status } of answers) expect([201, 409]).toContain(status);
  expect((await wang.get('/customers?phone=13577772222')).body.items).toHaveLength(1);
});

test('a process that dies after the link and before the customer is there: the next try completes it', async () => {
  const { contact } = await complained({ ...stranger, phone: '13577773333' });
  const sent = { ...person, phone: '13577773333' };
  const { collection } = store.models.customers;
  const insert = collection.insertMany.bind(collection);
  collection.insertMany = () => Promise.reject(new Error('the process dies here'));
  expect((await cr.post(`/contacts/${contact}/customer`, sent, 'dying-3')).status).toBe(500);
  collection.insertMany = insert;
  expect((await cr.get(`/contacts/${contact}`)).body.customerId).toBeNull();
  const { status, body } = await wang.post(`/contacts/${contact}/customer`, sent);
  expect(status).toBe(201);
  expect((await cr.get(`/contacts/${contact}`)).body.customerId).toBe(body.id);
});

test('a contact whom the store knows already is linked, once', async () => {
  const { contact, number } = await complained();
  const [known, other] = [await addCustomer(wang), await addCustomer(wang)];
  const link = (customerId: string) => cr.ask(`/contacts/${contact}/customer`, { method: 'PUT', body: { customerId } });
  expect(await link('C-nobody')).toMatchObject({ status: 404, body: { facts: { missing: 'customer' } } });
  expect(await link(known)).toMatchObject({ status: 200, body: { id: known } });
  expect((await link(known)).status).toBe(200);
  expect((await link(other)).body.code).toBe('contactIsCustomer');
  const { body } = await cr.get(`/complaints?customer=${known}`);
  expect(body.items.map((one: { number: string }) => one.number)).toEqual([number]);
});

test('what does not fit, and who may not, is refused', async () => {
  const { contact } = await complained();
  expect((await cr.post(`/contacts/${contact}/customer`, { ...person, phone: '123' })).status).toBe(422);
  expect((await cr.post('/contacts/contact-nobody/customer', person)).status).toBe(404);
  for (const who of ['zhao', 'store', 'assistant'])
    expect((await (await store.people.as(who)).post(`/contacts/${contact}/customer`, person)).status).toBe(403);
});
