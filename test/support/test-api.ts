import os from 'node:os';
import path from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { createErrands } from '../../activities/errands';
import { NotificationSender } from '../../activities/notify';
import { operatorDesk } from '../../activities/operator-desk';
import { OutboxLoop } from '../../activities/outbox-loop';
import { serveApi, type ApiParts, type RunningApi } from '../../api/serve';
import { testVault } from './test-vault';
import { ApiUsers } from '../../dev/fixtures/api-users';
import { withoutBudgets } from '../../dev/fixtures/without-budgets';
import { seedDemoStore } from '../../dev/fixtures/seed';
import { DEMO_PASSWORD } from '../../dev/fixtures/store';
import { readConfig } from '../../platform/config';
import { createLog } from '../../platform/log';
import { ImportRunner } from '../../platform/imports/import-runner';
import type { Models } from '../../platform/mongo/models';
import { BatchingRecorder } from '../../platform/mongo/projections/batching-recorder';
import { sealWithVault } from '../../platform/mongo/personal-data/vault-of';
import { EventLog } from '../../platform/mongo/projections/event-log';
import { channelsOf } from '../../platform/notify/channels';
import { openMemoryDatabase } from './memory-database';
import { MemoryProcesses } from './memory-processes';
import { quickHashing } from './quick-hashing';

/** What failed is tried again at once. */
const soon = (): number => 50;

export interface TestApi {
  readonly api: RunningApi;
  readonly people: ApiUsers;
  readonly processes: MemoryProcesses;
  /** What is kept, past the API. */
  readonly models: Models;
  /** Another process of the API on the same store. */
  another(change?: NodeJS.ProcessEnv): Promise<RunningApi>;
  stop(): Promise<void>;
}

/**
 * The API of the demo store, or of what else is seeded, over HTTP, with everything behind it in this process: no Temporal, no MongoDB, no worker. A reply
 * that is not exactly what its endpoint declares is answered as a defect.
 */
export async function createTestApi(
  change: NodeJS.ProcessEnv = {},
  seed: (models: Models) => Promise<unknown> = (models) => seedDemoStore(models, quickHashing.hash),
  given: Pick<ApiParts, 'hashFunctions' | 'cleanerLimits' | 'printerLimits' | 'connectionTimes'> = {},
): Promise<TestApi> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'repairflow-api-'));
  const env = {
    PORT: '0',
    LOG_LEVEL: 'silent',
    SIGN_INS_PER_MINUTE: '1000',
    ...withoutBudgets,
    FILES: path.join(folder, 'files'),
    ...change,
  };
  const config = readConfig(env);
  const log = createLog('test', config.LOG_LEVEL);
  const database = openMemoryDatabase();
  const { models, repositories } = database;
  const vault = testVault(repositories);
  sealWithVault(models, vault);
  await seed(models);
  const recorder = new BatchingRecorder(new EventLog(models), { soonMs: 2, gapMs: 0 });
  const processes = new MemoryProcesses(recorder, operatorDesk(repositories.operatorTasks));
  processes.doErrandsWith(createErrands({ processes, repositories, log }));
  const sender = new NotificationSender(repositories, channelsOf(config, repositories), log, soon);
  const importer = new ImportRunner({ repositories, log });
  const imports = new OutboxLoop({
    name: 'imports',
    everyMs: 60,
    takeNext: (stopping) => importer.takeNext(stopping),
    log,
  });
  const notices = new OutboxLoop({ name: 'notices', everyMs: 120, takeNext: () => sender.sendNext(), log });
  // a machine that does much else takes longer
  const cleanerLimits = { milliseconds: 30_000, ...given.cleanerLimits };
  const parts = {
    log,
    database,
    processes,
    vault,
    strictReplies: true,
    hashFunctions: quickHashing,
    ...given,
    cleanerLimits,
  };
  const api = await serveApi({ ...parts, config });
  const others: RunningApi[] = [];
  notices.start();
  imports.start();
  return {
    api,
    people: new ApiUsers(api.url, DEMO_PASSWORD),
    processes,
    models,
    another: async (more = {}) => {
      const other = await serveApi({ ...parts, config: readConfig({ ...env, ...more }) });
      others.push(other);
      return other;
    },
    stop: async () => {
      await Promise.all([api, ...others].map((one) => one.stop()));
      processes.stop();
      await notices.stop();
      await imports.stop();
      await recorder.drain();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
