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

describe('M9 roles are given by two people', () => {
  const change = async (who: string, person: string, ...roles: readonly string[]) =>
    put(await store.people.as(who), `/staff/${person}/roles`, { roles });
  const confirm = async (who: string, person: string, ...roles: readonly string[]) =>
    (await store.people.as(who)).post(`/staff/${person}/roles/confirmation`, { roles });

  test('M9 I9 whoever asks for a role that takes money does not confirm it; another one does', async () => {
    const assistant = await store.people.as('assistant');
    const asked = await change('manager', 'assistant', 'advisorAssistant', 'cashier');
    expect([asked.status, asked.body.roles]).toEqual([200, ['advisorAssistant']]);
    expect(asked.body.rolesRequested).toEqual({
      roles: ['advisorAssistant', 'cashier'],
      by: { id: 'manager', role: 'serviceManager' },
      at: expect.stringMatching(/Z$/),
    });
    expect(await rolesOf(assistant)).toEqual(['advisorAssistant']);
    const alone = await confirm('manager', 'assistant', 'advisorAssistant', 'cashier');
    expect([alone.status, alone.body.code]).toEqual([403, 'sameDecider']);
    expect((await confirm('store', 'assistant', 'advisorAssistant', 'finance')).body.code).toBe('versionStale');
    const confirmed = await confirm('store', 'assistant', 'cashier', 'advisorAssistant');
    expect([confirmed.status, confirmed.body.rolesRequested]).toEqual([200, null]);
    expect(await rolesOf(assistant)).toEqual(['cashier', 'advisorAssistant']);
    // the answer was lost, and the same is sent again
    expect((await confirm('store', 'assistant', 'cashier', 'advisorAssistant')).status).toBe(200);
    const kept = await store.models.staff.findOne({ person: 'assistant' }).lean();
    expect(kept).toMatchObject({ version: 3, changedBy: { id: 'store', role: 'storeManager' } });
  });

  test('M9 what lets nobody do more is changed at once, also what takes a role away', async () => {
    expect((await change('manager', 'wu', 'technician', 'qualitySpecialist')).body).toMatchObject({
      roles: ['technician', 'qualitySpecialist'],
      rolesRequested: null,
    });
    expect((await change('manager', 'wu', 'technician', 'gateGuard')).body.rolesRequested).not.toBeNull();
    // the roles that are there already change nothing
    expect((await change('store', 'wu', 'qualitySpecialist', 'technician')).body).toMatchObject({
      rolesRequested: { roles: ['technician', 'gateGuard'] },
    });
    // what is harmless counts at once, and the request with it no more
    expect((await change('store', 'wu', 'technician')).body).toMatchObject({
      roles: ['technician'],
      rolesRequested: null,
    });
    expect((await confirm('store', 'wu', 'technician', 'gateGuard')).body.code).toBe('noRolesRequested');
  });

  test('M9 nobody changes their own roles, those of whoever is above, or confirms a role above their own', async () => {
    expect((await change('manager', 'manager', 'serviceManager', 'cashier')).body.code).toBe('notForOneself');
    expect((await change('manager', 'store', 'technician')).body.code).toBe('onlySuperior');
    expect((await change('supervisor', 'wang', 'cashier')).body.code).toBe('forbidden');
    expect((await change('crmanager', 'li', 'serviceAdvisor', 'storeManager')).body.code).toBe('onlySuperior');
    expect((await change('manager', 'li', 'serviceAdvisor', 'storeManager')).status).toBe(200);
    expect((await confirm('li', 'li', 'serviceAdvisor', 'storeManager')).body.code).toBe('forbidden');
    expect((await confirm('store', 'li', 'serviceAdvisor', 'storeManager')).body.code).toBe('onlySuperior');
    expect((await confirm('central', 'li', 'serviceAdvisor', 'storeManager')).status).toBe(200);
    expect((await change('ops', 'central', 'technician')).body.code).toBe('onlySuperior');
  });

  test('M9 a request that nobody has confirmed for two weeks is none', async () => {
    await change('manager', 'support', 'supportTechnician', 'cashier');
    await store.models.staff.updateOne(
      { person: 'support' },
      { $set: { 'rolesRequested.at': Date.now() - 14 * 24 * HOUR - 1 } },
    );
    const { body } = await (await store.people.as('manager')).get('/staff');
    expect(body.items.find(({ id }: { id: string }) => id === 'support').rolesRequested).toBeNull();
    expect((await confirm('store', 'support', 'supportTechnician', 'cashier')).body.code).toBe('noRolesRequested');
  });

  test('M9 a request is refused by another one or taken back by whoever asked, and may be refused again', async () => {
    const refuse = async (who: string, person: string) =>
      (await store.people.as(who)).ask(`/staff/${person}/roles/request`, { method: 'DELETE' });
    for (const who of ['manager', 'store']) {
      await change('manager', 'parts', 'partsSpecialist', 'cashier');
      expect((await refuse('crmanager', 'parts')).body.code).toBe('onlySuperior');
      expect((await refuse('parts', 'parts')).body.code).toBe('forbidden');
      expect((await refuse(who, 'parts')).status).toBe(204);
      expect((await refuse(who, 'parts')).status).toBe(204);
      expect((await confirm('store', 'parts', 'partsSpecialist', 'cashier')).body.code).toBe('noRolesRequested');
    }
    expect(await rolesOf(await store.people.as('parts'))).toEqual(['partsSpecialist']);
    expect((await refuse('manager', 'nobody')).status).toBe(404);
  });

  test('M9 I9 a deputy does not confirm in the name of whoever asked, and the request of a manager who is none any more counts no more', async () => {
    expect((await change('manager', 'quality', 'qualitySpecialist', 'cashier')).status).toBe(200);
    const until = new Date(Date.now() + HOUR).toISOString();
    const from = new Date(Date.now() - 60_000).toISOString();
    await put(await store.people.as('store'), '/staff/manager/absence', { from, until, deputy: 'expert' });
    expect((await confirm('expert', 'quality', 'qualitySpecialist', 'cashier')).body.code).toBe('sameDecider');
    await (await store.people.as('store')).ask('/staff/manager/absence', { method: 'DELETE' });
    await change('store', 'manager', 'serviceAdvisor');
    expect((await confirm('store', 'quality', 'qualitySpecialist', 'cashier')).body.code).toBe('noRolesRequested');
    // the role is raising: it takes two to give it back
    expect((await change('store', 'manager', 'serviceManager')).body.roles).toEqual(['serviceAdvisor']);
    expect((await confirm('central', 'manager', 'serviceManager')).body.roles).toEqual(['serviceManager']);
    expect((await confirm('store', 'quality', 'qualitySpecialist', 'cashier')).status).toBe(200);
  });

  test('M9 two who confirm and refuse at once: one of them wins', async () => {
    await change('manager', 'support', 'supportTechnician', 'finance');
    const [confirmed, refused] = await Promise.all([
      confirm('store', 'support', 'supportTechnician', 'finance'),
      (await store.people.as('central')).ask('/staff/support/roles/request', { method: 'DELETE' }),
    ]);
    const roles = await rolesOf(await store.people.as('support'));
    expect(roles.includes('finance')).toBe(confirmed.status === 200);
    expect([confirmed.status, refused.status]).not.toEqual([409, 409]);
    for (const { status } of [confirmed, refused]) expect([200, 204, 409]).toContain(status);
  });

  test('M9 a customer is no role of the staff, and nobody has none', async () => {
    expect((await change('manager', 'wang', 'customer')).status).toBe(422);
    expect((await change('manager', 'wang')).status).toBe(422);
    expect((await change('manager', 'wang', 'cashier', 'cashier')).status).toBe(422);
    expect((await change('manager', 'nobody', 'cashier')).status).toBe(404);
  });
});
