import fc from 'fast-check';
import { z } from 'zod';
import { SearchQuery } from '../../api/master-data/search-query';

const { override } = z.globalRegistry.get(SearchQuery) as unknown as {
  override: { pattern: string; maxLength: number };
};
const documented = new RegExp(override.pattern, 'u');
const taken = (text: string): boolean => SearchQuery.safeParse(text).success;
const characters = fc.constantFrom(...Array.from('aA1é王国ａ １+086-· \t。'));

test('whatever search the document calls valid is taken', () =>
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: characters, maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 20 })),
      (text) => !documented.test(text) || Array.from(text).length > override.maxLength || taken(text),
    ),
    { numRuns: 1_500 },
  ));

test.each(['王', '沪A', '138 0000', '张 三', 'wang', '+86 139', 'a 王', 'ab'])(
  '%j is valid in the document and taken',
  (text) => {
    expect(documented.test(text)).toBe(true);
    expect(taken(text)).toBe(true);
  },
);

test.each(['', ' ', 'a', 'a b', '+86', '0086', '+86a', '··', '1'])('%j is valid in neither', (text) => {
  expect(documented.test(text)).toBe(false);
  expect(taken(text)).toBe(false);
});

test('a search has a hundred characters at most, however many bytes they take', () => {
  expect(taken('𠮷'.repeat(100))).toBe(true);
  expect(taken('王'.repeat(101))).toBe(false);
});
