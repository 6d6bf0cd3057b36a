import type { ApiUser } from '../../dev/fixtures/api-users';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => (store = await createTestApi()));
afterAll(() => store.stop());

const HOUR = 3_600_000;
const at = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();
const put = (person: ApiUser, path: string, body: unknown) => person.ask(path, { method: 'PUT', body });
const rolesOf = async (person: ApiUser): Promise<readonly string[]> => (await person.get('/me')).body.roles;

describe('H1 absence and deputies', () => {
  const away = (deputy: string, until = at(1)) => ({ from: at(-0.02), until, deputy });

  test('H1 CF-16 a leader does not make himself deputy of anybody, and gets no role', async () => {
    const supervisor = await store.people.as('supervisor');
    for (const person of ['manager', 'store', 'cashier', 'settlement', 'quality', 'gate']) {
      const { status, body } = await put(supervisor, `/staff/${person}/absence`, away('supervisor'));
      expect([person, status, body.code]).toEqual([person, 403, 'onlySuperior']);
    }
    expect(await rolesOf(supervisor)).toEqual(['businessSupervisor']);
    expect((await supervisor.post('/policies', {})).body.code).toBe('forbidden');
  });

  test('H1 CF-16 a manager is no deputy by his own word, and ends no absence of the store manager', async () => {
    const manager = await store.people.as('manager');
    expect((await put(manager, '/staff/cashier/absence', away('manager'))).body.code).toBe('deputyIsCaller');
    expect((await put(manager, '/staff/manager/absence', away('supervisor'))).body.code).toBe('notForOneself');
    const refused = await manager.ask('/staff/store/absence', { method: 'DELETE' });
    expect([refused.status, refused.body.code]).toEqual([403, 'onlySuperior']);
    expect(refused.body.facts).toEqual({ allowed: ['centralTeam'] });
  });

  test('CF-16 L-40 the superior sets it, for at most 60 days, and it is kept who did', async () => {
    const manager = await store.people.as('manager');
    expect((await put(manager, '/staff/cashier/absence', away('supervisor', at(61 * 24)))).body.code).toBe(
      'absenceTooLong',
    );
    const set = await put(manager, '/staff/cashier/absence', away('supervisor'));
    expect([set.status, set.body.absence.setBy]).toEqual([200, { id: 'manager', role: 'serviceManager' }]);
    expect(await rolesOf(await store.people.as('supervisor'))).toEqual(['businessSupervisor', 'cashier']);

    const deputy = await put(manager, '/staff/gate/absence', away('cashier'));
    expect(deputy.body.code).toBe('deputyIsAway');

    expect((await manager.ask('/staff/cashier/absence', { method: 'DELETE' })).status).toBe(204);
    const former = await store.models.formerVersions.find({ record: 'staff:S01:cashier' }).sort({ version: 1 }).lean();
    expect(former.map(({ document }) => document['absence'])).toEqual([
      null,
      expect.objectContaining({ deputy: 'supervisor', setBy: { id: 'manager', role: 'serviceManager' } }),
    ]);
    expect(await rolesOf(await store.people.as('supervisor'))).toEqual(['businessSupervisor']);
  });

  test('CF-16 what a deputy sets stands under the name of both', async () => {
    expect((await put(await store.people.as('store'), '/staff/manager/absence', away('expert'))).status).toBe(200);
    const expert = await store.people.as('expert');
    const { body } = await put(expert, '/staff/cashier/absence', away('supervisor'));
    expect(body.absence.setBy).toEqual({ id: 'expert', role: 'serviceManager', for: 'manager' });
    expect((await put(expert, '/staff/manager/absence', away('expert', at(40 * 24)))).body.code).toBe('onlySuperior');
    for (const person of ['cashier', 'manager'])
      expect(
        (await (await store.people.as('store')).ask(`/staff/${person}/absence`, { method: 'DELETE' })).status,
      ).toBe(204);
  });
});
