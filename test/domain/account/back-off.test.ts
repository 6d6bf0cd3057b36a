import fc from 'fast-check';
import { pauseAfter } from '../../../domain/account/back-off';

test('four wrong attempts cost nothing, from the fifth on each pause is twice as long, and none is longer than 15 minutes', () => {
  const seconds = Array.from({ length: 15 }, (_none, before) => pauseAfter(before) / 1_000);
  expect(seconds).toEqual([0, 0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
});

test('however often somebody tries, the pause neither shrinks nor passes 15 minutes', () =>
  fc.assert(
    fc.property(fc.nat(10_000_000), (wrong) => {
      const [pause, next] = [pauseAfter(wrong), pauseAfter(wrong + 1)];
      return pause <= next && next <= 15 * 60_000;
    }),
  ));
