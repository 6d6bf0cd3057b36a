import { CatalogueCode, matchesSearch, MenuItemContent, PartContent } from '../../domain/master-data/catalogue';

const part = { name: '机油', unitPrice: 1, stock: 0, leadDays: 0, supplier: null, keyLocation: false, active: true };

test('a number is kept as the manufacturer writes it, without the spaces people put between its groups', () => {
  expect(CatalogueCode.parse(' 06l 115 562 b ')).toBe('06L115562B');
  expect(CatalogueCode.parse('Ａ０００')).toBe('A000');
  for (const wrong of ['', ' ', '机油', 'a/b', '../x', '-a', 'A'.repeat(41), '$ne'])
    expect([wrong, CatalogueCode.safeParse(wrong).success]).toEqual([wrong, false]);
});

test('money is whole fen, stock and days are whole and never less than nothing', () => {
  for (const wrong of [{ unitPrice: 12.5 }, { unitPrice: -1 }, { stock: -1 }, { stock: 0.5 }, { leadDays: 366 }])
    expect(PartContent.safeParse({ ...part, ...wrong }).success).toBe(false);
  expect(PartContent.parse(part)).toEqual(part);
});

test('work of no time at all is no entry of a price menu; work for nothing is', () => {
  const entry = { work: '检查', labourMinutes: 0, labour: 0, parts: [], active: true };
  expect(MenuItemContent.safeParse(entry).success).toBe(false);
  expect(MenuItemContent.safeParse({ ...entry, labourMinutes: 1 }).success).toBe(true);
});

test('a search finds what has each of its words somewhere, whatever case and width, and takes nothing for a pattern', () => {
  const fields = ['OIL-5W30-4L', '机油 5W-30 4L', null];
  for (const found of ['oil', 'ＯＩＬ 机油', '5w-30', '4l oil', ' 机油 '])
    expect(matchesSearch(found.trim(), fields)).toBe(true);
  for (const other of ['oil.4l', '.*', '机油 滤']) expect(matchesSearch(other, fields)).toBe(false);
});
