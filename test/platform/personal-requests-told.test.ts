import { seedDemoStore } from '../../dev/fixtures/seed';
import { newRequest, rolesFor, urgencyOf } from '../../domain/personal-data/personal-request';
import { defaultPolicy } from '../../domain/policy/policy';
import { tellOfRequests } from '../../platform/personal-requests-told';
import { openMemoryDatabase } from '../support/memory-database';

const DAY_MS = 24 * 3_600_000;
const asked = Date.parse('2026-11-27T02:00:00Z');
const request = newRequest(defaultPolicy, 'erasure', { id: 'C-002', role: 'customer' }, asked);

async function storeWithRequest(change: object = {}) {
  const { models, repositories } = openMemoryDatabase();
  await seedDemoStore(models);
  await repositories.personalRequests.add({
    _id: 'S01 C-002 erasure 1',
    store: 'S01',
    customer: 'C-002',
    ...request,
    ...change,
  });
  const told = async (role: 'crManager' | 'storeManager' | 'crSpecialist') =>
    (await repositories.notices.shownTo({ store: 'S01', persons: ['nobody'], roles: [role], without: [] }, 10)).map(
      ({ notice }) => notice,
    );
  const out = async () => (await repositories.notices.sent('S01', undefined, 10)).map(({ notice }) => notice);
  return { repositories, told, out };
}

describe('M-06 a request about personal data', () => {
  test('is the task of customer relations, and of the store manager once its day is over', () => {
    const relations = ['crSpecialist', 'crSupervisor', 'crManager'];
    expect(rolesFor(request, asked)).toEqual(relations);
    expect(rolesFor(request, request.dueAt - 1)).toEqual(relations);
    expect(rolesFor(request, request.dueAt)).toEqual([...relations, 'storeManager']);
    expect([asked, request.dueAt - 3 * DAY_MS - 1].map((now) => urgencyOf(request, now))).toEqual(['open', 'open']);
    expect([request.dueAt - 3 * DAY_MS, request.dueAt - 1].map((now) => urgencyOf(request, now))).toEqual([
      'due',
      'due',
    ]);
    expect(urgencyOf(request, Date.parse('2099-01-01'))).toBe('overdue');
  });

  test('nobody is told of before its last days; then the manager of customer relations, once', async () => {
    const { repositories, told, out } = await storeWithRequest();
    await tellOfRequests(repositories, request.dueAt - 3 * DAY_MS - 1);
    expect(await told('crManager')).toEqual([]);
    for (const now of [request.dueAt - 3 * DAY_MS, request.dueAt - DAY_MS, request.dueAt - 1])
      await tellOfRequests(repositories, now);
    expect(await told('crManager')).toMatchObject([
      // the last of the fifteen working days after 27 November
      { template: 'personalRequestDue', facts: { day: '2026-12-18' }, to: { role: 'crManager', person: null } },
    ]);
    expect([await told('storeManager'), await out()]).toEqual([[], []]);
  });

  test('is told to the store manager when it is overdue, in the application and out, once, also by two programs at the same time', async () => {
    const { repositories, told, out } = await storeWithRequest();
    await Promise.all([
      tellOfRequests(repositories, request.dueAt),
      tellOfRequests(repositories, request.dueAt),
      tellOfRequests(repositories, request.dueAt + 1),
    ]);
    await tellOfRequests(repositories, Date.parse('2099-01-01'));
    const overdue = { template: 'personalRequestOverdue', facts: { day: '2026-12-18' } };
    expect(await told('storeManager')).toMatchObject([overdue]);
    expect(await out()).toMatchObject([{ ...overdue, to: { role: 'storeManager', person: null }, urgent: true }]);
  });

  test.each(['answered', 'refused', 'withdrawn'] as const)(
    'that is %s is told of to nobody any more',
    async (state) => {
      const { repositories, told, out } = await storeWithRequest({ state });
      await tellOfRequests(repositories, request.dueAt + DAY_MS);
      expect([await told('crManager'), await told('storeManager'), await out()]).toEqual([[], [], []]);
    },
  );
});
