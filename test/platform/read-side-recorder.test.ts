import { ReadSideRecorder } from '../../api/processes/read-side-recorder';
import { timeActor } from '../../domain/kernel/actor';
import type { Recorded } from '../../domain/kernel/receipt';
import type { AnyEvent } from '../../domain/processes';
import { createLog } from '../../platform/log';
import type { Reached } from '../../platform/mongo/projections/event-log';

class MongoNetworkError extends Error {}
const NUMBER = 'RO-S01-20261122-0001';
const event = (sequence: number): Recorded<AnyEvent> => ({
  sequence,
  event: { type: 'conditionNoted', note: 'x', at: 0, by: timeActor },
});

/** A read side that can be away, and can lose what it has confirmed. */
function readSide() {
  const known = new Set<number>();
  const state = { away: false };
  const record = async (_number: string, events: readonly Recorded<AnyEvent>[]): Promise<Reached> => {
    if (state.away) throw new MongoNetworkError('away');
    for (const { sequence } of events) known.add(sequence);
    let through = 0;
    while (known.has(through + 1)) through += 1;
    return { sequence: through };
  };
  const recorder = new ReadSideRecorder(
    { record, drain: async () => undefined },
    createLog('test', 'silent'),
    () => undefined,
  );
  return { recorder, known, state };
}
const settle = (ms = 0) => jest.advanceTimersByTimeAsync(ms);

beforeEach(() => void jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('it knows up to where the read side has everything, and nothing of what it did not write', async () => {
  const { recorder } = readSide();
  recorder.add(NUMBER, [event(1), event(2)]);
  await settle();
  expect(recorder.recordedThrough(NUMBER)).toBe(2);
  recorder.add(NUMBER, [event(4)]);
  await settle();
  expect(recorder.recordedThrough(NUMBER)).toBe(2);
  expect(recorder.recordedThrough('RO-S01-20261122-0002')).toBeUndefined();
});

test('what could not be written is written once the database is back', async () => {
  const { recorder, known, state } = readSide();
  state.away = true;
  recorder.add(NUMBER, [event(1)]);
  await settle(30_000);
  expect([...known]).toEqual([]);
  expect(recorder.recordedThrough(NUMBER)).toBeUndefined();
  state.away = false;
  await settle(2_000);
  expect([...known]).toEqual([1]);
});

test('what a database that was away had confirmed and lost is written again', async () => {
  const { recorder, known, state } = readSide();
  recorder.add(NUMBER, [event(1)]);
  recorder.add(NUMBER, [event(2)]);
  await settle(1_000);
  state.away = true;
  known.delete(2);
  recorder.add(NUMBER, [event(3)]);
  await settle(5_000);
  state.away = false;
  await settle(2_000);
  expect([...known].toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
  expect(recorder.recordedThrough(NUMBER)).toBe(3);
});
