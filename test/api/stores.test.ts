import { type ApiUser, ApiUsers } from '../../dev/fixtures/api-users';
import { DEMO_PASSWORD } from '../../dev/fixtures/store';
import { systemActor, type Role } from '../../domain/kernel/actor';
import { servicePolicy } from '../../domain/policy/policy';
import { EVERY_STORE } from '../../platform/mongo/repositories';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => {
  store = await createTestApi();
  const policy = servicePolicy({ store: 'S02', brand: 'voyage', version: 1 });
  await store.models.stores.create({ _id: 'S02', name: '城北分店', brand: 'voyage', teams: [] });
  await store.models.policies.create({ _id: 'S02:voyage:1', store: 'S02', brand: 'voyage', version: 1, policy });
});
afterAll(() => store.stop());

/** Gives somebody of the demo store these roles in another store, too. */
async function alsoWorksIn(place: string, person: string, roles: Role[]): Promise<void> {
  const known = await store.models.staff.findOne({ person }).lean();
  const entry = { _id: `${place}:${person}`, store: place, version: 1, changedBy: systemActor, updatedAt: 1 };
  await store.models.staff.create({ ...known!, ...entry, roles });
}
const enter = (person: ApiUser, place: string) =>
  person.ask('/sessions/current/store', { method: 'PUT', body: { store: place } });
const signIn = (person: string) => new ApiUsers(store.api.url, DEMO_PASSWORD).as(person);

test('whoever works in two stores goes on in the other, with the roles of that one', async () => {
  await alsoWorksIn('S02', 'li', ['cashier']);
  const li = await signIn('li');
  const { body: me } = await li.get('/me');
  expect(me).toMatchObject({ store: 'S01', roles: ['serviceAdvisor'] });
  expect(me.stores.map(({ id }: { id: string }) => id)).toEqual(['S01', 'S02']);
  expect((await li.get('/customers/C-001')).status).toBe(200);

  expect((await enter(li, 'S02')).body).toMatchObject({ store: 'S02', roles: ['cashier'] });
  expect((await li.get('/customers/C-001')).status).toBe(403);
  expect((await li.get('/staff')).body.items.map(({ id }: { id: string }) => id)).toEqual(['li']);
  expect((await enter(li, 'S01')).body).toMatchObject({ store: 'S01', roles: ['serviceAdvisor'] });
});

test('nobody enters a store in which they do not work, or one that is not there', async () => {
  const wang = await signIn('wang');
  expect((await enter(wang, 'S02')).status).toBe(404);
  expect((await enter(wang, 'S99')).status).toBe(404);
  expect((await wang.get('/me')).body.store).toBe('S01');
});

test('whoever works for all stores enters every one', async () => {
  await store.models.staff.updateOne({ person: 'central' }, { $set: { store: EVERY_STORE } });
  const central = await signIn('central');
  expect((await central.get('/me')).body.stores).toHaveLength(2);
  expect((await enter(central, 'S02')).body).toMatchObject({ store: 'S02', roles: ['centralTeam'] });
  expect((await enter(central, 'S01')).status).toBe(200);
  expect((await central.get('/staff')).body.items.some(({ id }: { id: string }) => id === 'central')).toBe(true);
});

test('who has left one store stays in the other', async () => {
  await alsoWorksIn('S02', 'parts', ['partsSpecialist']);
  const parts = await signIn('parts');
  await enter(parts, 'S02');
  const change = { active: false };
  await store.api.context.repositories.staff.replace('S02', 'S02:parts', 1, change, {
    by: systemActor,
    at: Date.now(),
  });
  expect((await parts.get('/me')).status).toBe(401);
  expect((await (await signIn('parts')).get('/me')).body).toMatchObject({ store: 'S01' });
});
