import { bySurety, doubleReasonsOf, type ComparedCustomer } from '../../domain/master-data/doubles';
import { moveFault, type FormerOwner } from '../../domain/master-data/owners';

const person: ComparedCustomer = {
  name: '王伟',
  phone: '13812345678',
  address: '人民路1号',
  readings: ['wangwei'],
  vins: ['LFV3A21K0N4100001'],
};
const other: ComparedCustomer = { name: '李娜', phone: '15900000000', address: '', readings: ['lina'], vins: [] };

test.each([
  ['the same phone number, however it is written', { phone: '021-12345678' }, { phone: '02112345678' }, ['samePhone']],
  ['a car of the same VIN', {}, { vins: ['LFV3A21K0N4100001'] }, ['sameVin']],
  ['the same name', {}, { name: ' 王 伟 ' }, ['sameName']],
  ['a name that sounds alike', {}, { name: '汪伟', readings: ['wangwei'] }, ['sameReading']],
  ['the same name and one digit typed wrong', {}, { name: '王伟', phone: '13812345679' }, ['sameName', 'similarPhone']],
  ['the same name and two digits swapped', {}, { name: '王伟', phone: '13812345687' }, ['sameName', 'similarPhone']],
  ['a similar phone number alone', {}, { phone: '13812345679' }, []],
  ['the same address alone: families share it', {}, { address: '人民路1号' }, []],
  ['two addresses that nobody took down', { address: '' }, { address: '' }, []],
  ['nothing', {}, {}, []],
])('%s', (_title, own, change, reasons) =>
  expect(doubleReasonsOf({ ...person, ...own }, { ...other, ...change })).toEqual(reasons),
);

test('the surest come first, and of equals the one with more reasons', () =>
  expect(
    ([['sameReading'], ['sameName'], ['samePhone'], ['samePhone', 'sameName']] as const).toSorted(bySurety),
  ).toEqual([['samePhone', 'sameName'], ['samePhone'], ['sameName'], ['sameReading']]));

describe('a car goes to another owner', () => {
  const former: FormerOwner = {
    customer: 'C-1',
    until: '2026-11-10',
    reason: '卖出',
    by: { id: 'wang', role: 'serviceAdvisor' },
    at: 1,
    request: 'r',
  };
  const owned = { customer: 'C-2', formerOwners: [former] };
  const today = '2026-11-26';
  test.each([
    ['to somebody else, today', 'C-3', today, undefined],
    ['back, on the day on which it came', 'C-1', '2026-11-10', undefined],
    ['not to whoever has it', 'C-2', today, 'ownerUnchanged'],
    ['not tomorrow', 'C-3', '2026-11-27', 'moveInFuture'],
    ['not in 2099', 'C-3', '2099-01-01', 'moveInFuture'],
    ['not before it came', 'C-3', '2026-11-09', 'moveTooEarly'],
  ])('%s', (_title, to, day, fault) => expect(moveFault(owned, { to, day, today })).toBe(fault));
});
