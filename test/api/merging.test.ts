import { receiveLink } from '../../dev/fixtures/customer-phone';
import type { ApiUser } from '../../dev/fixtures/api-users';
import { ApiUser as Person } from '../../dev/fixtures/api-users';
import { oneOf } from '../../platform/mongo/filters';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { FollowUpClient } from '../../dev/fixtures/follow-up-client';
import { menuLine } from '../../dev/fixtures/scenarios';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { addCar, addCustomer, created, edit, editableFields, someVin } from '../support/master-data';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let wang: ApiUser;
let clerk: ApiUser;
let manager: ApiUser;
beforeAll(async () => {
  store = await createTestApi();
  [wang, clerk, manager] = await Promise.all([
    store.people.as('wang'),
    store.people.as('clerk'),
    store.people.as('manager'),
  ]);
});
afterAll(() => store.stop());

const merge = (id: string, into: string, person = clerk) => person.post(`/customers/${id}/merge`, { into });
const unmerge = (id: string, person = manager) => person.post(`/customers/${id}/unmerge`);
const found = async (query: string): Promise<readonly string[]> => {
  const { body } = await wang.get(`/search?q=${encodeURIComponent(query)}`);
  return body.items.map(({ vehicle, customer }: Record<string, { id: string }>) => vehicle?.id ?? customer?.id);
};
const idsIn = ({ body }: { body: { items: { id?: string; number?: string }[] } }) =>
  body.items.map(({ id, number }) => id ?? number);

/** Two records of one person, each with a car, a visit and a complaint. */
async function twice() {
  const [old, kept] = [
    await addCustomer(wang, { name: '许双', phone: '13611110001' }),
    await addCustomer(wang, { name: '许双', phone: '13611110002' }),
  ];
  const cars = [await addCar(wang, old), await addCar(wang, kept)];
  const visit = await RepairOrderClient.open(store.people, 1, { customerId: old, vehicleId: cars[0] });
  const complaint = await ComplaintClient.open(store.people, 1, { customerId: old, vehicleId: cars[0] });
  await store.api.context.recorder.drain();
  return { old, kept, cars, visit, complaint };
}

test('after a merge the old id answers the record that stays, and everything of both is found under it', async () => {
  const { old, kept, cars, visit, complaint } = await twice();
  expect(await merge(old, kept)).toMatchObject({ status: 200, body: { id: kept, phone: '13611110002' } });
  expect((await wang.get(`/customers/${old}`)).body.id).toBe(kept);
  for (const id of [old, kept]) {
    expect(new Set(idsIn(await wang.get(`/vehicles?customerId=${id}`)))).toEqual(new Set(cars));
    expect(idsIn(await wang.get(`/repair-orders?customer=${id}`))).toEqual([visit.number]);
    expect(idsIn(await wang.get(`/complaints?customer=${id}`))).toEqual([complaint.number]);
  }
  const { body } = await wang.get(`/vehicles/${cars[0]}`);
  expect(body.customerId).toBe(kept);
  expect(idsIn(await wang.get('/customers?limit=100'))).not.toContain(old);
  const opened = await wang.post('/repair-orders', {
    customerId: old,
    vehicleId: cars[1],
    arrival: { mode: 'selfDrive', symptoms: '异响' },
  });
  expect((await wang.get(`/repair-orders/${opened.body.number}/live`)).body.customer).toMatchObject({
    id: kept,
    firstVisit: false,
  });
});

test('the calls after a visit follow the customer whose record stays, and ask that one', async () => {
  const [old, kept] = ['C-012', await addCustomer(wang, { name: '续留' })];
  const visit = await RepairOrderClient.open(store.people, 12);
  const lines = [menuLine('MAINT-A', 'L-1')];
  await visit.toWorkshop(lines);
  await visit.complete(lines);
  const calls = await FollowUpClient.after(store.people, visit.number);
  await store.api.context.recorder.drain();
  await merge(old, kept);
  const cr = await store.people.as('cr');
  for (const id of [old, kept]) expect(idsIn(await cr.get(`/follow-ups?customer=${id}`))).toEqual([calls.number]);
  const { body } = await cr.get(`/follow-ups/${calls.number}`);
  expect((await cr.get(`/customers/${body.customer.id}`)).body).toMatchObject({ id: kept, name: '续留' });
  expect(idsIn(await cr.get('/follow-ups?customer=C-nobody'))).toEqual([]);
});

test('a search finds one of the two, by what either was known by', async () => {
  const [old, kept] = [
    await addCustomer(wang, { name: '柏二', phone: '13622220001' }),
    await addCustomer(wang, { name: '柏两', phone: '13622220002' }),
  ];
  const car = await addCar(wang, old, { plate: '沪M5M5M5' });
  await merge(old, kept);
  for (const query of ['柏二', '22220001', '柏两', '22220002', '柏二 0002']) expect(await found(query)).toEqual([kept]);
  for (const query of ['M5M5M', '柏两 m5m5']) expect(await found(query)).toEqual([car]);
});

test('who was merged is no longer edited; whoever does is told which record stays', async () => {
  const [old, kept] = [await addCustomer(wang), await addCustomer(wang)];
  const before = await wang.get(`/customers/${old}`);
  await merge(old, kept);
  const headers = { 'If-Match': before.headers.get('etag')! };
  const put = { method: 'PUT' as const, body: editableFields(before.body), headers };
  expect((await wang.ask(`/customers/${old}`, put)).body).toMatchObject({
    code: 'recordMerged',
    facts: { into: kept },
  });
  expect((await edit(wang, `/customers/${kept}`, { salutation: '先生' })).status).toBe(200);
});

test('L-40 a merge is a change with its author on both records, and nothing of their past is lost', async () => {
  const [old, kept] = [await addCustomer(wang), await addCustomer(wang)];
  await edit(wang, `/customers/${old}`, { address: '人民路1号' });
  await merge(old, kept);
  const { body: history } = await wang.get(`/customers/${old}/versions`);
  expect(history.items.map(({ version, by }: { version: number; by: { id: string } }) => [version, by.id])).toEqual([
    [3, 'clerk'],
    [2, 'wang'],
    [1, 'wang'],
  ]);
  expect(history.items[0].changes).toEqual([{ field: 'mergedInto', before: null, after: kept }]);
  const { body: doubles } = await wang.get(`/customers/${kept}/doubles`);
  expect(doubles.merged).toMatchObject([
    { customer: { id: old, address: '人民路1号' }, into: kept, by: { id: 'clerk', role: 'informationClerk' } },
  ]);
  expect((await wang.get(`/customers/${kept}/versions`)).body.items).toHaveLength(2);
});

test('a merge done again changes nothing, and one that cannot be is refused', async () => {
  const [one, two, three] = [await addCustomer(wang), await addCustomer(wang), await addCustomer(wang)];
  expect((await merge(one, two)).status).toBe(200);
  const { body: before } = await wang.get(`/customers/${one}/versions`);
  expect(await merge(one, two)).toMatchObject({ status: 200, body: { id: two } });
  expect((await wang.get(`/customers/${one}/versions`)).body).toEqual(before);
  expect((await merge(one, three)).body.code).toBe('mergedAlready');
  expect((await merge(two, one)).body.code).toBe('mergedAlready');
  expect((await merge(two, two)).body.code).toBe('mergeIntoItself');
  expect((await merge(two, 'C-nobody')).status).toBe(404);
  expect((await merge('C-nobody', two)).status).toBe(404);
  expect((await clerk.post(`/customers/${two}/merge`, {})).status).toBe(422);
});

test('of merges that would lead in a circle none leaves a record without an answer', async () => {
  for (let round = 0; round < 5; round++) {
    const [one, two, three] = [await addCustomer(wang), await addCustomer(wang), await addCustomer(wang)];
    const answers = await Promise.all([merge(one, two), merge(two, three), merge(three, one)]);
    for (const { status } of answers) expect([200, 409]).toContain(status);
    const survivors = await Promise.all([one, two, three].map((id) => wang.get(`/customers/${id}`)));
    for (const { status } of survivors) expect(status).toBe(200);
    const stored = await store.models.customers.find({ _id: oneOf([one, two, three]) }).lean();
    expect(stored.filter(({ mergedInto }) => !mergedInto).length).toBeGreaterThan(0);
  }
});

test('a process that dies between the two writes of a merge leaves both records as they were, and a repetition completes it', async () => {
  const [old, kept] = [await addCustomer(wang), await addCustomer(wang)];
  const { collection } = store.models.customers;
  const update = collection.findOneAndUpdate.bind(collection);
  let writes = 0;
  collection.findOneAndUpdate = ((...given: Parameters<typeof update>) => {
    writes += 1;
    return writes === 2 ? Promise.reject(new Error('the process dies here')) : update(...given);
  }) as typeof update;
  expect((await merge(old, kept)).status).toBe(500);
  collection.findOneAndUpdate = update;
  expect((await wang.get(`/customers/${old}`)).body.id).toBe(old);
  expect((await merge(old, kept)).status).toBe(200);
  expect((await wang.get(`/customers/${old}`)).body.id).toBe(kept);
});

test('a merge is undone by a superior: each has again what it had, and what came since stays where it is', async () => {
  const { old, kept, cars, visit, complaint } = await twice();
  await merge(old, kept);
  const since = await addCar(wang, old);
  expect((await edit(wang, `/vehicles/${cars[0]}`, { odometer: 99 })).status).toBe(200);
  expect((await unmerge(old, clerk)).status).toBe(403);
  expect(await unmerge(old)).toMatchObject({ status: 200, body: { id: old, phone: '13611110001' } });
  expect(await unmerge(old)).toMatchObject({ status: 200, body: { id: old } });
  expect(idsIn(await wang.get(`/vehicles?customerId=${old}`))).toEqual([cars[0]]);
  expect(new Set(idsIn(await wang.get(`/vehicles?customerId=${kept}`)))).toEqual(new Set([cars[1], since]));
  expect(idsIn(await wang.get(`/repair-orders?customer=${old}`))).toEqual([visit.number]);
  expect(idsIn(await wang.get(`/complaints?customer=${kept}`))).toEqual([]);
  expect(idsIn(await wang.get(`/complaints?customer=${old}`))).toEqual([complaint.number]);
  expect((await unmerge('C-nobody')).status).toBe(404);
});

test('one record can be merged after another into one, and each is undone by itself', async () => {
  const [one, two, three] = [await addCustomer(wang), await addCustomer(wang), await addCustomer(wang)];
  const car = await addCar(wang, one);
  await merge(one, two);
  await merge(two, three);
  expect((await wang.get(`/customers/${one}`)).body.id).toBe(three);
  expect(idsIn(await wang.get(`/vehicles?customerId=${three}`))).toEqual([car]);
  await unmerge(two);
  expect((await wang.get(`/customers/${one}`)).body.id).toBe(two);
  expect(idsIn(await wang.get(`/vehicles?customerId=${three}`))).toEqual([]);
});

test('a customer’s link works on after the merge', async () => {
  const { old, kept, visit } = await twice();
  const secret = await receiveLink(store.people, visit.number);
  await merge(old, kept);
  const session = await new Person(store.api.url, undefined).post('/customer-sessions', { secret });
  const customer = new Person(store.api.url, session.body.token);
  expect((await customer.get(`/repair-orders/${visit.number}/live`)).status).toBe(200);
  const taken = { source: 'phone', customerId: kept, order: visit.number, words: '等太久' };
  const { number = '' } = await created((await store.people.as('cr')).post('/complaints', taken));
  await store.api.context.recorder.drain();
  expect((await customer.get(`/complaints/${number}`)).status).toBe(200);
});

test('who may be the same person is told with the reason, the surest first, and nobody else', async () => {
  const id = await addCustomer(wang, { name: '章伟', phone: '13688880001', address: '和平路9号' });
  const phone = await addCustomer(wang, { name: '章太太', phone: '13688880001' });
  const same = await addCustomer(wang, { name: '章伟', phone: '13688880010', address: '和平路9号' });
  const alike = await addCustomer(wang, { name: '张伟', phone: '13700009999' });
  const vin = someVin();
  await addCar(wang, id, { vin });
  const seller = await addCustomer(wang, { name: '卖车人' });
  await addCar(wang, seller, { vin });
  await addCustomer(wang, { name: '路人', phone: '13688880002', address: '和平路9号' });
  const { body } = await wang.get(`/customers/${id}/doubles`);
  const told = body.items.map(({ customer, reasons }: { customer: { id: string }; reasons: string[] }) => [
    customer.id,
    reasons,
  ]);
  expect(told).toEqual([
    [phone, ['samePhone']],
    [seller, ['sameVin']],
    [same, ['sameName', 'similarPhone', 'sameAddress']],
    [alike, ['sameReading']],
  ]);
  expect((await (await store.people.as('zhao')).get(`/customers/${id}/doubles`)).status).toBe(403);
});

describe('vehicles', () => {
  const mergeCars = (id: string, into: string, person = clerk) => person.post(`/vehicles/${id}/merge`, { into });

  test('one car that was registered twice becomes one: plate, visits and gate follow the record that stays', async () => {
    const owner = await addCustomer(wang);
    const vin = someVin();
    const [wrong, right] = [
      await addCar(wang, owner, { vin, plate: '沪N01N01' }),
      await addCar(wang, owner, { vin, plate: '沪N10N10' }),
    ];
    const visit = await RepairOrderClient.open(store.people, 1, { customerId: owner, vehicleId: wrong });
    await store.api.context.recorder.drain();
    expect(idsIn({ body: (await wang.get(`/vehicles/${wrong}/doubles`)).body })).toEqual([right]);
    expect(await mergeCars(wrong, right)).toMatchObject({ status: 200, body: { id: right, plate: '沪N10N10' } });
    expect((await wang.get(`/vehicles/${wrong}`)).body.id).toBe(right);
    expect(idsIn(await wang.get(`/vehicles?customerId=${owner}`))).toEqual([right]);
    for (const id of [wrong, right])
      expect(idsIn(await wang.get(`/repair-orders?vehicle=${id}`))).toEqual([visit.number]);
    expect((await wang.get(`/board/${visit.number}`)).body.plate).toBe('沪N10N10');
    for (const query of ['N01N', 'N10N']) expect(await found(query)).toEqual([right]);
    expect(idsIn(await wang.get('/repair-orders?plate=n10n'))).toEqual([visit.number]);
    const { body } = await wang.get(`/vehicles/${right}/doubles`);
    expect(body).toMatchObject({ items: [], merged: [{ vehicle: { id: wrong, plate: '沪N01N01' }, into: right }] });
  });

  test('the plate of a merged record is free for the car that really has it, and the merge can then not be undone', async () => {
    const owner = await addCustomer(wang);
    const vin = someVin();
    const [wrong, right] = [await addCar(wang, owner, { vin, plate: '沪P01P01' }), await addCar(wang, owner, { vin })];
    await mergeCars(wrong, right);
    const really = await addCar(wang, owner, { plate: '沪P01P01' });
    expect((await manager.post(`/vehicles/${wrong}/unmerge`)).body.code).toBe('plateTaken');
    expect((await wang.get(`/vehicles/${wrong}`)).body.id).toBe(right);
    expect((await edit(wang, `/vehicles/${really}`, { plate: '沪P02P02' })).status).toBe(200);
    expect((await manager.post(`/vehicles/${wrong}/unmerge`)).body).toMatchObject({ id: wrong, plate: '沪P01P01' });
  });

  test('two cars are not made one: their VINs differ', async () => {
    const owner = await addCustomer(wang);
    const [one, other] = [await addCar(wang, owner), await addCar(wang, owner)];
    expect((await mergeCars(one, other)).body.code).toBe('vinDiffers');
    expect((await mergeCars(one, one)).body.code).toBe('mergeIntoItself');
    expect((await mergeCars(one, 'V-none')).status).toBe(404);
  });
});

test('T10 nothing is merged with what is another store’s', async () => {
  const own = await addCustomer(wang);
  const { customers } = store.api.context.repositories;
  await customers.add({ ...(await customers.find('S01', own))!, _id: 'C-elsewhere', store: 'S02' });
  expect((await merge(own, 'C-elsewhere')).status).toBe(404);
  expect((await merge('C-elsewhere', own)).status).toBe(404);
  expect((await unmerge('C-elsewhere')).status).toBe(404);
});

test.each(['wang', 'cr', 'store', 'zhao'])('%s may not merge', async (who) => {
  const person = await store.people.as(who);
  for (const path of ['/customers/C-002/merge', '/vehicles/V-002/merge'])
    expect((await person.post(path, { into: 'C-003' })).status).toBe(403);
});
