import type { AnyEvent } from '../../domain/processes';
import { timeActor } from '../../domain/kernel/actor';
import type { Recorded } from '../../domain/kernel/receipt';
import type { Reached } from '../../platform/mongo/projections/event-log';
import { BatchingRecorder } from '../../platform/mongo/projections/batching-recorder';

type Batch = ReadonlyMap<string, readonly Recorded<AnyEvent>[]>;

const event = (sequence: number): Recorded<AnyEvent> => ({
  sequence,
  event: { type: 'conditionNoted', note: 'x', at: 0, by: timeActor },
});

/** A recorder whose log refuses these processes, and what it wrote. */
function recorderRefusing(refused: readonly string[], error: Error = new Error('refused')) {
  const written: string[][] = [];
  const record = async (batch: Batch): Promise<ReadonlyMap<string, Reached>> => {
    if (refused.some((number) => batch.has(number))) throw error;
    written.push([...batch].map(([number, events]) => `${number} ${events.map(({ sequence }) => sequence).join()}`));
    return new Map([...batch].map(([number, events]) => [number, { sequence: events.at(-1)!.sequence }]));
  };
  return { written, recorder: new BatchingRecorder({ record }, { soonMs: 1, gapMs: 0 }) };
}

test('what comes at the same time is written together, each process in its order', async () => {
  const { recorder, written } = recorderRefusing([]);
  const reached = await Promise.all([
    recorder.record('RO-1', [event(1)]),
    recorder.record('RO-2', [event(1)]),
    recorder.record('RO-1', [event(2)]),
  ]);
  expect(written).toEqual([['RO-1 1,2', 'RO-2 1']]);
  expect(reached.map(({ sequence }) => sequence)).toEqual([2, 1, 2]);
});

test('a process that cannot be written holds up nobody else, and its own caller hears why', async () => {
  const { recorder, written } = recorderRefusing(['RO-1']);
  const results = await Promise.allSettled([
    recorder.record('RO-1', [event(1)]),
    recorder.record('RO-2', [event(1)]),
    recorder.record('RO-3', [event(1)]),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(written).toEqual([['RO-2 1'], ['RO-3 1']]);
});

test('while the database is away nothing is tried process by process', async () => {
  class MongoNetworkError extends Error {}
  const { recorder, written } = recorderRefusing(['RO-1'], new MongoNetworkError());
  const results = await Promise.allSettled([recorder.record('RO-1', [event(1)]), recorder.record('RO-2', [event(1)])]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(written).toEqual([]);
});

test('drain waits for what was handed in', async () => {
  const { recorder, written } = recorderRefusing([]);
  void recorder.record('RO-1', [event(1)]);
  await recorder.drain();
  expect(written).toEqual([['RO-1 1']]);
});
