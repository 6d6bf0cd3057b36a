import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => (store = await createTestApi()));
afterAll(() => store.stop());

const readiness = async (): Promise<unknown[]> => {
  const answer = await fetch(`${store.api.url}/readyz`);
  return [answer.status, await answer.json()];
};

test('an API that lacks what an operator makes is not ready, and says what it lacks and which command makes it', async () => {
  store.processes.findMissing = async () => ['the search attribute RepairflowStore'];
  expect(await readiness()).toEqual([
    503,
    expect.objectContaining({
      status: 'notReady',
      temporal: true,
      missing: ['the search attribute RepairflowStore'],
      remedy: expect.stringContaining('repairflow -- migrate'),
    }),
  ]);
  store.processes.findMissing = async () => {
    throw new Error('nobody knows');
  };
  expect(await readiness()).toMatchObject([200, { status: 'ready' }]);
  store.processes.findMissing = async () => [];
  const [status, body] = await readiness();
  expect([status, Object.hasOwn(body as object, 'missing')]).toEqual([200, false]);
});
