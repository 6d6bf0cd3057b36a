import fc from 'fast-check';
import { freeKeyNumber } from '../../../domain/repair-order/free-key';

test.each([
  ['the lowest on which no key hangs', ['K-1', 'K-2', 'K-4'], ['K-1', 'K-2', 'K-4'], 'K-3'],
  ['as many digits as the store writes', ['01', '02'], ['01', '02', '17'], '03'],
  ['also while no car is in the house', [], ['钥匙5', '钥匙12'], '钥匙1'],
  ['beside a key that hangs elsewhere', ['K-1', '前台'], ['K-1', 'K-9', '前台'], 'K-2'],
])('B-21 the number that is offered is %s', (_what, hanging, latest, offered) =>
  expect(freeKeyNumber(hanging, latest)).toBe(offered),
);

test.each([
  ['no key yet', []],
  ['words', ['前台', '抽屉']],
  ['as many words as numbers', ['K-1', '前台']],
  ['numbers of different kinds', ['K-1', 'B-1', '7']],
])('B-21 nothing is offered where the store has %s', (_what, latest) =>
  expect(freeKeyNumber(latest, latest)).toBeUndefined(),
);

test('B-21 what is offered hangs nowhere', () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (numbers) => {
      const hanging = numbers.map((one) => `K-${one}`);
      const offered = freeKeyNumber(hanging, hanging);
      return offered !== undefined && !hanging.includes(offered);
    }),
  ));
