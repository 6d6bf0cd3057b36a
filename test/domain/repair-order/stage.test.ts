import { hasReached, isPast } from '../../../domain/repair-order/stage';

test.each(['declined', 'closedNoRepair', 'cancelled'] as const)(
  'a visit that is %s was never paid, and nobody waits',
  (stage) => expect([hasReached(stage, 'paid'), isPast(stage, 'paid')]).toEqual([false, true]),
);

test('a stage is reached from itself on', () =>
  expect([hasReached('settlement', 'paid'), hasReached('paid', 'paid'), hasReached('delivered', 'paid')]).toEqual([
    false,
    true,
    true,
  ]));
