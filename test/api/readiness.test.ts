import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => (store = await createTestApi()));
afterAll(() => store.stop());

const readiness = async ({ api } = store): Promise<unknown[]> => {
  const answer = await fetch(`${api.url}/readyz`);
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
  expect(await readiness()).toMatchObject([200, { status: 'degraded', mongo: true, temporal: true }]);
  store.processes.findMissing = async () => [];
  const [status, body] = await readiness();
  expect([status, body, Object.hasOwn(body as object, 'missing')]).toEqual([
    200,
    expect.objectContaining({ status: 'ready' }),
    false,
  ]);
});

test('an API that does not know in time what is missing is not ready, and is as soon as it knows', async () => {
  let answer = (_missing: readonly string[]): void => undefined;
  const asked = jest.fn(() => new Promise<readonly string[]>((resolve) => (answer = resolve)));
  const other = await createTestApi();
  try {
    other.processes.findMissing = asked;
    for (let n = 0; n < 2; n++)
      expect(await readiness(other)).toMatchObject([503, { status: 'notReady', mongo: true, temporal: true }]);
    expect(asked).toHaveBeenCalledTimes(1);
    answer([]);
    expect(await readiness(other)).toMatchObject([200, { status: 'ready' }]);
  } finally {
    await other.stop();
  }
});
