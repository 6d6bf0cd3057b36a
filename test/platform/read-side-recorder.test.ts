import { ReadSideRecorder } from '../../api/processes/read-side-recorder';
import { timeActor } from '../../domain/kernel/actor';
import { createMetrics } from '../../api/http/metrics';
import { fingerprint } from '../../domain/kernel/fingerprint';
import type { Recorded } from '../../domain/kernel/receipt';
import type { AnyEvent, AnyState } from '../../domain/processes';
import { createLog } from '../../platform/log';
import type { Reached } from '../../platform/mongo/projections/event-log';

class MongoNetworkError extends Error {}
const NUMBER = 'RO-S01-20261122-0001';
const event = (sequence: number): Recorded<AnyEvent> => ({
  sequence,
  event: { type: 'conditionNoted', note: 'x', at: 0, by: timeActor },
});

const stateAt = (sequence: number) => ({ number: NUMBER, sequence }) as AnyState;

/** A read side that can be away, and can lose what it has confirmed. */
function readSide() {
  const metrics = createMetrics();
  const known = new Set<number>();
  const state = { away: false };
  const record = async (_number: string, events: readonly Recorded<AnyEvent>[]): Promise<Reached> => {
    if (state.away) throw new MongoNetworkError('away');
    for (const { sequence } of events) known.add(sequence);
    let through = 0;
    while (known.has(through + 1)) through += 1;
    return { sequence: through, state: stateAt(through) };
  };
  const recorder = new ReadSideRecorder(
    { record, drain: async () => undefined },
    createLog('test', 'silent'),
    () => undefined,
    metrics,
  );
  const gaps = async () => (await metrics.readSideGaps.get()).values[0]?.value;
  return { recorder, known, state, gaps };
}
const settle = (ms = 0) => jest.advanceTimersByTimeAsync(ms);

beforeEach(() => void jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('it knows up to where the read side has everything, and nothing of what it did not write', async () => {
  const { recorder } = readSide();
  recorder.add(NUMBER, [event(1), event(2)]);
  await settle();
  expect(recorder.known(NUMBER)).toEqual({ recordedThrough: 2, recordedState: fingerprint(stateAt(2)) });
  recorder.add(NUMBER, [event(4)]);
  await settle();
  expect(recorder.known(NUMBER)).toEqual({ recordedThrough: 2, recordedState: fingerprint(stateAt(2)) });
  expect(recorder.known('RO-S01-20261122-0002')).toEqual({});
});

test('a recording that leaves the view behind the process is counted once, when the event before is still missing a moment later', async () => {
  const { recorder, gaps } = readSide();
  recorder.add(NUMBER, [event(1)]);
  await settle();
  recorder.add(NUMBER, [event(3)]);
  await settle();
  expect(await gaps()).toBe(0);
  await settle(250);
  expect(await gaps()).toBe(1);
  await settle(60_000);
  expect(await gaps()).toBe(1);
});

test('whoever was faster than another API with an earlier event brings the view up to its own', async () => {
  const log = new Set<number>();
  let view = 0;
  /** As the log does it: it folds what it is given, and looks for no more where that follows. */
  const record = async (_number: string, events: readonly Recorded<AnyEvent>[]): Promise<Reached> => {
    for (const { sequence } of events) log.add(sequence);
    for (const { sequence } of events) if (sequence === view + 1) view = sequence;
    return { sequence: view, state: stateAt(view) };
  };
  const metrics = createMetrics();
  const api = () =>
    new ReadSideRecorder(
      { record, drain: async () => undefined },
      createLog('test', 'silent'),
      () => undefined,
      metrics,
    );
  const [fast, slow] = [api(), api()];
  slow.add(NUMBER, [event(1)]);
  fast.add(NUMBER, [event(3)]);
  await settle(100);
  slow.add(NUMBER, [event(2)]);
  await settle();
  expect([...log].toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
  expect(view).toBe(2);
  await settle(250);
  expect(view).toBe(3);
  expect(fast.known(NUMBER)).toMatchObject({ recordedThrough: 3 });
  expect((await metrics.readSideGaps.get()).values[0]?.value).toBe(0);
});

test('whoever waits for an event is woken by the write of the view, and not by an earlier one', async () => {
  const { recorder } = readSide();
  const woken: string[] = [];
  void recorder.waitFor(NUMBER, 2, 1_000).then((reached) => woken.push(`2 ${reached}`));
  void recorder.waitFor(NUMBER, 9, 1_000).then((reached) => woken.push(`9 ${reached}`));
  recorder.add(NUMBER, [event(1)]);
  await settle();
  expect(woken).toEqual([]);
  recorder.add(NUMBER, [event(2)]);
  await settle();
  expect(woken).toEqual(['2 true']);
  await settle(1_000);
  expect(woken).toEqual(['2 true', '9 false']);
});

test('what could not be written is written once the database is back', async () => {
  const { recorder, known, state } = readSide();
  state.away = true;
  recorder.add(NUMBER, [event(1)]);
  await settle(30_000);
  expect([...known]).toEqual([]);
  expect(recorder.known(NUMBER)).toEqual({});
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
  expect(recorder.known(NUMBER)).toMatchObject({ recordedThrough: 3 });
});
