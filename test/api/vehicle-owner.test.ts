import type { ApiUser } from '../../dev/fixtures/api-users';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { localDate } from '../../domain/time/working-time';
import { addCar, addCustomer, edit, move } from '../support/master-data';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let wang: ApiUser;
let seller: string;
let buyer: string;
beforeAll(async () => {
  store = await createTestApi();
  wang = await store.people.as('wang');
  [seller, buyer] = [await addCustomer(wang, { name: '卖方' }), await addCustomer(wang, { name: '买方' })];
});
afterAll(() => store.stop());

const today = localDate('Asia/Shanghai', Date.now());
const sold = (customerId: string, change: object = {}) => ({ customerId, reason: '二手车交易', day: today, ...change });

test('a car goes to another owner with a reason and a day, and whose it was is shown', async () => {
  const car = await addCar(wang, seller);
  const answer = await move(wang, car, sold(buyer, { day: '2026-11-20' }));
  const former = { customerId: seller, until: '2026-11-20', reason: '二手车交易' };
  const by = { id: 'wang', role: 'serviceAdvisor' };
  expect(answer).toMatchObject({
    status: 200,
    body: { vehicle: { id: car, customerId: buyer, version: 2, formerOwners: [{ ...former, by }] }, openOrders: [] },
  });
  expect(answer.headers.get('etag')).toBe('"2"');
  expect((await wang.get(`/vehicles/${car}`)).body).toEqual(answer.body.vehicle);
  const { body } = await wang.get(`/vehicles/${car}/versions`);
  expect(body.items[0].changes).toEqual([{ field: 'customerId', before: seller, after: buyer }]);
  expect((await move(wang, car, sold(seller))).body.vehicle.formerOwners).toMatchObject([
    former,
    { customerId: buyer },
  ]);
});

test('a visit that is open stays with the customer who ordered it, and is named', async () => {
  const car = await addCar(wang, seller);
  const visit = await RepairOrderClient.open(store.people, 1, { customerId: seller, vehicleId: car });
  await store.api.context.recorder.drain();
  expect((await move(wang, car, sold(buyer))).body.openOrders).toEqual([visit.number]);
  expect((await visit.read())['customer'].id).toBe(seller);
  const { body } = await wang.get(`/repair-orders?customer=${seller}&open=true`);
  expect(body.items.map(({ number }: { number: string }) => number)).toEqual([visit.number]);
});

test.each([
  ['ownerUnchanged', () => sold(seller)],
  ['moveInFuture', () => sold(buyer, { day: '2099-01-01' })],
] as const)('a move that cannot be is refused: %s', async (code, body) => {
  const car = await addCar(wang, seller);
  expect(await move(wang, car, body())).toMatchObject({ status: 409, body: { code } });
  expect((await wang.get(`/vehicles/${car}/versions`)).body.items).toHaveLength(1);
});

test('a car does not go on before it came', async () => {
  const car = await addCar(wang, seller);
  await move(wang, car, sold(buyer, { day: '2026-11-20' }));
  expect((await move(wang, car, sold(seller, { day: '2026-11-19' }))).body.code).toBe('moveTooEarly');
  expect((await move(wang, car, sold(seller, { day: '2026-11-20' }))).status).toBe(200);
});

test('what is missing or made up is refused, and changes nothing', async () => {
  const car = await addCar(wang, seller);
  for (const change of [
    { reason: ' ' },
    { reason: undefined },
    { day: undefined },
    { day: '2026-02-30' },
    { extra: 1 },
  ])
    expect((await move(wang, car, sold(buyer, change))).status).toBe(422);
  expect((await move(wang, car, sold('C-nobody'))).status).toBe(404);
  expect((await wang.post(`/vehicles/${car}/owner`, sold(buyer))).status).toBe(428);
  const stale = { method: 'POST' as const, body: sold(buyer), headers: { 'If-Match': '"7"' } };
  expect((await wang.ask(`/vehicles/${car}/owner`, stale)).status).toBe(412);
  expect((await wang.get(`/vehicles/${car}`)).body).toMatchObject({ version: 1, customerId: seller });
  for (const who of ['zhao', 'cashier', 'store'])
    expect((await move(await store.people.as(who), car, sold(buyer))).status).toBe(403);
});

test('two who move one car at once: one is told, and the car has one owner', async () => {
  const car = await addCar(wang, seller);
  const clerk = await store.people.as('clerk');
  const answers = await Promise.all([move(wang, car, sold(buyer)), move(clerk, car, sold('C-007'))]);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 412]));
  expect((await wang.get(`/vehicles/${car}`)).body.formerOwners).toHaveLength(1);
});

test('a move sent twice under one key, or again after the process died, is made once', async () => {
  const car = await addCar(wang, seller);
  const { headers } = await wang.get(`/vehicles/${car}`);
  const asking = {
    method: 'POST' as const,
    body: sold(buyer),
    key: 'move-1',
    headers: { 'If-Match': headers.get('etag')! },
  };
  const { requests } = store.models;
  const before = await requests.distinct('_id');
  const answer = requests.collection.updateOne.bind(requests.collection);
  requests.collection.updateOne = () => Promise.reject(new Error('the process dies here'));
  expect((await wang.ask(`/vehicles/${car}/owner`, asking)).status).toBe(500);
  requests.collection.updateOne = answer;
  // the claims of visits on their cars are kept here, too
  const unanswered = (await requests.find({ status: null }).lean()).find(({ _id }) => !before.includes(_id));
  const longAgo = new Date(unanswered!.expiresAt.getTime() - 60_000);
  await requests.updateOne({ _id: unanswered!._id }, { $set: { expiresAt: longAgo } });
  for (let time = 0; time < 2; time++) {
    const again = await wang.ask(`/vehicles/${car}/owner`, asking);
    expect(again).toMatchObject({ status: 200, body: { vehicle: { version: 2, customerId: buyer } } });
    expect(again.body.vehicle.formerOwners).toHaveLength(1);
  }
});

test('a plate that goes from one owner’s car to another’s leads to the car that has it now, and each car keeps its visits', async () => {
  const plate = '沪R7R7R7';
  const [former, bought] = [await addCar(wang, seller, { plate }), await addCar(wang, buyer, { plate: '沪R8R8R8' })];
  const visit = await RepairOrderClient.open(store.people, 1, { customerId: seller, vehicleId: former });
  await store.api.context.recorder.drain();
  expect(await edit(wang, `/vehicles/${bought}`, { plate })).toMatchObject({
    status: 409,
    body: { code: 'plateTaken' },
  });
  expect((await edit(wang, `/vehicles/${former}`, { plate: '沪R9R9R9' })).status).toBe(200);
  expect((await edit(wang, `/vehicles/${bought}`, { plate })).status).toBe(200);
  const found = await wang.get('/search?q=r7r7r7');
  expect(found.body.items).toMatchObject([{ vehicle: { id: bought, plate }, customer: { id: buyer }, openOrders: [] }]);
  const visits = async (vehicle: string) => (await wang.get(`/repair-orders?vehicle=${vehicle}`)).body.items;
  expect(await visits(bought)).toEqual([]);
  expect(await visits(former)).toMatchObject([{ number: visit.number, plate: '沪R9R9R9' }]);
  const { body: history } = await wang.get(`/vehicles/${former}/versions`);
  expect(history.items[0].changes).toEqual([{ field: 'plate', before: plate, after: '沪R9R9R9' }]);
});

test('an edit does not give a car to somebody else; the owner may be named by a former id', async () => {
  const car = await addCar(wang, seller);
  expect((await edit(wang, `/vehicles/${car}`, { customerId: buyer })).body.code).toBe('ownerNeedsMove');
  const clerk = await store.people.as('clerk');
  const double = await addCustomer(wang, { name: '卖方' });
  const other = await addCar(wang, double);
  await clerk.post(`/customers/${double}/merge`, { into: seller });
  for (const customerId of [double, seller])
    expect((await edit(wang, `/vehicles/${other}`, { customerId, odometer: 12 })).status).toBe(200);
  expect((await move(wang, other, sold(seller))).body.code).toBe('ownerUnchanged');
});
