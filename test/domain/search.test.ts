import fc from 'fast-check';
import {
  fold,
  foldedValues,
  isEnough,
  lookupsFor,
  mainTermOf,
  matchOf,
  rankOf,
  searchKeysOf,
  termsOf,
  type Searched,
} from '../../domain/master-data/search';

const oneOf = (characters: string, { from, to }: { from: number; to: number }) =>
  fc.string({ unit: fc.constantFrom(...Array.from(characters)), minLength: from, maxLength: to });
const digits = '0123456789';
const name = fc.oneof(
  oneOf('王伟秀英欧阳曾単單𠮷喆', { from: 2, to: 4 }),
  fc.string({ unit: 'grapheme', minLength: 2, maxLength: 12 }),
);
const phone = fc.oneof(
  oneOf(digits, { from: 9, to: 9 }).map((rest) => `13${rest}`),
  oneOf(digits, { from: 8, to: 8 }).map((rest) => `021-${rest}`),
);
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const plate = oneOf(letters + digits, { from: 5, to: 6 }).map((rest) => `沪A·${rest}`);
const vin = oneOf(letters.replace('Q', '') + digits, { from: 17, to: 17 });

const found = (id: string, searched: Searched, term: string): boolean => {
  const keys = new Set(searchKeysOf(id, searched));
  return (
    lookupsFor(term)
      .flat()
      .some((key) => keys.has(key)) && matchOf(term, foldedValues(searched)) !== undefined
  );
};

describe('any part of a name, phone number, plate or VIN finds its record', () => {
  test('of two characters or more', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.record({ name, phone, plate, vin }),
        fc.constantFrom('name' as const, 'phone' as const, 'plate' as const, 'vin' as const),
        fc.nat(),
        fc.nat(),
        (id, known, which, from, length) => {
          const searched = { names: [known.name], codes: [known.phone, known.plate, known.vin] };
          const characters = Array.from(known[which]);
          const at = from % characters.length;
          const part = fold(characters.slice(at, at + 2 + (length % characters.length)).join(''));
          return !isEnough(part) || Array.from(part).length < 2 || found(id, searched, part);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test.each(['王', '伟', '𠮷'])('a name is found by %s alone', (character) =>
    expect(found('C-1', { names: ['王伟𠮷'], codes: [] }, character)).toBe(true),
  );

  test('what is written differently on paper and at the counter is the same', () => {
    const searched = { names: ['José 王'], codes: ['沪A·D12345', '021-87654321'] };
    for (const query of ['沪ａ·d１２', '沪A D123', '沪a-d12345', 'jose', 'É王', '+8602187', '021 8765', 'd12345'])
      expect([query, termsOf(query).every((term) => found('C-1', searched, term))]).toEqual([query, true]);
  });
});

test('a customer has no more than fifty keys, for each of which an import waits', () => {
  const searched = { names: ['王小明'], codes: ['13800001234', 'wangxiaoming', 'wxm'] };
  expect(searchKeysOf('C-1', searched).length).toBeLessThanOrEqual(50);
});

test('a record is not found by what is no part of it, however alike the beginning and the end are', () =>
  fc.assert(
    fc.property(phone, phone, (own, other) => {
      const term = fold(other);
      return fold(own).includes(term) || !found('C-1', { names: [], codes: [own] }, term);
    }),
  ));

test('one character is enough where it is Chinese, and a query of signs alone is none', () => {
  expect(['王', '1', 'a', '13', '', '𠮷'].map(isEnough)).toEqual([true, false, false, true, false, true]);
  expect(termsOf(' ·- ')).toEqual([]);
  expect(mainTermOf(termsOf('a 1'))).toBeUndefined();
});

test('of several terms the one that says most is looked up, and all of them are met', () => {
  expect(termsOf('王  1380 王')).toEqual(['王', '1380']);
  expect(mainTermOf(['王', '1380'])).toBe('1380');
  expect(mainTermOf(['王伟', '138'])).toBe('王伟');
  expect(rankOf(['王', '1380'], ['王伟', '13800001111'])).toBe(2);
  expect(rankOf(['王', '1381'], ['王伟', '13800001111'])).toBeUndefined();
});

test('a whole phone number is not looked up among the thousands that begin alike', () => {
  const keys = new Set(lookupsFor('13800001234').flat());
  const alike = searchKeysOf('C-1', { names: [], codes: ['13800005678'] });
  expect(alike.filter((key) => keys.has(key))).toEqual([]);
});

test('a query of a thousand words asks for no more than eight', () =>
  expect(termsOf(Array.from({ length: 1_000 }, (_none, n) => `w${n}`).join(' '))).toHaveLength(8));

test('whole values come before beginnings, and beginnings before parts inside', () => {
  const of = (value: string) => rankOf(['1380'], [value]);
  expect([of('1380'), of('13800001111'), of('15138000000'), of('15900001111')]).toEqual([0, 1, 2, undefined]);
});

test('a store of thousands is spread over all groups, so that the first step reads few', () => {
  const groups = new Map<string, number>();
  for (let n = 0; n < 6_400; n++) {
    const [, key = ''] = searchKeysOf(`C-${String(n).padStart(3, '0')}`, { names: [], codes: ['138'] });
    groups.set(key, (groups.get(key) ?? 0) + 1);
  }
  expect(groups.size).toBe(64);
  expect(Math.max(...groups.values())).toBeLessThan(250);
});
