import { MINUTE } from '../../../domain/kernel/process';
import { expectedSettlements, settlementQueue } from '../../../domain/repair-order/settlement-queue';
import {
  ARRIVAL,
  agreed,
  contracted,
  fold,
  goldCard,
  inRepair,
  paidInFull,
  presented,
  readyForPickup,
  withPass,
} from '../../support/order-events';

const zone = 'Asia/Shanghai';

test('F-18 gold-card customers have a lane of their own in front, then comes who has waited longest', () => {
  const numbered = (number: string, gold: boolean) => ({ opening: { number, ...(gold ? goldCard : {}) } });
  const early = fold(presented(numbered('early', false)));
  const late = {
    ...fold(agreed(numbered('late', false))),
    stageSince: { at: early.stageSince!.at + MINUTE, sequence: 1 },
  };
  const gold = {
    ...fold(paidInFull(numbered('gold', true))),
    stageSince: { at: early.stageSince!.at + 9 * MINUTE, sequence: 1 },
  };
  const queue = settlementQueue([late, early, gold, fold(withPass()), fold(inRepair())]);
  expect(queue.map(({ number, lane }) => [number, lane])).toEqual([
    ['gold', 'gold'],
    ['early', 'usual'],
    ['late', 'usual'],
  ]);
  expect(queue[1]).toMatchObject({ vehicle: 'V-002', stage: 'settlement', since: early.stageSince!.at });
});

describe('F-18 peaks of the day', () => {
  const now = ARRIVAL;
  const promisedAt = (minutes: number, opening: object = {}) => {
    const order = fold(contracted({ opening }));
    return { ...order, promise: { ...order.promise!, at: now + minutes * MINUTE } };
  };
  const half = 30 * MINUTE;

  test('cars promised today are expected in the half hour of their promise; as many as the policy says are a peak', () => {
    const orders = [promisedAt(61), promisedAt(70, goldCard), promisedAt(89), promisedAt(95), promisedAt(24 * 60)];
    expect(expectedSettlements(orders, now, zone, 3)).toEqual([
      { from: now + 2 * half, cars: 3, goldCards: 1, peak: true },
      { from: now + 3 * half, cars: 1, goldCards: 0, peak: false },
    ]);
  });

  test('a car that is late is expected now, and one that is ready, unless another day was agreed', () => {
    const ready = fold(readyForPickup());
    const tomorrow = { ...ready, pickup: { agreed: { at: now, day: '2026-11-23', count: 1 } } };
    const past = { ...ready, promise: { ...ready.promise!, at: now - 600 * MINUTE } };
    const [first, ...others] = expectedSettlements([promisedAt(-90), past, tomorrow], now, zone, 2);
    expect(first).toEqual({ from: Math.floor(now / half) * half, cars: 2, goldCards: 0, peak: true });
    expect(others).toEqual([]);
  });

  test('whoever is at the desk already, or gone, is expected no more', () =>
    expect(expectedSettlements([fold(presented()), fold(withPass())], now, zone, 2)).toEqual([]));
});
