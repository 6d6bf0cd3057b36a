import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { ApiUsers } from '../../dev/fixtures/api-users';
import { seedDemoStore } from '../../dev/fixtures/seed';
import { databaseBeside } from '../../dev/engines/mongo';
import { DEMO_PASSWORD, STORE } from '../../dev/fixtures/store';
import { withoutBudgets } from '../../dev/fixtures/without-budgets';
import { localDate } from '../../domain/time/working-time';
import type { RunningApi } from '../../api/serve';
import { startApi } from '../../api/server';
import { readConfig, type Config } from '../../platform/config';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { createLog } from '../../platform/log';
import { connectMongo } from '../../platform/mongo/connection';
import { ensureIndexes, type Models, type StoredEvent } from '../../platform/mongo/models';
import { sealedModelsOn } from '../../platform/vault/sealed-models';
import { openedFromLog } from '../../platform/mongo/personal-data/event-texts';
import { openDatabase } from '../../platform/mongo/database';
import { connectEncrypted } from '../../platform/temporal/encrypted-connection';
import type { Encryption } from '../../platform/temporal/encryption';
import { createWorker, type RunningWorker } from '../../worker';
import { takeNamespace } from './namespaces';

export interface TestStore {
  readonly config: Config;
  readonly api: RunningApi;
  readonly people: ApiUsers;
  /** The store's data and workflows as they are, past the API. */
  readonly models: Models;
  readonly temporal: Client;
  readonly encryption: Encryption;
  /** Everything the log holds of a process, in words. */
  eventsOf(number: string): Promise<readonly StoredEvent[]>;
  stop(): Promise<void>;
}

/** A database and a task queue of its own on the engines of this run. */
export function testConfig(change: NodeJS.ProcessEnv = {}): Config {
  const { MONGODB_SERVER: server, TEMPORAL_ADDRESS: address } = process.env;
  if (!server || !address) throw new Error('These tests need the engines: run `npm test`.');
  const name = `test-${randomUUID().slice(0, 8)}`;
  return readConfig({
    TEMPORAL_ADDRESS: address,
    MONGODB_URI: databaseBeside(server, name),
    TASK_QUEUE: name,
    TEMPORAL_NAMESPACE: change['TEMPORAL_NAMESPACE'] ?? takeNamespace(),
    PORT: '0',
    LOG_LEVEL: 'silent',
    // a busy machine is no reason to go on without the answer
    ANSWER_WITHIN_MS: '30000',
    SIGN_INS_PER_MINUTE: '1000',
    ...withoutBudgets,
    ...change,
  });
}

let installed = false;

/** What the workers of this process have in common, once. */
export function installRuntime(): void {
  if (!installed) Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  installed = true;
}

export async function startTestWorker(config: Config): Promise<{ stop(): Promise<void> }> {
  installRuntime();
  const worker: RunningWorker = await createWorker(config, createLog('worker', config.LOG_LEVEL));
  const running = worker.run();
  return {
    stop: async () => {
      worker.shutdown();
      await running;
    },
  };
}

export async function seeded(config: Config): Promise<void> {
  const connection = await connectMongo(config.MONGODB_URI);
  const models = await sealedModelsOn(connection, config);
  await ensureIndexes(models);
  await seedDemoStore(models);
  // all tests share one Temporal, so every database counts its orders from somewhere else
  const day = localDate('Asia/Shanghai', Date.now()).replaceAll('-', '');
  for (const prefix of ['RO', 'CP'])
    await models.counters.create({
      _id: `${prefix}-${STORE}-${day}`,
      value: Math.floor(1_000 + Math.random() * 900_000),
      forgetAt: new Date(Date.now() + 86_400_000),
    });
  await connection.close();
}

/** A demo store of its own, with API and worker in this process. */
export async function openTestStore(change: NodeJS.ProcessEnv = {}): Promise<TestStore> {
  const config = testConfig(change);
  await seeded(config);
  return openTestStoreOn(config);
}

/** API and worker in this process, for the store that this configuration names. */
export async function openTestStoreOn(config: Config): Promise<TestStore> {
  const worker = await startTestWorker(config);
  const api = await startApi(config, createLog('api', config.LOG_LEVEL));
  const database = openDatabase(config.MONGODB_URI, createLog('test', 'silent'));
  const { temporal, encryption } = await connectEncrypted(config, database, config.TASK_QUEUE);
  return {
    config,
    api,
    people: new ApiUsers(api.url, DEMO_PASSWORD),
    models: database.models,
    temporal,
    encryption,
    eventsOf: async (number) => {
      const rows = await database.models.events.find({ process: number }).sort({ sequence: 1 }).lean<StoredEvent[]>();
      return openedFromLog(database.models, rows);
    },
    stop: async () => {
      await api.stop();
      await worker.stop();
      await Promise.all([database.close(), temporal.connection.close()]);
    },
  };
}
