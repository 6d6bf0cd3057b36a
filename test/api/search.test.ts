import fc from 'fast-check';
import type { ApiUser } from '../../dev/fixtures/api-users';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { customers, vehicles } from '../../dev/fixtures/store';
import { systemActor } from '../../domain/kernel/actor';
import { eventually } from '../support/eventually';
import { addCar, addCustomer, edit, move } from '../support/master-data';
import { createTestApi, type TestApi } from '../support/test-api';

interface Hit {
  readonly found: 'customer' | 'vehicle';
  readonly customer: { readonly id: string; readonly name: string };
  readonly vehicle: { readonly id: string; readonly plate: string } | null;
  readonly vehicles: readonly { readonly id: string; readonly plate: string }[];
  readonly openOrders: readonly { readonly number: string; readonly plate: string; readonly stage: string }[];
}

let store: TestApi;
let wang: ApiUser;
beforeAll(async () => {
  store = await createTestApi();
  wang = await store.people.as('wang');
});
afterAll(() => store.stop());

async function hits(query: string): Promise<readonly Hit[]> {
  const { status, body } = await wang.get(`/search?q=${encodeURIComponent(query)}`);
  expect([query, status]).toEqual([query, 200]);
  return body.items;
}
/** The ids of the customers and cars that were found. */
const found = async (query: string): Promise<readonly string[]> =>
  (await hits(query)).map(({ customer, vehicle }) => vehicle?.id ?? customer.id);

test('any part of a name, a phone number, a plate or a VIN finds the customer or the car', () => {
  const known = [
    ...customers.flatMap(({ _id, name, phone }) => [name, phone].map((text) => ({ _id, text }))),
    ...vehicles.flatMap(({ _id, plate, vin }) => [plate, vin].map((text) => ({ _id, text }))),
  ];
  return fc.assert(
    fc.asyncProperty(fc.constantFrom(...known), fc.nat(), fc.nat(), async ({ _id, text }, from, length) => {
      const at = from % (text.length - 1);
      const part = text.slice(at, at + 2 + (length % (text.length - at)));
      const all = await found(part);
      // more than are shown may answer to a short part
      return all.includes(_id) || all.length === 20;
    }),
    { numRuns: 80 },
  );
});

test('a customer comes with all cars, a car with its owner, and both with the visits that are open', async () => {
  const visit = await RepairOrderClient.open(store.people, 21);
  await store.api.context.recorder.drain();
  const { name, phone } = customers[20]!;
  const { plate } = vehicles[20]!;
  const open = [{ number: visit.number, plate, stage: 'checkedIn' }];
  const [person] = await eventually('the visit', async () => {
    const seen = await hits(phone);
    return seen[0]?.openOrders.length === 1 && seen;
  });
  expect(person).toMatchObject({ found: 'customer', vehicle: null, customer: { id: 'C-021', name, phone } });
  expect(person).toMatchObject({ vehicles: [{ id: 'V-021', plate }], openOrders: open });
  const [car] = await hits(plate.slice(1));
  expect(car).toMatchObject({
    found: 'vehicle',
    vehicle: { id: 'V-021' },
    customer: { id: 'C-021' },
    openOrders: open,
  });
});

test('what is whole comes before what begins so, and that before what has it inside', async () => {
  const inside = await addCar(wang, 'C-001', { plate: '沪A77888' });
  const begins = await addCustomer(wang, { phone: '07778888888' });
  const whole = await addCustomer(wang, { name: '7788' });
  const all = await found('7788');
  expect(all.filter((id) => [inside, whole].includes(id))).toEqual([whole, inside]);
  expect((await found('0777')).at(0)).toBe(begins);
});

test('a plate is found by its beginning as people say it, without the province, before names that are read so', async () => {
  await addCustomer(wang, { name: '陈迟' });
  const cars = vehicles.filter(({ plate }) => plate.startsWith('沪CH')).map(({ _id }) => _id);
  const all = await hits('ch');
  expect(cars.length).toBeGreaterThan(0);
  expect(all.slice(0, cars.length).map(({ vehicle }) => vehicle?.id)).toEqual(expect.arrayContaining(cars));
  expect(all.slice(cars.length).map(({ customer: { name } }) => name)).toContain('陈迟');
});

test('several words are all met, by a customer and the cars together', async () => {
  const id = await addCustomer(wang, { name: '欧阳喆', phone: '13712348765' });
  const car = await addCar(wang, id, { plate: '沪F5Q7W9' });
  await addCustomer(wang, { name: '欧阳喆', phone: '13700000001' });
  for (const query of ['欧阳 8765', '阳喆 137 1234 8765', 'ouyangzhe 8765', 'oyz 2348'])
    expect(await found(query)).toEqual([id]);
  for (const query of ['欧阳 Q7', '喆 沪f5q7w9', 'ouyang 5q7']) expect(await found(query)).toEqual([car]);
  expect(await found('欧阳 8766')).toEqual([]);
});

test('a phone number that two customers share, as families do, finds both, each with their own cars', async () => {
  const phone = '13733334444';
  const [one, other] = [await addCustomer(wang, { phone }), await addCustomer(wang, { phone })];
  const car = await addCar(wang, other);
  expect(new Set(await found(phone))).toEqual(new Set([one, other]));
  const all = await hits('3733334444');
  expect(all.find(({ customer }) => customer.id === one)?.vehicles).toEqual([]);
  expect(all.find(({ customer }) => customer.id === other)?.vehicles.map(({ id }) => id)).toEqual([car]);
});

test('a surname is found as it is read and as its character is read otherwise', async () => {
  const id = await addCustomer(wang, { name: '单吕' });
  for (const query of ['shanlv', 'shanlu', 'danlv', 'nl', 'sl', 'dl']) expect(await found(query)).toContain(id);
});

test('what is changed is found as it is now, and no longer as it was', async () => {
  const id = await addCustomer(wang, { name: '戚继光', phone: '13655554444' });
  expect((await edit(wang, `/customers/${id}`, { name: '戚元敬', phone: '13655553333' })).status).toBe(200);
  expect(await found('继光')).toEqual([]);
  expect(await found('5554444')).toEqual([]);
  expect(await found('元敬')).toEqual([id]);
  const car = await addCar(wang, id, { plate: '沪K11K11' });
  expect((await edit(wang, `/vehicles/${car}`, { plate: '沪K22K22' })).status).toBe(200);
  expect(await found('K11K')).toEqual([]);
  const today = new Date().toISOString().slice(0, 10);
  expect((await move(wang, car, { customerId: 'C-009', reason: '卖出', day: today })).status).toBe(200);
  expect(await hits('22K22')).toMatchObject([{ vehicle: { id: car }, customer: { id: 'C-009' } }]);
});

test('too little, nothing and what cannot be are told so, and nothing breaks', async () => {
  for (const query of ['', '1', 'a', '·', ' ', '%', '^.*', 'x'.repeat(101)])
    expect((await wang.get(`/search?q=${encodeURIComponent(query)}`)).status).toBe(422);
  expect((await wang.get('/search')).status).toBe(422);
  expect((await wang.get('/search?q=ab&q=cd')).status).toBe(422);
  for (const query of ['$where', '{"$ne":null}', '\u0000ab', '🚗🚗🚗ab', 'ﬀﬀ', 'ab b c d e f g h i j'])
    expect((await wang.get(`/search?q=${encodeURIComponent(query)}`)).status).toBe(200);
});

test('M-03 L-39 who may not see customers may not search for them; who leads the workshop finds cars', async () => {
  const zhao = await store.people.as('zhao');
  expect((await zhao.get('/search?q=138')).status).toBe(403);
  expect((await zhao.get('/vehicles?search=138')).status).toBe(403);
  const workshop = await store.people.as('workshop');
  expect((await workshop.get('/search?q=138')).status).toBe(403);
  const { plate, vin } = vehicles[4]!;
  for (const part of [plate.slice(2), vin.slice(8)]) {
    const { body } = await workshop.get(`/vehicles?search=${encodeURIComponent(part)}`);
    expect(body.items.map(({ id }: { id: string }) => id)).toContain('V-005');
  }
  const name = customers[4]!.name;
  expect((await workshop.get(`/vehicles?search=${encodeURIComponent(name)}`)).body.items).toEqual([]);
});

test('lists are narrowed by the same search: customers, cars, and orders by part of the plate', async () => {
  const { name, phone } = customers[6]!;
  const { body } = await wang.get(`/customers?search=${encodeURIComponent(`${name} ${phone.slice(5)}`)}`);
  expect(body).toMatchObject({ items: [{ id: 'C-007' }], nextCursor: null });
  const visit = await RepairOrderClient.open(store.people, 23);
  await store.api.context.recorder.drain();
  const part = encodeURIComponent(vehicles[22]!.plate.slice(3));
  await eventually('the order', async () =>
    ((await wang.get(`/repair-orders?plate=${part}`)).body.items as { number: string }[]).some(
      ({ number }) => number === visit.number,
    ),
  );
  expect((await wang.get('/repair-orders?plate=zz99zz')).body.items).toEqual([]);
});

test('T10 nothing of another store is found, whatever is asked', async () => {
  const other = { store: 'S02', version: 1, changedBy: systemActor, updatedAt: 1 };
  const { searchKeys } = store.api.context.repositories;
  await store.models.customers.create({
    ...customers[0]!,
    ...other,
    _id: 'C-foreign',
    name: '外店客',
    phone: '13500001111',
  });
  await store.models.vehicles.create({
    ...vehicles[0]!,
    ...other,
    _id: 'V-foreign',
    customer: 'C-foreign',
    plate: '沪Z9Z9Z9',
  });
  expect(await searchKeys.fill()).toBe(2);
  for (const query of ['外店', '外店客', '13500001111', '0000111', 'Z9Z9', 'waidianke', 'wdk'])
    expect(await found(query)).toEqual([]);
});

test('records of an earlier release are found once their keys are made, and making them again changes nothing', async () => {
  const { searchKeys } = store.api.context.repositories;
  const before = { ...customers[0]!, _id: 'C-older', name: '旧档案', phone: '13411112222' };
  await store.models.customers.collection.insertOne(before as never);
  expect(await found('旧档')).toEqual([]);
  expect(await searchKeys.fill()).toBe(1);
  expect(await found('旧档')).toEqual(['C-older']);
  expect(await searchKeys.fill()).toBe(0);
  // keys made by the rules of before, which may lack what a search looks for now
  const former = { searchVersion: 1, searchKeys: ['=旧档案'] };
  await store.models.customers.updateOne({ _id: 'C-older' }, { $set: former });
  expect(await found('旧档')).toEqual([]);
  expect(await searchKeys.fill()).toBe(1);
  expect(await found('旧档')).toEqual(['C-older']);
  await store.models.customers.updateOne({ _id: 'C-older' }, { $set: { name: '新档案' } });
  expect(await searchKeys.fill(true)).toBeGreaterThan(80);
  expect(await found('新档')).toEqual(['C-older']);
});
