import { checklists, type ChecklistItem } from '../../../domain/repair-order/checklists';
import { sections } from '../../../domain/settings/sections';
import { faultsOf } from '../../support/setting-faults';

const job = (change: object) => ({
  id: 'job-9',
  zh: '快保',
  en: 'Express',
  added: [],
  leftOut: [],
  active: true,
  ...change,
});
const faults = (change: object) => faultsOf(sections.checklistProfiles.schema, { items: [job(change)] });
const point = (list: string, item: string, zh: string, en: string) => ({ list, item, zh, en });

const all = Object.entries(checklists).flatMap(([list, items]) =>
  (items as readonly ChecklistItem[]).map((one) => ({ list, ...one })),
);

test('M-08 a kind of job has points of its own on any list, and leaves out what the rules leave open', () => {
  expect(
    faults({ added: [point('qualityCheck', 'own-1', '扭矩', 'Torque'), point('walkRound', 'own-2', '钥匙', 'Keys')] }),
  ).toEqual([]);
  expect(faults({ leftOut: [{ list: 'departure', item: 'exitPassToGuard' }] })).toEqual([]);
});

test.each(all.filter(({ optional }) => !optional).map(({ list, item }) => [item, list]))(
  'B-12 E-01 nobody takes %s out of the list %s: the rules demand it',
  (item, list) => expect(faults({ leftOut: [{ list, item }] })).toContain('/items/0/leftOut/0/item pointRequired'),
);

test('E-06 seven free checks remain, whichever they are, and the battery is one of them', () => {
  const without = (...items: readonly string[]) => items.map((item) => ({ list: 'freeChecks', item }));
  expect(faults({ leftOut: without('lights') })).toEqual(['/items/0/leftOut freeChecksTooFew']);
  const cooling = point('freeChecks', 'own-1', '电池冷却', 'Battery cooling');
  expect(faults({ leftOut: without('coolantAndOil'), added: [cooling] })).toEqual([]);
  expect(faults({ leftOut: without('coolantAndOil', 'wipers'), added: [cooling] })).toEqual([
    '/items/0/leftOut freeChecksTooFew',
  ]);
  expect(all.filter(({ list, optional }) => list === 'freeChecks' && !optional).map(({ item }) => item)).toEqual([
    'battery',
  ]);
});

test('a point has an id and names of its own in its list', () => {
  expect(faults({ added: [point('walkRound', 'paint', '漆面厚度', 'Paint gauge')] })).toEqual([
    '/items/0/added/0/item idTwice',
  ]);
  expect(faults({ added: [point('walkRound', 'own-1', ' 玻 璃', 'Panes')] })).toEqual([
    '/items/0/added/0/zh nameTaken',
  ]);
  const keys = (list: string, item: string) => point(list, item, '钥匙', 'Keys');
  expect(faults({ added: [keys('walkRound', 'own-1'), keys('walkRound', 'own-2')] })).toEqual([
    '/items/0/added/1/zh nameTaken',
    '/items/0/added/1/en nameTaken',
  ]);
  expect(faults({ added: [keys('walkRound', 'own-1'), keys('reception', 'own-2')] })).toEqual([]);
});

test('what no list has cannot be left out, and nothing twice', () => {
  expect(faults({ leftOut: [{ list: 'departure', item: 'own-1' }] })).toEqual(['/items/0/leftOut/0/item pointUnknown']);
  const pass = { list: 'departure', item: 'exitPassToGuard' };
  expect(faults({ leftOut: [pass, pass] })).toEqual(['/items/0/leftOut/1/item idTwice']);
  expect(faults({ leftOut: [{ list: 'nowhere', item: 'x' }] })).toEqual(['/items/0/leftOut/0/list invalid_value']);
});

test('a point without words is refused', () =>
  expect(faults({ added: [point('walkRound', 'own-1', '钥匙', ' ')] })).toEqual(['/items/0/added/0/en too_small']));
