import { anotherCar } from '../../dev/fixtures/another-car';
import type { ApiUser } from '../../dev/fixtures/api-users';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let wang: ApiUser;
beforeAll(async () => {
  store = await createTestApi();
  wang = await store.people.as('wang');
});
afterAll(() => store.stop());

const bodyFor = (vehicleId: string) => ({
  customerId: 'C-004',
  vehicleId,
  arrival: { mode: 'selfDrive', symptoms: '保养' },
});
const open = (vehicleId: string) => wang.post('/repair-orders', bodyFor(vehicleId));
const voidOrder = async (number: string, who = wang) =>
  (await who.post(`/repair-orders/${number}/void`, { reason: '开错了车' })).status;

test('B-03 a car whose visit is open gets no second one, and the refusal names the one that is', async () => {
  const car = await anotherCar(wang, 'C-004');
  const { body } = await open(car);
  const refused = await open(car);
  expect([refused.status, refused.body.code, refused.body.facts]).toEqual([409, 'carIsHere', { order: body.number }]);
  expect(refused.body.title).toContain(body.number);
});

test('L-40 an order that was opened by mistake is voided with a reason, and its car can come at once', async () => {
  const car = await anotherCar(wang, 'C-004');
  const { body } = await open(car);
  const zhao = await store.people.as('zhao');
  expect(await voidOrder(body.number, zhao)).toBe(403);
  expect(await voidOrder(body.number)).toBe(200);
  const again = await open(car);
  expect(again.status).toBe(201);
  expect(again.body.number).not.toBe(body.number);
  const { body: mistaken } = await wang.get(`/repair-orders/${body.number}`);
  expect(mistaken).toMatchObject({ stage: 'voided', voided: { by: 'wang', reason: '开错了车' } });
});

test('B-03 of twenty openings at once for one car one takes effect', async () => {
  const car = await anotherCar(wang, 'C-004');
  const answers = await Promise.all(Array.from({ length: 20 }, () => open(car)));
  const opened = answers.filter(({ status }) => status === 201);
  expect(opened).toHaveLength(1);
  const codes = new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => body.code as string));
  expect([...codes].filter((code) => code !== 'carIsHere' && code !== 'requestRunning')).toEqual([]);
});

test('a request that died after it had claimed the car does not hold it for ever', async () => {
  const car = await anotherCar(wang, 'C-004');
  const claims = store.models.requests;
  const { body } = await open(car);
  await voidOrder(body.number);
  // as if another had claimed it and never begun
  const claim = await claims.findOne({ reserved: body.number, status: null }).lean();
  const longAgo = new Date(Date.now() + 23 * 3_600_000);
  await claims.updateOne({ _id: claim!._id }, { $set: { reserved: 'RO-S01-20261122-9999', expiresAt: longAgo } });
  expect((await open(car)).status).toBe(201);
});

test('B-09 L-40 a correction is sent by whoever typed it, and everybody who reads the visit sees what it said first', async () => {
  const { body } = await open(await anotherCar(wang, 'C-004'));
  const path = `/repair-orders/${body.number}/corrections`;
  const correction = { fact: 'symptoms', text: '空调不制冷', reason: '听错了' };
  const li = await store.people.as('li');
  const refused = await li.post(path, correction);
  expect([refused.status, refused.body.code]).toEqual([403, 'notAuthorOrSuperior']);
  expect((await wang.post(path, { ...correction, fact: 'payer' })).status).toBe(422);
  const wrongKind = await wang.post(path, { ...correction, text: undefined, value: 3 });
  expect([wrongKind.status, wrongKind.body.code]).toEqual([409, 'factOfOtherKind']);
  expect((await wang.post(path, correction)).status).toBe(200);
  const manager = await store.people.as('manager');
  const { body: order } = await manager.get(`/repair-orders/${body.number}`);
  expect(order.arrival.symptoms).toBe('空调不制冷');
  expect(order.corrections).toMatchObject([{ fact: 'symptoms', before: { text: '保养' }, by: { id: 'wang' } }]);
});
