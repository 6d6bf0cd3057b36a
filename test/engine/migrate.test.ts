import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { Model } from 'mongoose';
import type { RunningApi } from '../../api/serve';
import { startApi } from '../../api/server';
import type { Config } from '../../platform/config';
import { createLog } from '../../platform/log';
import { customers, STORE, vehicles } from '../../dev/fixtures/store';
import { migrate } from '../../platform/migrate';
import { dropFormerIndexes } from '../../platform/mongo/models';
import { openDatabase } from '../../platform/mongo/database';
import { openedSalt } from '../../platform/mongo/proof/salts';
import { openVault } from '../../platform/vault/open-vault';
import { connectTemporal } from '../../platform/temporal/connection';
import { createWorker } from '../../worker';
import { eventually } from '../support/eventually';
import { testConfig } from '../support/store';

const namespace = `test-${randomUUID().slice(0, 8)}`;
const log = createLog('test', 'silent');

let config: Config;
let client: Client;
let api: RunningApi;
beforeAll(async () => {
  config = testConfig({ TEMPORAL_NAMESPACE: namespace });
  client = await connectTemporal(config);
  api = await startApi(config, log);
});
afterAll(async () => {
  await api.stop();
  await client.connection.close();
});

const readiness = async () => {
  const answer = await fetch(`${api.url}/readyz`);
  const { missing = [] } = (await answer.json()) as { missing?: string[] };
  return { status: answer.status, missing };
};
const retentionDays = async (): Promise<number> => {
  const { config: kept } = await client.workflowService.describeNamespace({ namespace });
  return Number(kept?.workflowExecutionRetentionTtl?.seconds) / 86_400;
};
const migrated = async (): Promise<readonly string[]> => {
  const said: string[] = [];
  const { TEMPORAL_ADDRESS, MONGODB_URI } = config;
  const env = { TEMPORAL_ADDRESS, MONGODB_URI, TEMPORAL_NAMESPACE: namespace };
  await migrate(env, (line) => said.push(line));
  return said;
};

test('before it API and worker say what is missing; it makes everything once, and leaves what the operator chose', async () => {
  const before = await eventually('the API to know what is missing', async () => {
    const now = await readiness();
    return now.missing.length > 0 && now;
  });
  expect(before).toMatchObject({ status: 503, missing: expect.arrayContaining([`the namespace ${namespace}`]) });
  expect(before.missing).toContainEqual(expect.stringMatching(/^the index of events on /));
  await expect(createWorker(config, log)).rejects.toThrow(`the namespace ${namespace}; run `);

  expect(await migrated()).toContain(
    `Temporal: made the namespace ${namespace}; closed processes are kept for 90 days.`,
  );
  await eventually('the API to be ready', async () => (await readiness()).status === 200);
  expect(await retentionDays()).toBe(90);

  const seconds = 30 * 86_400;
  await client.workflowService.updateNamespace({
    namespace,
    config: { workflowExecutionRetentionTtl: { seconds: seconds as never } },
  });
  expect(await migrated()).toEqual([
    expect.stringContaining('keeps closed processes for 30 days only'),
    `Temporal: the namespace ${namespace} is ready.`,
    'MongoDB: every index is there.',
  ]);
  expect(await retentionDays()).toBe(30);
});

test('what an earlier release has stored in clear is sealed and can be found, once; its indexes are gone', async () => {
  const database = openDatabase(config.MONGODB_URI, log);
  await database.reached;
  await openVault(config, database);
  const { models, repositories } = database;
  const [older] = customers;
  const [car] = vehicles;
  await models.customers.collection.insertOne({ ...older!, name: '旧档案', folded: ['旧档案'] } as never);
  await models.vehicles.collection.insertOne({ ...car! } as never);
  await models.vehicles.collection.createIndex({ store: 1, plate: 1 }, { unique: true });
  const key = Buffer.alloc(32, 'salts in clear').toString('base64');
  await models.proofSalts.collection.insertOne({ _id: 'RO-S01-20261122-0001', store: STORE, key } as never);

  const made = 'MongoDB: sealed 3 records of an earlier release, which said in clear who somebody is.';
  expect(await migrated()).toContain(made);
  expect(await migrated()).not.toContain(made);
  const [kept, keptCar] = [await models.customers.collection.findOne({}), await models.vehicles.collection.findOne({})];
  expect(kept).not.toHaveProperty('name');
  expect(kept).not.toHaveProperty('folded');
  expect(JSON.stringify([kept, keptCar])).not.toMatch(new RegExp(`旧档案|${older!.phone}|${car!.plate}|${car!.vin}`));
  const salt = await models.proofSalts.collection.findOne({});
  expect(Object.keys(salt ?? {}).toSorted()).toEqual(['_id', 'sealed', 'store']);
  expect(await openedSalt(models, (await models.proofSalts.findOne({}).lean())!)).toBe(key);
  const found = await repositories.searchParties({ store: STORE, terms: ['旧档'], limit: 5 });
  expect(found.map(({ customer }) => customer._id)).toEqual([older!._id]);
  const search = await repositories.vehicles.search(STORE, [car!.plate.slice(2).toLowerCase()], 5);
  expect(search.map(({ _id }) => _id)).toEqual([car!._id]);

  // a program of the earlier release changes a name after that, and knows nothing of keys
  await models.customers.collection.updateOne({ _id: older!._id } as never, { $set: { name: '新名字', version: 2 } });
  expect(await dropFormerIndexes(models)).toBe(0);
  expect(await repositories.searchKeys.fill(true)).toBe(2);
  expect(await repositories.customers.search(STORE, ['新名'], 5)).toMatchObject([{ _id: older!._id }]);
  expect(await repositories.customers.search(STORE, ['旧档'], 5)).toEqual([]);
  await database.close();
});

test('whoever opens the database makes nothing in it', async () => {
  const database = openDatabase(testConfig().MONGODB_URI, log);
  await database.reached;
  const models = Object.values(database.models) as Model<unknown>[];
  // what mongoose makes by itself is made once these are through
  await Promise.all(models.map((model) => model.init()));
  const made = await database.models.stores.db.listCollections();
  await database.close();
  expect(made).toEqual([]);
});

test('indexes can be made while the first documents of their collections are written', async () => {
  const database = openDatabase(testConfig().MONGODB_URI, log);
  await database.reached;
  const { db } = database.models.stores;
  const collections = Array.from({ length: 20 }, (_none, index) => db.collection<{ _id: string }>(`made-${index}`));
  await Promise.all(
    collections.flatMap((collection) => [
      ...['a', 'b', 'c'].map((id) => collection.insertOne({ _id: id })),
      collection.createIndex({ at: 1 }),
    ]),
  );
  const counts = await Promise.all(collections.map((collection) => collection.countDocuments()));
  await database.close();
  expect(counts).toEqual(collections.map(() => 3));
});
