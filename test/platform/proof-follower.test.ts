import { fromBase64, toBase64 } from '../../domain/proof/base64';
import { emptyRoot, isIncluded, inclusionRanges, nodeHash, type Hash } from '../../domain/proof/merkle-tree';
import { rootOfRange } from '../../domain/proof/make-bundle';
import { createLog } from '../../platform/log';
import { Sequencer } from '../../platform/mongo/feed/sequencer';
import type { Models, StoredProofEntry } from '../../platform/mongo/models';
import { NEWEST } from '../../platform/mongo/models/proof';
import { ProofFollower, type FollowerTimes } from '../../platform/mongo/proof/follower';
import { EventAltered } from '../../platform/proof/altered';
import { sealedEntriesOf } from '../../platform/mongo/proof/sealed-entries';
import { withNodes } from '../../platform/mongo/proof/tiles';
import { storedEvent } from '../../platform/mongo/projections/events';
import { repositoriesOn } from '../../platform/mongo/repositories';
import { eventually } from '../support/eventually';
import { logEvents, loggedEvents } from '../support/logged-events';
import { openMemoryDatabase } from '../support/memory-database';
import { after, delivered, exitPass, type Events } from '../support/order-events';

const STORE = 'S01';
const order = (n: number): string => `RO-${STORE}-20261122-${String(n).padStart(4, '0')}`;
const log = createLog('test', 'silent');
const visit = delivered();

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
});
const started = <T extends { start(): void; stop(): Promise<void> }>(one: T): T => {
  running.push(one);
  one.start();
  return one;
};
const sequencerOn = (models: Models) => started(new Sequencer(models, { log, times: { leaseMs: 60, idleMs: 5 } }));
const followerOn = (models: Models, times: Partial<FollowerTimes> = {}) =>
  started(new ProofFollower(models, { log, times: { leaseMs: 60, idleMs: 5, ...times } }));

const recorded = (process: string, events: Events, from = 1) =>
  events.slice(from - 1).map((event, index) => storedEvent(process, { sequence: from + index, event }));
/** Some models with the events of three visits, and their feed. */
async function threeVisits(): Promise<Models> {
  const { models } = openMemoryDatabase();
  await logEvents(
    models,
    [1, 2, 3].flatMap((n) => recorded(order(n), visit)),
  );
  sequencerOn(models);
  await eventually('the feed', async () => (await models.feed.countDocuments({})) === 3 * visit.length);
  return models;
}
const entriesOf = (models: Models): Promise<StoredProofEntry[]> =>
  models.proofEntries.find({ store: STORE }).sort({ position: 1 }).lean<StoredProofEntry[]>().exec();
/** The entries, once there are so many and the tree has them. */
const logWith = (models: Models, count: number): Promise<readonly StoredProofEntry[]> =>
  eventually(`${count} entries`, async () => {
    const { size } = (await models.proofLogs.findOne({ _id: STORE }).lean()) ?? {};
    return size === count && entriesOf(models);
  });

/** RFC 9162 §2.1.1 as it is written there. */
function rootOf(leaves: readonly Hash[]): Hash {
  if (leaves.length <= 1) return leaves[0] ?? emptyRoot;
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return nodeHash(rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)));
}
/** What is wrong with a log: holes, a process out of order, an entry that does not point at the next one of its process, another tree than that over its leaves. */
async function faultsOf(models: Models, entries: readonly StoredProofEntry[]): Promise<readonly string[]> {
  const faults: string[] = [];
  const demand = (holds: boolean, fault: string): void => void (holds || faults.push(fault));
  entries.forEach(({ _id, position }, index) => demand(position === index + 1, `${_id} at place ${index + 1}`));
  const later = new Map<string, StoredProofEntry>();
  for (const entry of entries.toReversed()) {
    const next = later.get(entry.process!);
    demand(entry.supersededAt === (next?.position ?? NEWEST), `${entry._id} is superseded at ${entry.supersededAt}`);
    demand(next === undefined || next.sequence === entry.sequence + 1, `${entry._id} is out of order`);
    later.set(entry.process!, entry);
  }
  for (const { _id, sequence } of later.values()) demand(sequence === 1, `${_id} has no entry before it`);
  const leaves = entries.map(({ leaf }) => fromBase64(leaf)!);
  const root = await withNodes(models, STORE, (read) => rootOfRange(read, { from: 0, to: leaves.length }));
  demand(toBase64(root) === toBase64(rootOf(leaves)), 'another root');
  return faults;
}

test('every event of the feed has one entry, and can be made again of the event', async () => {
  const models = await threeVisits();
  followerOn(models);
  const entries = await logWith(models, 3 * visit.length);
  expect(await faultsOf(models, entries)).toEqual([]);
  for (const n of [1, 2, 3]) {
    const sealed = await sealedEntriesOf(models, order(n));
    expect(sealed.map(({ entry }) => entry.type)).toEqual(visit.map(({ type }) => type));
  }
  expect(entries.filter(({ isOver }) => isOver)).toEqual([]);
});

test('a visit is over from the entry on after which it takes no more events', async () => {
  const { models } = openMemoryDatabase();
  const ended = after(
    delivered(),
    ['gate', { type: 'gateOpened', exitPass }],
    ['wang', { type: 'dmsUpdated', mismatch: false }],
  );
  await logEvents(models, recorded(order(1), ended));
  sequencerOn(models);
  followerOn(models);
  const entries = await logWith(models, ended.length);
  expect(entries.map(({ isOver }) => isOver).lastIndexOf(false)).toBe(ended.length - 2);
});

test('tiles of 256 hashes give the paths of every level of a long log', async () => {
  const { models } = openMemoryDatabase();
  const count = 700;
  await logEvents(models, loggedEvents(order(1), 1, count));
  sequencerOn(models);
  followerOn(models);
  const entries = await logWith(models, count);
  expect(await faultsOf(models, entries)).toEqual([]);
  const leaves = entries.map(({ leaf }) => fromBase64(leaf)!);
  const root = rootOf(leaves);
  for (const index of [0, 255, 256, 511, 512, 699]) {
    const path = await withNodes(models, STORE, (read) =>
      inclusionRanges(index, count).map((range) => rootOfRange(read, range)),
    );
    expect(isIncluded(leaves[index]!, index, count, path, root)).toBe(true);
  }
  expect(await models.proofTiles.countDocuments({})).toBe(4);
});

test('what the feed has forgotten before it was read gets its entry before the next event of its process', async () => {
  const models = await threeVisits();
  await models.feed.deleteMany({});
  await logEvents(models, recorded(order(2), [...visit, ...visit.slice(-1)], visit.length + 1));
  followerOn(models);
  const entries = await logWith(models, visit.length + 1);
  expect(await faultsOf(models, entries)).toEqual([]);
  expect(entries.every(({ process }) => process === order(2))).toBe(true);
});

test('an event that the log lacks holds up its own process only; an operator is told; when it comes the others follow', async () => {
  const models = await threeVisits();
  const id = `${order(1)}:000003`;
  const lost = await models.events.findOne({ _id: id }).lean();
  await models.events.deleteMany({ _id: id });
  followerOn(models);
  expect(await faultsOf(models, await logWith(models, 2 * visit.length + 2))).toEqual([]);
  const [task] = await eventually('the task', async () => {
    const open = await repositoriesOn(models).operatorTasks.openIn(STORE, 10);
    return open.length > 0 && open;
  });
  expect(task).toMatchObject({ kind: 'missingEvent', process: order(1), about: '3' });
  await logEvents(models, [lost as never, ...recorded(order(1), [...visit, ...visit.slice(-1)], visit.length + 1)]);
  expect(await faultsOf(models, await logWith(models, 3 * visit.length + 1))).toEqual([]);
});

describe('several followers', () => {
  test('the next one goes on where the first one stopped', async () => {
    const models = await threeVisits();
    const first = followerOn(models, { leaseMs: 600_000 });
    await logWith(models, 3 * visit.length);
    followerOn(models, { leaseMs: 600 });
    await first.stop();
    await logEvents(models, recorded(order(4), visit));
    expect(await faultsOf(models, await logWith(models, 4 * visit.length))).toEqual([]);
  });

  /** The next call of a method of the database hangs until it is let go, or fails. */
  function interrupt(
    target: object,
    method: string,
    meanwhile: (go: () => Promise<unknown>) => Promise<unknown>,
  ): void {
    const methods = target as Record<string, (...given: unknown[]) => Promise<unknown>>;
    const real = methods[method]!;
    methods[method] = (...given) => {
      methods[method] = real;
      return meanwhile(() => real(...given));
    };
  }

  test.each(['proofEntries', 'proofTiles', 'proofLogs'] as const)(
    'one that is frozen while it writes %s, and wakes after another took over, doubles nothing and leaves no hole',
    async (collection) => {
      const models = await threeVisits();
      let letGo = (): void => undefined;
      const gate = new Promise<void>((resolve) => (letGo = resolve));
      const method = collection === 'proofEntries' ? 'insertMany' : 'updateOne';
      const reached = new Promise<void>((isReached) =>
        interrupt(models[collection].collection, method, async (go) => {
          isReached();
          await gate;
          return go();
        }),
      );
      followerOn(models);
      await reached;
      followerOn(models);
      await logWith(models, 3 * visit.length);
      letGo();
      await logEvents(models, recorded(order(4), visit));
      expect(await faultsOf(models, await logWith(models, 4 * visit.length))).toEqual([]);
    },
  );

  test.each(['proofTiles', 'proofLogs'] as const)(
    'when one dies after its entries and before it wrote %s, the next one ends it',
    async (collection) => {
      const models = await threeVisits();
      interrupt(models[collection].collection, 'updateOne', () => Promise.reject(new Error('the program is killed')));
      const first = followerOn(models);
      await eventually('the entries', async () => (await entriesOf(models)).length > 0);
      await first.stop();
      expect(await models.proofLogs.findOne({ _id: STORE }).lean()).toBeNull();
      followerOn(models);
      expect(await faultsOf(models, await logWith(models, 3 * visit.length))).toEqual([]);
    },
  );
});

describe('what somebody changes in the database afterwards is found, and where', () => {
  const sequence = visit.findIndex(({ type }) => type === 'paymentReceived') + 1;
  const id = `${order(2)}:${String(sequence).padStart(6, '0')}`;
  const altered = async (change: (models: Models) => Promise<unknown>): Promise<unknown> => {
    const models = await threeVisits();
    followerOn(models);
    await logWith(models, 3 * visit.length);
    await change(models);
    expect(await sealedEntriesOf(models, order(1))).toHaveLength(visit.length);
    return sealedEntriesOf(models, order(2)).catch((error: unknown) => error);
  };
  const isThere = { process: order(2), sequence };

  test.each([
    ['an amount', (models: Models) => models.events.updateOne({ _id: id }, { $inc: { 'event.amount': 1 } })],
    ['who did it', (models: Models) => models.events.updateOne({ _id: id }, { $set: { 'event.by.id': 'somebody' } })],
    ['when it was', (models: Models) => models.events.updateOne({ _id: id }, { $inc: { 'event.at': 1 } })],
    ['that it happened', (models: Models) => models.events.deleteMany({ _id: id })],
    ['its entry', (models: Models) => models.proofEntries.updateOne({ event: id }, { $set: { pointers: [] } })],
  ])('%s', async (_name, change) => {
    const error = await altered(change);
    expect(error).toBeInstanceOf(EventAltered);
    expect(error).toMatchObject(isThere);
  });
});

test('no entry and no tile holds a word that somebody said', async () => {
  const models = await threeVisits();
  followerOn(models);
  const kept = JSON.stringify([await logWith(models, 3 * visit.length), await models.proofTiles.find({}).lean()]);
  for (const word of ['wang', '行车记录仪', '行驶证', 'B-12', '做个小保养']) {
    expect(JSON.stringify(visit)).toContain(word);
    expect(kept).not.toContain(word);
  }
});
