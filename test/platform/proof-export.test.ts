import { setTimeout as pause } from 'node:timers/promises';
import type { Models } from '../../platform/mongo/models';
import { canonicalJson } from '../../domain/proof/canonical-json';
import { verifyBundle, type Trust } from '../../domain/proof/verify';
import { SecretBox, SealBroken } from '../../platform/account/secret-box';
import { createLog } from '../../platform/log';
import { Sequencer } from '../../platform/mongo/feed/sequencer';
import { LogRewritten, makeCheckpoint } from '../../platform/mongo/proof/checkpoints';
import { exportProof, wantProof } from '../../platform/mongo/proof/export';
import { EventAltered, LogAltered } from '../../platform/proof/altered';
import { ProofFollower } from '../../platform/mongo/proof/follower';
import { findKeys, handOversOf, ProofKeys, rootKeyOf } from '../../platform/mongo/proof/keys';
import { LogWriter } from '../../platform/mongo/proof/log-writer';
import { verifySignature } from '../../platform/proof/ed25519';
import { storedEvent } from '../../platform/mongo/projections/events';
import { repositoriesOn } from '../../platform/mongo/repositories';
import { eventually } from '../support/eventually';
import { logEvents } from '../support/logged-events';
import { openMemoryDatabase } from '../support/memory-database';
import { contracted, delivered, type Events } from '../support/order-events';

const STORE = 'S01';
const order = (n: number): string => `RO-${STORE}-20261122-${String(n).padStart(4, '0')}`;
const log = createLog('test', 'silent');
const visit = contracted();
const box = new SecretBox(Buffer.alloc(32, 7));
const keysOf = (models: Models): ProofKeys => new ProofKeys(models, box, 'repairflow.example');
const trusting = async (models: Models): Promise<Trust> => ({
  rootKey: rootKeyOf((await findKeys(models, STORE))!),
  witnesses: [],
  quorum: 0,
});

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
async function sign(models: Models, keys = keysOf(models)): Promise<boolean> {
  const known = await keys.of(STORE);
  const signer = {
    origin: known.origin,
    handOvers: handOversOf(known),
    sign: (text: string, size: number) => keys.sign(STORE, text, size),
  };
  return makeCheckpoint(models, await LogWriter.open(models, STORE), signer, 1_795_440_000_000);
}
const exported = (models: Models, n: number, sequence = visit.length) => exportProof(models, order(n), sequence);
const faultsOf = async (models: Models, text: string) =>
  verifyBundle(text, await trusting(models), verifySignature).faults.map(({ step, place }) => `${step}: ${place}`);

test('what is exported holds for somebody who has the root key only', async () => {
  const models = await twoVisits();
  expect(await exported(models, 1)).toBeUndefined();
  expect(await sign(models)).toBe(true);
  for (const n of [1, 2]) {
    const verdict = verifyBundle((await exported(models, n))!, await trusting(models), verifySignature);
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

describe('the keys of a log', () => {
  test('are made once, however many programs begin at the same time', async () => {
    const { models } = openMemoryDatabase();
    const made = await Promise.all(Array.from({ length: 5 }, () => keysOf(models).of(STORE)));
    expect(new Set(made.map(({ root }) => root.publicKey)).size).toBe(1);
    expect(JSON.stringify(made[0])).not.toContain('MC4CAQAw');
  });

  test('cannot be used with another ACCOUNT_KEY, nor for another store', async () => {
    const { models } = openMemoryDatabase();
    const known = await keysOf(models).of(STORE);
    const other = new ProofKeys(models, new SecretBox(Buffer.alloc(32, 8)), 'repairflow.example');
    await expect(other.sign(STORE, 'text', 1)).rejects.toThrow(SealBroken);
    await models.proofKeys.collection.insertOne({ ...known, _id: 'S02' } as never);
    await expect(keysOf(models).sign('S02', 'text', 1)).rejects.toThrow(SealBroken);
  });

  test('after one took over from another, proofs hold, and both keys signed where it did', async () => {
    const models = await twoVisits();
    await sign(models);
    const before = await trusting(models);
    const earlier = (await exported(models, 1))!;
    expect(await keysOf(models).addNext(STORE)).toBeDefined();
    expect(await keysOf(models).addNext(STORE)).toBeUndefined();
    expect(await sign(models)).toBe(true);
    const { keys, next } = (await findKeys(models, STORE))!;
    const size = keys[0]!.lastSize!;
    expect([keys.length, keys[1]!.firstSize, next]).toEqual([2, size, null]);
    expect(await sign(models)).toBe(true);
    const text = (await exported(models, 1))!;
    expect(JSON.parse(text)).toMatchObject({
      checkpoints: [expect.stringContaining(`\n${size}\n`), expect.anything()],
    });
    // the root key is the one that the stranger has held all along
    for (const one of [earlier, text]) expect(verifyBundle(one, before, verifySignature).faults).toEqual([]);
  });

  test('a key that the one before did not bring in is none', async () => {
    const models = await twoVisits();
    await sign(models);
    await keysOf(models).addNext(STORE);
    await sign(models);
    await sign(models);
    const bundle = JSON.parse((await exported(models, 1))!) as { checkpoints: string[]; consistency: string[][] };
    const [atHandOver, newest] = bundle.checkpoints as [string, string];
    const alone = canonicalJson({ ...bundle, checkpoints: [newest], consistency: [] });
    expect(await faultsOf(models, alone)).toEqual(['keys: keys']);
    const [text, signatures] = atHandOver.split('\n\n') as [string, string];
    const one = `${text}\n\n${signatures.split('\n')[1]}\n`;
    expect(await faultsOf(models, canonicalJson({ ...bundle, checkpoints: [one, newest] }))).toEqual(['keys: keys']);
  });

  test('whoever was frozen signs no shorter log than was signed meanwhile; a hand-over that was cut off is ended', async () => {
    const models = await twoVisits();
    const keys = keysOf(models);
    await keys.addNext(STORE);
    await sign(models);
    const { keys: known } = (await findKeys(models, STORE))!;
    const size = known[1]!.firstSize;
    expect(await keys.sign(STORE, 'text', size - 1)).toBeUndefined();
    await models.proofCheckpoints.deleteMany({ store: STORE });
    expect(await sign(models)).toBe(true);
    expect(await models.proofCheckpoints.countDocuments({ store: STORE })).toBe(2);
    expect(await faultsOf(models, (await exported(models, 1))!)).toEqual([]);
  });

  test('nothing is signed that is not what was signed before with more behind it', async () => {
    const models = await twoVisits();
    await sign(models);
    const tile = (await models.proofTiles.findOne({}).lean())!;
    const hashes = Buffer.from(tile.hashes, 'base64');
    hashes[3]! ^= 1;
    await models.proofTiles.updateOne({ _id: tile._id }, { $set: { hashes: hashes.toString('base64') } });
    await expect(sign(models)).rejects.toThrow(LogRewritten);
  });
});

describe('the follower', () => {
  test('goes on with the entries of a log that it cannot sign', async () => {
    const { models } = openMemoryDatabase();
    await keysOf(models).of(STORE);
    const times = { leaseMs: 60, idleMs: 5, restMs: 0 };
    const keys = new ProofKeys(models, new SecretBox(Buffer.alloc(32, 8)), 'repairflow.example');
    for (const one of [new Sequencer(models, { log, times }), new ProofFollower(models, { log, keys, times })]) {
      running.push(one);
      one.start();
    }
    await add(models, order(1), visit);
    await add(models, order(2), visit);
    await Promise.all(running.splice(0).map((one) => one.stop()));
    await expect(sign(models, keys)).rejects.toThrow(SealBroken);
    const { size } = (await models.proofLogs.findOne({ _id: STORE }).lean())!;
    await expect(sign(models, keys)).rejects.toThrow(SealBroken);
    expect(await models.proofLogs.findOne({ _id: STORE }).lean()).toMatchObject({ size });
    expect(await models.proofCheckpoints.countDocuments({})).toBe(0);
    expect(await repositoriesOn(models).proofs.unsignedSince()).toBe(visit[0]!.at);
  });

  test('lets another key take over although nothing more has happened', async () => {
    const models = await twoVisits();
    await sign(models);
    await keysOf(models).addNext(STORE);
    const one = new ProofFollower(models, { log, keys: keysOf(models), times: { leaseMs: 60, idleMs: 5, restMs: 0 } });
    const sequencer = new Sequencer(models, { log, times: { leaseMs: 60, idleMs: 5 } });
    running.push(one, sequencer);
    sequencer.start();
    one.start();
    await eventually('the hand-over', async () => {
      const known = await findKeys(models, STORE);
      return known?.next === null;
    });
    await eventually('its checkpoint', async () => (await models.proofCheckpoints.countDocuments({})) === 2);
    expect(await faultsOf(models, (await exported(models, 1))!)).toEqual([]);
  });

  test('signs what nobody has signed yet, and what somebody waits for, at once', async () => {
    const { models } = openMemoryDatabase();
    const times = { leaseMs: 60, idleMs: 5, restMs: 0 };
    const keys = keysOf(models);
    for (const one of [new Sequencer(models, { log, times }), new ProofFollower(models, { log, keys, times })]) {
      running.push(one);
      one.start();
    }
    await add(models, order(1), visit);
    await eventually('the first checkpoint', async () => (await exported(models, 1)) !== undefined);
    await add(models, order(1), delivered(), visit.length + 1);
    const last = delivered().length;
    expect(await exported(models, 1, last)).toBeUndefined();
    await wantProof(models, order(1), last);
    const text = await eventually('the wanted one', () => exported(models, 1, last));
    expect(await faultsOf(models, text)).toEqual([]);
  });

  test('signs a log that never stands still', async () => {
    const { models } = openMemoryDatabase();
    const times = { leaseMs: 60, idleMs: 5, restMs: 0 };
    for (const one of [
      new Sequencer(models, { log, times }),
      new ProofFollower(models, { log, keys: keysOf(models), times }),
    ]) {
      running.push(one);
      one.start();
    }
    const over = new AbortController();
    const goingOn = (async () => {
      for (let n = 1; !over.signal.aborted; n += 1) {
        await logEvents(
          models,
          visit.map((event, index) => storedEvent(order(n), { sequence: index + 1, event })),
        );
        await pause(2);
      }
    })();
    try {
      await eventually('a checkpoint', async () => (await models.proofCheckpoints.countDocuments({})) > 0);
    } finally {
      over.abort();
      await goingOn;
    }
    const { size } = (await models.proofCheckpoints.findOne({}).lean())!;
    expect(size).toBeGreaterThan(0);
  });
});
