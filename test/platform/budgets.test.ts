import { Buckets } from '../../api/http/budgets';
import { MovedClock } from '../support/moved-clock';

let clock: MovedClock;
beforeEach(() => void (clock = new MovedClock()));
afterEach(() => clock.undo());

const MINUTE_MS = 60_000;

test('a burst is allowed, a stream is not', () => {
  const buckets = new Buckets('session', 60, MINUTE_MS);
  for (let n = 0; n < 60; n++) expect(buckets.take('a', 1).isEnough).toBe(true);
  expect(buckets.take('a', 1)).toMatchObject({ isEnough: false, seconds: 1 });
  expect(buckets.take('b', 1).isEnough).toBe(true);
  clock.pass(10_000);
  const taken = Array.from({ length: 20 }, () => buckets.take('a', 1).isEnough);
  expect(taken.filter(Boolean).length).toBeGreaterThanOrEqual(10);
  expect(taken.filter(Boolean).length).toBeLessThan(12);
});

test('nothing is taken where it is not enough, and no pause fills more than the bucket', () => {
  const buckets = new Buckets('bytes', 100, MINUTE_MS);
  expect(buckets.take('a', 101)).toMatchObject({ isEnough: false, left: 100 });
  expect(buckets.take('a', 100).isEnough).toBe(true);
  clock.pass(24 * 60 * MINUTE_MS);
  expect(buckets.take('a', 100).isEnough).toBe(true);
  expect(buckets.take('a', 1).isEnough).toBe(false);
});
