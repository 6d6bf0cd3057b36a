import { systemActor } from '../../domain/kernel/actor';
import { fillCatalogueKeys } from '../../platform/mongo/catalogue-keys';
import { repositoriesOn } from '../../platform/mongo/repositories';
import { openMemoryDatabase } from '../support/memory-database';

const { models } = openMemoryDatabase();
const { parts, prices } = repositoriesOn(models);
const author = { by: systemActor, at: 1 };
const page = { store: 'S01', withRetired: false, limit: 10 };

test('what an earlier release wrote is listed at once, and found by a search after the migration, which may run again', async () => {
  const part = { store: 'S01', unitPrice: 1, stock: 1, leadDays: 1, keyLocation: false };
  await models.parts.collection.insertMany([
    { _id: 'S01:OLD-1' as never, ...part, partNumber: 'OLD-1', name: '旧滤清器' },
    { _id: 'S02:OLD-1' as never, ...part, store: 'S02', partNumber: 'OLD-1', name: '旧滤清器' },
  ]);
  const work = { store: 'S01', labourMinutes: 1, labour: 1, parts: ['OLD-1'] };
  await models.prices.collection.insertOne({ _id: 'S01:W' as never, ...work, code: 'W', work: '更换滤清器' });
  const found = async () => [
    (await parts.page(page)).length,
    (await parts.page({ ...page, search: '滤清' })).length,
    (await prices.page({ ...page, search: '滤清' })).length,
  ];
  expect(await found()).toEqual([1, 0, 0]);
  expect((await prices.taking('S01', 'OLD-1')).map(({ code }) => code)).toEqual(['W']);
  expect(await fillCatalogueKeys(models)).toBe(3);
  expect(await found()).toEqual([1, 1, 1]);
  expect(await fillCatalogueKeys(models)).toBe(0);
});

test('one among thousands with the same key is found, and pages of what is found are whole and without doubles', async () => {
  const part = { store: 'S03', unitPrice: 1, stock: 1, leadDays: 1, supplier: null, keyLocation: false, active: true };
  for (let n = 1_000; n < 2_200; n++)
    await parts.add(
      { ...part, partNumber: `P-${n}`, name: n % 10 === 0 ? `机油滤清器${n}` : `空气滤清器${n}` },
      author,
    );
  const own = { ...page, store: 'S03' };
  expect((await parts.page({ ...own, search: '空气滤清器2199' })).map(({ partNumber }) => partNumber)).toEqual([
    'P-2199',
  ]);
  expect(await parts.page({ ...own, search: '柴油滤清器' })).toEqual([]);
  const seen: string[] = [];
  for (let after: string | undefined; ;) {
    const rows = await parts.page({ ...own, limit: 50, search: '滤清器 机油', ...(after !== undefined && { after }) });
    seen.push(...rows.map(({ _id }) => _id));
    after = rows.at(-1)?._id;
    if (after === undefined) break;
  }
  expect(seen).toEqual(Array.from({ length: 120 }, (_none, n) => `S03:P-${1_000 + n * 10}`));
});
