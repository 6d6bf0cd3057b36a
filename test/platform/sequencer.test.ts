import { createLog } from '../../platform/log';
import { Sequencer, type SequencerTimes } from '../../platform/mongo/feed/sequencer';
import type { Models } from '../../platform/mongo/models';
import { repositoriesOn } from '../../platform/mongo/repositories';
import { eventually } from '../support/eventually';
import { faultsOf, feedOf, logEvents, loggedEvents } from '../support/logged-events';
import { openMemoryDatabase } from '../support/memory-database';

const STORE = 'S01';
const order = (n: number): string => `RO-${STORE}-20261122-${String(n).padStart(4, '0')}`;
const quick: Partial<SequencerTimes> = { leaseMs: 60, idleMs: 5, lookBackMs: 20 };

const running: Sequencer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
});

function sequencerOn(models: Models, times: Partial<SequencerTimes> = {}): Sequencer {
  const sequencer = new Sequencer(models, { log: createLog('test', 'silent'), times: { ...quick, ...times } });
  running.push(sequencer);
  sequencer.start();
  return sequencer;
}
const modelsInMemory = (): Models => openMemoryDatabase().models;

/** The feed, once it has that many entries and only so many events are left without a position. */
const feedWith = (models: Models, count: number, waiting = 0) =>
  eventually(`${count} entries`, async () => {
    const entries = await feedOf(models, STORE);
    return (
      entries.length >= count && (await models.events.countDocuments({ unsequenced: true })) === waiting && entries
    );
  });

/** The next call of a method hangs until it is let go, as when its process is frozen. */
function freezeNext(target: object, method: string): { readonly reached: Promise<void>; readonly letGo: () => void } {
  const methods = target as Record<string, (...given: unknown[]) => Promise<unknown>>;
  const real = methods[method]!;
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const reached = new Promise<void>((isReached) => {
    methods[method] = async (...given) => {
      methods[method] = real;
      isReached();
      await gate;
      return real(...given);
    };
  });
  return { reached, letGo };
}

describe('positions', () => {
  test('every event gets one, 1, 2, 3, … in its store, each process in its order', async () => {
    const models = modelsInMemory();
    await logEvents(models, [1, 2, 3].flatMap((n) => loggedEvents(order(n), 1, 150)).toReversed());
    await logEvents(models, loggedEvents('RO-S02-20261122-0001', 1, 3));
    sequencerOn(models);
    await logEvents(models, loggedEvents(order(4), 1, 10));
    const entries = await feedWith(models, 460);
    expect(faultsOf(entries)).toEqual([]);
    expect([entries[0]!.position, entries.at(-1)!.position]).toEqual([1, 460]);
    expect((await feedOf(models, 'S02')).map(({ position }) => position)).toEqual([1, 2, 3]);
    expect(await repositoriesOn(models).feed.tails()).toEqual({ S01: 460, S02: 3 });
  });

  test('an event whose predecessor the feed has forgotten goes on where the feed ended', async () => {
    const models = modelsInMemory();
    await logEvents(models, loggedEvents(order(1), 1, 5));
    sequencerOn(models);
    await feedWith(models, 5);
    await running.splice(0)[0]!.stop();
    await models.feed.deleteMany({});
    await logEvents(models, loggedEvents(order(1), 6, 6));
    sequencerOn(models);
    const entries = await eventually('the next entry', async () => {
      const found = await feedOf(models, STORE);
      return found.length > 0 && found;
    });
    expect(entries.map(({ position, sequence }) => [position, sequence])).toEqual([[6, 6]]);
  });

  test('events that were stored before there was a feed get theirs once', async () => {
    const models = modelsInMemory();
    const old = loggedEvents(order(1), 1, 300).map(({ unsequenced: _none, ...event }) => event);
    await logEvents(models, old);
    await logEvents(models, loggedEvents(order(1), 301, 301));
    sequencerOn(models);
    const entries = await feedWith(models, 301);
    expect(faultsOf(entries)).toEqual([]);
    await running.splice(0)[0]!.stop();
    await models.feed.deleteMany({});
    sequencerOn(models);
    await logEvents(models, loggedEvents(order(1), 302, 302));
    await eventually('the next entry', async () => (await feedOf(models, STORE)).length > 0);
    expect((await feedOf(models, STORE)).map(({ sequence }) => sequence)).toEqual([302]);
  });
});

describe('D6 a missing event', () => {
  test('those after it wait, however many; others go on; an operator is told; when it comes they follow', async () => {
    const models = modelsInMemory();
    const { operatorTasks } = repositoriesOn(models);
    await logEvents(models, loggedEvents(order(1), 1, 1));
    await logEvents(models, loggedEvents(order(1), 3, 700));
    sequencerOn(models, { reportAfterMs: 30 });
    await logEvents(models, loggedEvents(order(2), 1, 20));
    expect(faultsOf(await feedWith(models, 21, 698))).toEqual([]);
    const [task] = await eventually('the task', async () => {
      const open = await operatorTasks.openIn(STORE, 10);
      return open.length > 0 && open;
    });
    expect(task).toMatchObject({ kind: 'missingEvent', process: order(1), about: '2', count: 1 });
    await logEvents(models, loggedEvents(order(2), 21, 40));
    await feedWith(models, 41, 698);
    await logEvents(models, loggedEvents(order(1), 2, 2));
    const entries = await feedWith(models, 740);
    expect(faultsOf(entries)).toEqual([]);
    expect(await operatorTasks.openIn(STORE, 10)).toHaveLength(1);
  });
});

describe('several sequencers', () => {
  test('one works, and the next one takes over at once when it stops', async () => {
    const models = modelsInMemory();
    const first = sequencerOn(models, { leaseMs: 600_000 });
    await logEvents(models, loggedEvents(order(1), 1, 5));
    await feedWith(models, 5);
    sequencerOn(models, { leaseMs: 600 });
    await first.stop();
    await logEvents(models, loggedEvents(order(1), 6, 10));
    expect(faultsOf(await feedWith(models, 10))).toEqual([]);
  });

  test.each(['insertMany', 'updateMany'])(
    'a leader that is frozen in %s and wakes after another took over doubles nothing and leaves no hole',
    async (method) => {
      const models = modelsInMemory();
      sequencerOn(models);
      await logEvents(models, loggedEvents(order(1), 1, 5));
      await feedWith(models, 5);
      const { reached, letGo } = freezeNext(
        method === 'insertMany' ? models.feed.collection : models.events.collection,
        method,
      );
      await logEvents(models, loggedEvents(order(1), 6, 9));
      await reached;
      sequencerOn(models);
      await logEvents(models, loggedEvents(order(2), 1, 3));
      await feedWith(models, 12);
      letGo();
      await logEvents(models, loggedEvents(order(1), 10, 12));
      const entries = await feedWith(models, 15);
      expect(faultsOf(entries)).toEqual([]);
      expect(new Set(entries.map(({ event }) => event)).size).toBe(15);
    },
  );

  test('a leader that was cut off after its entries and before their marks leaves nothing undone', async () => {
    const models = modelsInMemory();
    const { collection } = models.events;
    const updateMany = collection.updateMany.bind(collection);
    let cut = 0;
    collection.updateMany = async (...given) => {
      cut += 1;
      if (cut === 2) throw new Error('cut off');
      return updateMany(...given);
    };
    sequencerOn(models);
    await logEvents(models, loggedEvents(order(1), 1, 4));
    await feedWith(models, 4);
    await logEvents(models, loggedEvents(order(1), 5, 8));
    const entries = await feedWith(models, 8);
    expect(cut).toBeGreaterThan(2);
    expect(faultsOf(entries)).toEqual([]);
  });
});
