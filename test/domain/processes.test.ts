import {
  AnyNumber,
  definitionOf,
  processDefinitions,
  processTypeOf,
  processTypes,
  storeOf,
} from '../../domain/processes';

const numbers = {
  repairOrder: 'RO-S01-20261122-0001',
  complaint: 'CP-S01-20261122-0002',
  followUp: 'FU-S01-20261122-0001',
} as const satisfies Record<(typeof processTypes)[number], string>;

test.each(processTypes)('a number of a %s says its type and its store', (type) => {
  const number = numbers[type];
  expect(processTypeOf(number)).toBe(type);
  expect(definitionOf(number)).toBe(processDefinitions[type]);
  expect(storeOf(number)).toBe('S01');
  expect(AnyNumber.safeParse(number).success).toBe(true);
});

test('no two types accept the same number, and no two processes share a workflow id', () => {
  for (const number of Object.values(numbers))
    expect(processTypes.filter((type) => processDefinitions[type].numbers.pattern.test(number))).toHaveLength(1);
  const ids = processTypes.map((type) => processDefinitions[type].workflowId(numbers[type]));
  expect(new Set(ids).size).toBe(ids.length);
});

test.each([
  '',
  'RO',
  'RO-1',
  'XX-S01-20261122-0001',
  'ro-s01-20261122-0001',
  'RO-S01-20261122-0001\n',
  ' RO-S01-20261122-0001',
])('the number of no type is an error everywhere: %j', (number) => {
  expect(() => processTypeOf(number)).toThrow(RangeError);
  expect(() => definitionOf(number)).toThrow(RangeError);
  expect(() => storeOf(number)).toThrow(RangeError);
  expect(AnyNumber.safeParse(number).success).toBe(false);
});
