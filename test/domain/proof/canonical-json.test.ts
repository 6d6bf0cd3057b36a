import fc from 'fast-check';
import { canonicalJson, NotCanonical } from '../../../domain/proof/canonical-json';

test('RFC 8785: the examples of the standard', () => {
  const numbers: unknown = JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001, -0]');
  expect(canonicalJson({ numbers, string: '€$\u000F\nA\'B"\\\\"/', literals: [null, true, false] })).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
  expect(Object.values(JSON.parse(canonicalJson(keys)) as object)).toHaveLength(7);
  expect([...canonicalJson(keys).matchAll(/:(\d)/g)].map(([, value]) => value)).toEqual([
    '2',
    '4',
    '6',
    '7',
    '1',
    '5',
    '3',
  ]);
});

test('one value has one text, whatever the order of its fields; the text is the value', () =>
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
      expect(canonicalJson(Object.fromEntries(Object.entries(value).toReversed()))).toBe(text);
    }),
  ));

test.each([
  ['undefined in a list', [1, undefined]],
  ['a hole in a list', Array(2)],
  ['not a number', { amount: NaN }],
  ['an infinity', { amount: -Infinity }],
  ['half a character', { name: '\ud83d' }],
  ['half a character in a key', { '\ude00': 1 }],
  ['a date', { at: new Date(0) }],
  ['a big integer', { amount: 1n }],
  ['nothing at all', undefined],
])('%s has no canonical text', (_name, value) => expect(() => canonicalJson(value)).toThrow(NotCanonical));

test('an absent field and an undefined one are the same', () =>
  expect(canonicalJson({ a: 1, b: undefined })).toBe('{"a":1}'));
