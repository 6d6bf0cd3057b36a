import { anotherCar } from '../../dev/fixtures/another-car';
import type { ApiUser } from '../../dev/fixtures/api-users';
import { openTestStore, type TestStore } from '../support/store';

/** What only a real server can prove: many at once. */
let store: TestStore;
let wang: ApiUser;
beforeAll(async () => {
  store = await openTestStore();
  wang = await store.people.as('wang');
});
afterAll(() => store.stop());

test('a number that belongs to another order is never given out again, even when the counter was set back', async () => {
  const { models } = store;
  const open = async () =>
    wang.post('/repair-orders', {
      customerId: 'C-006',
      vehicleId: await anotherCar(wang, 'C-006'),
      arrival: { mode: 'selfDrive', symptoms: '保养' },
    });
  const [counter] = await models.counters.find().lean();
  const before = [(await open()).body.number, (await open()).body.number];
  await models.counters.updateOne({ _id: counter!._id }, { $set: { value: counter!.value } });
  const after = await open();
  expect(after.status).toBe(201);
  expect(before).not.toContain(after.body.number);
});

test('T2 the same opening request opens one order, fifty at once too', async () => {
  const body = { customerId: 'C-005', vehicleId: 'V-005', arrival: { mode: 'selfDrive', symptoms: '保养' } };
  const answers = await Promise.all(Array.from({ length: 50 }, () => wang.post('/repair-orders', body, 'opening-1')));
  const numbers = new Set(answers.filter(({ status }) => status === 201).map((answer) => answer.body.number as string));
  expect(numbers.size).toBe(1);
  expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
  expect((await wang.post('/repair-orders', body, 'opening-1')).body.number).toBe([...numbers][0]);
  expect((await wang.post('/repair-orders', { ...body, accident: true }, 'opening-1')).status).toBe(422);
});
