import {
  CatalogueCode,
  hasTerms,
  lookupKeyOf,
  MenuItemContent,
  PartContent,
  searchKeysOf,
  searchTermsOf,
} from '../../domain/master-data/catalogue';

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

/** As it is looked up: by the key of the longest term, and then by the rest. */
const finds = (search: string, texts: readonly string[]): boolean => {
  const terms = searchTermsOf(search);
  const isLookedUp = terms[0] !== undefined && searchKeysOf(texts).includes(lookupKeyOf(terms[0]));
  return isLookedUp && hasTerms(terms, texts);
};

test('a search finds what has each of its words anywhere, whatever case, width and dashes, and takes nothing for a pattern', () => {
  const texts = ['OIL-5W30-4L', '机油 5W-30 4L 𠮷'];
  for (const found of ['oil', 'ＯＩＬ 机油', '5w-30', '4l oil', ' 机油 ', '油', '30', '𠮷'])
    expect([found, finds(found, texts)]).toEqual([found, true]);
  for (const other of ['oil.4l', '.*', '', '机油 滤', '^', 'gasoil'])
    expect([other, finds(other, texts)]).toEqual([other, false]);
});

test('what a record is found by stays small, however long its name and whatever is searched for', () => {
  const texts = ['A'.repeat(40), '滤'.repeat(120)];
  expect(searchKeysOf(texts)).toEqual(['a', 'aa', 'aaa', '滤', '滤滤', '滤滤滤']);
  expect([finds('a'.repeat(40), texts), finds('a'.repeat(41), texts)]).toEqual([true, false]);
  expect(searchTermsOf(Array.from({ length: 60 }, (_none, n) => `w${n}`).join(' '))).toHaveLength(8);
});

test('a record has the key of every term that stands in it', () => {
  const name = '机油滤清器𠮷5W-30';
  const all = Array.from(name.toLowerCase().replaceAll('-', ''));
  const keys = searchKeysOf([name]);
  for (let from = 0; from < all.length; from++)
    for (let to = from + 1; to <= all.length; to++) {
      const term = all.slice(from, to).join('');
      expect([term, keys.includes(lookupKeyOf(term)), hasTerms([term], [name])]).toEqual([term, true, true]);
    }
});
