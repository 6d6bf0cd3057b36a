import { seedDemoStore } from '../../dev/fixtures/seed';
import { defaultPolicy } from '../../domain/policy/policy';
import { endOfDay } from '../../domain/time/working-time';
import { openIntakeOf, tellOfIntake } from '../../platform/intake-told';
import { systemActor } from '../../domain/kernel/actor';
import { openMemoryDatabase } from '../support/memory-database';

const DAY_MS = 24 * 3_600_000;
const openedAt = Date.parse('2026-11-27T02:00:00Z');

async function storeWithOrder() {
  const { models, repositories } = openMemoryDatabase();
  await seedDemoStore(models);
  await models.orders.collection.insertOne({ _id: 'RO-S01-20261127-0001', store: 'S01', openedAt } as never);
  const told = async (role: 'informationClerk' | 'serviceManager') =>
    (await repositories.notices.shownTo({ store: 'S01', persons: ['nobody'], roles: [role], without: [] }, 10)).map(
      ({ notice }) => [notice.template, notice.facts],
    );
  const { calendar } = (await repositories.policies.newest('S01')) ?? defaultPolicy;
  return { repositories, told, due: endOfDay(calendar, openedAt) };
}

test('D-19 the clerk is told at closing time and the service manager a day later, each once, however often anybody looks', async () => {
  const { repositories, told, due } = await storeWithOrder();
  await tellOfIntake(repositories, due - 1);
  expect(await told('informationClerk')).toEqual([]);
  for (const now of [due, due + 60_000]) await tellOfIntake(repositories, now);
  await Promise.all([tellOfIntake(repositories, due + 1), tellOfIntake(repositories, due + 2)]);
  expect(await told('informationClerk')).toEqual([['intakeDue', { day: '2026-11-27' }]]);
  expect(await told('serviceManager')).toEqual([]);
  for (const now of [due + DAY_MS, due + DAY_MS + 60_000]) await tellOfIntake(repositories, now);
  expect(await told('serviceManager')).toEqual([['intakeOverdue', { day: '2026-11-27' }]]);
});

test('D-19 a day that was handed over is told of to nobody', async () => {
  const { repositories, told, due } = await storeWithOrder();
  await repositories.intakeReports.note({
    store: 'S01',
    day: '2026-11-27',
    numbers: ['RO-S01-20261127-0001'],
    reference: 'VOYAH-1',
    by: systemActor,
    at: due,
  });
  await tellOfIntake(repositories, due + 2 * DAY_MS);
  expect([await told('informationClerk'), await told('serviceManager')]).toEqual([[], []]);
  expect(await openIntakeOf(repositories, 'S01', due + DAY_MS)).toEqual([]);
});
