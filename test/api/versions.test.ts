import type { ApiUser } from '../../dev/fixtures/api-users';
import { edit } from '../support/master-data';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let wang: ApiUser;
let clerk: ApiUser;
beforeAll(async () => {
  store = await createTestApi();
  wang = await store.people.as('wang');
  clerk = await store.people.as('clerk');
});
afterAll(() => store.stop());

test('L-40 every change of a customer keeps its author, before and after', async () => {
  const { body } = await wang.get('/customers/C-001');
  expect((await edit(wang, '/customers/C-001', { phone: '13911112222' })).status).toBe(200);
  expect((await edit(clerk, '/customers/C-001', { address: '人民路1号', member: !body.member })).status).toBe(200);
  const { body: history } = await wang.get('/customers/C-001/versions');
  expect(history.items).toEqual([
    {
      version: 3,
      at: expect.stringMatching(/^20.*Z$/),
      by: { id: 'clerk', role: 'informationClerk' },
      changes: [
        { field: 'address', before: body.address, after: '人民路1号' },
        { field: 'member', before: body.member, after: !body.member },
      ],
    },
    {
      version: 2,
      at: expect.stringMatching(/^20.*Z$/),
      by: { id: 'wang', role: 'serviceAdvisor' },
      changes: [{ field: 'phone', before: body.phone, after: '13911112222' }],
    },
    { version: 1, at: expect.any(String), by: { id: 'repairflow', role: 'system' }, changes: [] },
  ]);
});

test('a change that was refused leaves no version, and the second of two at once is told', async () => {
  const { headers } = await wang.get('/vehicles/V-005');
  const { body: other } = await wang.get('/vehicles/V-006');
  expect((await edit(wang, '/vehicles/V-005', { plate: other.plate })).body.code).toBe('plateTaken');
  expect((await wang.get('/vehicles/V-005/versions')).body.items).toHaveLength(1);
  const answers = await Promise.all([
    edit(wang, '/vehicles/V-005', { odometer: 700_001 }),
    edit(clerk, '/vehicles/V-005', { odometer: 700_002 }),
  ]);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 412]));
  expect(headers.get('etag')).toBe('"1"');
  expect((await wang.get('/vehicles/V-005/versions')).body.items).toHaveLength(2);
});

test('what changed before the process died in the middle of a change is shown once', async () => {
  const collection = store.models.customers.collection as { findOneAndUpdate: unknown };
  const update = collection.findOneAndUpdate;
  collection.findOneAndUpdate = () => Promise.reject(new Error('the process dies here'));
  expect((await edit(wang, '/customers/C-008', { salutation: '先生' })).status).toBe(500);
  collection.findOneAndUpdate = update;
  expect((await wang.get('/customers/C-008/versions')).body.items).toHaveLength(1);
  expect((await edit(wang, '/customers/C-008', { salutation: '先生' })).status).toBe(200);
  expect(
    (await wang.get('/customers/C-008/versions')).body.items.map(({ version }: { version: number }) => version),
  ).toEqual([2, 1]);
});

test('nobody reads the versions of what is not there, or is not theirs to read', async () => {
  expect((await wang.get('/customers/C-nobody/versions')).status).toBe(404);
  const zhao = await store.people.as('zhao');
  expect((await zhao.get('/customers/C-001/versions')).status).toBe(403);
});
