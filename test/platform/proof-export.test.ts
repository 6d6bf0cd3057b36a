import type { Models } from '../../platform/mongo/models';
import { verifyBundle } from '../../domain/proof/verify';
import { createLog } from '../../platform/log';
import { Sequencer } from '../../platform/mongo/feed/sequencer';
import { makeCheckpoint } from '../../platform/mongo/proof/checkpoints';
import { exportProof, LogAltered } from '../../platform/mongo/proof/export';
import { ProofFollower } from '../../platform/mongo/proof/follower';
import { LogWriter } from '../../platform/mongo/proof/log-writer';
import { EventAltered } from '../../platform/mongo/proof/sealed-entries';
import { storedEvent } from '../../platform/mongo/projections/events';
import { eventually } from '../support/eventually';
import { logEvents } from '../support/logged-events';
import { openMemoryDatabase } from '../support/memory-database';
import { contracted, delivered, type Events } from '../support/order-events';
import { keysNote, logKey, ORIGIN, root, signatureOf, verifySignature } from '../support/proof-log';

const STORE = 'S01';
const order = (n: number): string => `RO-${STORE}-20261122-${String(n).padStart(4, '0')}`;
const log = createLog('test', 'silent');
const visit = contracted();
const authority = { origin: ORIGIN, keys: keysNote(), rootKey: root.key, verifySignature };
const signer = { origin: ORIGIN, sign: (text: string) => [signatureOf(logKey, text)] };

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
});

async function add(models: Models, process: string, events: Events, from = 1): Promise<void> {
  const before = (await models.proofLogs.findOne({ _id: STORE }).lean())?.size ?? 0;
  const added = events.slice(from - 1);
  await logEvents(
    models,
    added.map((event, index) => storedEvent(process, { sequence: from + index, event })),
  );
  await eventually('the entries', async () => {
    const { size = 0 } = (await models.proofLogs.findOne({ _id: STORE }).lean()) ?? {};
    return size >= before + added.length;
  });
}
async function twoVisits(): Promise<Models> {
  const { models } = openMemoryDatabase();
  for (const one of [
    new Sequencer(models, { log, times: { leaseMs: 60, idleMs: 5 } }),
    new ProofFollower(models, { log, times: { leaseMs: 60, idleMs: 5 } }),
  ]) {
    running.push(one);
    one.start();
  }
  for (const n of [1, 2]) await add(models, order(n), visit);
  await Promise.all(running.splice(0).map((one) => one.stop()));
  return models;
}
const sign = async (models: Models): Promise<boolean> =>
  makeCheckpoint(models, await LogWriter.open(models, STORE), signer, 1_795_440_000_000);
const exported = (models: Models, n: number, sequence = visit.length) =>
  exportProof(models, STORE, order(n), sequence, authority);

test('what is exported holds for somebody who has the root key only', async () => {
  const models = await twoVisits();
  expect(await exported(models, 1)).toBeUndefined();
  expect(await sign(models)).toBe(true);
  for (const n of [1, 2]) {
    const verdict = verifyBundle(
      (await exported(models, n))!,
      { rootKey: root.key, witnesses: [], quorum: 0 },
      verifySignature,
    );
    expect(verdict.faults).toEqual([]);
    expect(verdict.events.map(({ entry }) => entry.type)).toEqual(visit.map(({ type }) => type));
  }
});

test('while the newest checkpoint does not cover the last event there is no proof; after the next one there is', async () => {
  const models = await twoVisits();
  await sign(models);
  expect(await exported(models, 1, visit.length + 1)).toBeUndefined();
  const follower = new ProofFollower(models, { log, times: { leaseMs: 60, idleMs: 5 } });
  const sequencer = new Sequencer(models, { log, times: { leaseMs: 60, idleMs: 5 } });
  running.push(sequencer, follower);
  sequencer.start();
  follower.start();
  await add(models, order(1), delivered(), visit.length + 1);
  await Promise.all(running.splice(0).map((one) => one.stop()));
  // the checkpoint of before still shows the visit as it was then
  expect(JSON.parse((await exported(models, 1))!)).toMatchObject({ entries: { length: visit.length } });
  expect(await sign(models)).toBe(true);
  expect(JSON.parse((await exported(models, 1, delivered().length))!)).toMatchObject({
    entries: { length: delivered().length },
  });
});

test('nothing is signed where there is nothing', async () => {
  expect(await sign(openMemoryDatabase().models)).toBe(false);
});

describe('what was changed in the database is not exported', () => {
  const at = `${order(2)}:000003`;
  test.each([
    ['an event', (models: Models) => models.events.updateOne({ _id: at }, { $inc: { 'event.at': 1 } }), EventAltered],
    [
      'the last entry of a visit, left out',
      (models: Models) => models.proofEntries.deleteMany({ process: order(2), sequence: visit.length }),
      LogAltered,
    ],
    [
      'a tile',
      (models: Models) => models.proofTiles.updateMany({}, { $set: { hashes: 'A'.repeat(10_000) } }),
      LogAltered,
    ],
    [
      'who had come how far',
      (models: Models) =>
        models.proofEntries.updateOne({ process: order(1), sequence: visit.length }, { $set: { isOver: true } }),
      LogAltered,
    ],
  ])('%s', async (_name, change, error) => {
    const models = await twoVisits();
    await sign(models);
    await change(models);
    await expect(exported(models, 2, 1)).rejects.toThrow(error);
  });
});
