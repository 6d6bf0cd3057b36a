import type { ApiUser } from '../../dev/fixtures/api-users';
import { localDate } from '../../domain/time/working-time';
import { editableFields } from '../support/master-data';
import { eventually } from '../support/eventually';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let wang: ApiUser;
beforeAll(async () => {
  store = await createTestApi();
  wang = await store.people.as('wang');
});
afterAll(() => store.stop());

const person = { name: '喆玥𠮷', salutation: '喆先生', phone: '13912345678', address: '上海市' };
const car = (customerId: string, change: object = {}) => ({
  customerId,
  plate: '沪B·55555',
  vin: '1M8GDM9AXKP042788',
  model: '远航 L7',
  type: 'saloon',
  odometer: 10,
  maintenanceCycleKilometres: 10_000,
  maintenanceCycleMonths: 12,
  ...change,
});

test('a customer and a car go into the archive once per key, and plate and VIN are checked', async () => {
  const created = await wang.post('/customers', person, 'customer-1');
  expect(created).toMatchObject({ status: 201, body: { name: '喆玥𠮷', version: 1 } });
  const again = await wang.post('/customers', person, 'customer-1');
  expect([again.status, again.body]).toEqual([created.status, created.body]);
  expect(again.headers.get('etag')).toBe(created.headers.get('etag'));
  expect(again.headers.get('location')).toBe(`/api/v1/customers/${created.body.id as string}`);
  expect((await wang.post('/customers', { ...person, name: 'another' }, 'customer-1')).body.code).toBe(
    'commandIdReused',
  );

  const { id } = created.body as { id: string };
  const vehicle = await wang.post('/vehicles', car(id));
  expect(vehicle).toMatchObject({ status: 201, body: { plate: '沪B55555', warnings: [] } });
  expect((await wang.post('/vehicles', car(id))).body.code).toBe('plateTaken');
  const warned = await wang.post('/vehicles', car(id, { plate: '沪B66666', vin: '1M8GDM9A1KP042788' }));
  expect(warned.body.warnings).toEqual(['vinCheckDigitDiffers']);
  for (const change of [{ plate: '川OA1234' }, { vin: '1M8GDM9AXKP04278O' }, { vin: 'short' }, { odometer: -1 }])
    expect((await wang.post('/vehicles', car(id, { plate: '沪B77777', ...change }))).status).toBe(422);
  expect((await wang.post('/vehicles', car('C-nobody', { plate: '沪B88888' }))).status).toBe(404);
});

test('an edit names the version it was based on; the second of two editors is told', async () => {
  const { body, headers } = await wang.get('/customers/C-001');
  const put = (ifMatch?: string) =>
    wang.ask('/customers/C-001', {
      method: 'PUT',
      body: { ...editableFields(body), address: '新地址' },
      headers: ifMatch === undefined ? {} : { 'If-Match': ifMatch },
    });
  expect((await put()).status).toBe(428);
  const etag = headers.get('etag')!;
  expect((await put(etag)).body).toMatchObject({ address: '新地址', version: 2 });
  expect((await put(etag)).status).toBe(412);
});

test('lists are pages with a cursor', async () => {
  const seen: string[] = [];
  for (let cursor = ''; ;) {
    const { body } = await wang.get(`/customers?limit=15${cursor}`);
    seen.push(...body.items.map(({ id }: { id: string }) => id));
    if (!body.nextCursor) break;
    cursor = `&cursor=${body.nextCursor}`;
  }
  expect(seen.length).toBeGreaterThanOrEqual(40);
  expect(new Set(seen).size).toBe(seen.length);
});

test('the workshop load is told with the earliest promise', async () =>
  expect((await wang.get('/workshop-load')).body).toMatchObject({
    teams: 3,
    loadMinutes: expect.any(Number),
    earliestPromise: expect.stringMatching(/^20/),
  }));

test('the clerk reads the orders that came in on a day, with car, work and amounts', async () => {
  const { body } = await wang.post('/repair-orders', {
    customerId: 'C-007',
    vehicleId: 'V-007',
    arrival: { mode: 'selfDrive', symptoms: '保养' },
  });
  const clerk = await store.people.as('clerk');
  const day = localDate('Asia/Shanghai', Date.now());
  const row = await eventually('the order to be listed', async () => {
    const { body: page } = await clerk.get(`/daily-intake?day=${day}`);
    return page.items.find(({ number }: { number: string }) => number === body.number);
  });
  expect(row).toMatchObject({ vin: expect.stringMatching(/^[A-Z0-9]{17}$/), stage: 'checkedIn', work: [] });
  expect((await clerk.get('/daily-intake?day=2020-01-01')).body.items).toEqual([]);
  expect((await wang.get(`/daily-intake?day=${day}`)).status).toBe(403);
});

test('L-39 M-03 a technician sees no customer data', async () => {
  const zhao = await store.people.as('zhao');
  expect((await zhao.get('/customers')).status).toBe(403);
  expect((await zhao.get('/customers/C-001')).status).toBe(403);
});

test('D11 a customer or car whose request died before it was answered is made once', async () => {
  const { requests, customers, vehicles } = store.models;
  const { collection } = requests;
  const dyingOnce = async (send: () => Promise<{ status: number; body: Record<string, unknown> }>) => {
    const answer = collection.updateOne.bind(collection);
    collection.updateOne = () => Promise.reject(new Error('the process dies here'));
    expect((await send()).status).toBe(500);
    collection.updateOne = answer;
    // as if it had died long enough ago for the repetition to take over
    const [unanswered] = await requests.find({ status: null, reserved: '' }).lean();
    await requests.updateOne(
      { _id: unanswered!._id },
      { $set: { expiresAt: new Date(unanswered!.expiresAt.getTime() - 60_000) } },
    );
    const [one, another] = [await send(), await send()];
    expect(one.status).toBe(201);
    expect(another.body).toEqual(one.body);
    return one.body['id'] as string;
  };
  const known = await customers.find({}).lean();
  const customer = await dyingOnce(() => wang.post('/customers', { ...person, name: '只建一次' }, 'dying-1'));
  const added = (await customers.find({}).lean()).filter(({ _id }) => !known.some((one) => one._id === _id));
  expect(added.map(({ _id }) => _id)).toEqual([customer]);

  const vehicle = await dyingOnce(() => wang.post('/vehicles', car(customer, { plate: '沪B99999' }), 'dying-2'));
  expect((await vehicles.find({ customer }).lean()).map(({ _id }) => _id)).toEqual([vehicle]);
});
