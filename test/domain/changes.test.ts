import { changesBetween } from '../../domain/master-data/changes';

test('L-40 a change names each field that differs, before and after, and no other', () =>
  expect(
    changesBetween(
      { name: '王', phone: '1', tags: ['a', 'b'], nested: { x: 1 }, gone: 'x', empty: null },
      { name: '王', phone: '2', tags: ['b', 'a'], nested: { x: 1 }, added: 0 },
    ),
  ).toEqual([
    { field: 'added', before: null, after: 0 },
    { field: 'gone', before: 'x', after: null },
    { field: 'phone', before: '1', after: '2' },
    { field: 'tags', before: ['a', 'b'], after: ['b', 'a'] },
  ]));

test('two equal versions differ in nothing', () =>
  expect(changesBetween({ a: 1, b: { c: [1] } }, { b: { c: [1] }, a: 1 })).toEqual([]));
