import { seedDemoStore } from '../../dev/fixtures/seed';
import { systemActor } from '../../domain/kernel/actor';
import { addDays } from '../../domain/time/dates';
import { DAYS_AHEAD, tellOfPosts } from '../../platform/posts-told';
import { openMemoryDatabase } from '../support/memory-database';

const managers = { store: 'S01', persons: ['nobody'], roles: ['serviceManager'], without: [] } as const;

const NOW = Date.parse('2026-11-23T01:00:00Z');
const FAR = addDays('2026-11-23', DAYS_AHEAD + 8);

async function storeWhoseGreeterIsAway() {
  const { models, repositories } = openMemoryDatabase();
  await seedDemoStore(models);
  const { version } = await repositories.settings.find('S01', 'posts');
  const items = [{ id: 'greeter', zh: '前台迎宾', en: 'Greeter', active: true, members: ['wang'] }];
  await repositories.settings.replace('S01', 'posts', version, { items }, { by: systemActor, at: NOW });
  const greeter = await repositories.staff.find('S01', 'wang');
  const absence = { from: Date.parse(`${FAR}T02:00:00Z`), until: Date.parse(`${FAR}T03:00:00Z`), deputy: 'li' };
  await repositories.staff.replace(
    'S01',
    greeter!._id,
    greeter!.version,
    { absence },
    {
      by: systemActor,
      at: NOW,
    },
  );
  const told = async () => (await repositories.notices.shownTo(managers, 10)).map(({ notice }) => notice.facts);
  return { repositories, told };
}

const days = (count: number): number => count * 24 * 3_600_000;

test('L-36 a gap far ahead is told once its day is near enough, once however often anybody looks', async () => {
  const { repositories, told } = await storeWhoseGreeterIsAway();
  await tellOfPosts(repositories, NOW);
  expect(await told()).toEqual([]);
  for (const now of [NOW + days(9), NOW + days(9), NOW + days(12)]) await tellOfPosts(repositories, now);
  await Promise.all([tellOfPosts(repositories, NOW + days(13)), tellOfPosts(repositories, NOW + days(13))]);
  expect(await told()).toEqual([
    { 'post.zh': '前台迎宾', 'post.en': 'Greeter', day: FAR, from: '10:00', until: '11:00' },
  ]);
});

test('L-36 a gap that is over is told of to nobody', async () => {
  const { repositories, told } = await storeWhoseGreeterIsAway();
  await tellOfPosts(repositories, Date.parse(`${FAR}T03:00:00Z`));
  expect(await told()).toEqual([]);
});
