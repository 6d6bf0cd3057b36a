import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { serveApi } from '../../api/serve';
import { readConfig } from '../../platform/config';
import { createLog } from '../../platform/log';
import { openDatabase, type Database } from '../../platform/mongo/database';
import { ensureIndexes } from '../../platform/mongo/models';
import { openVault } from '../../platform/vault/open-vault';
import { ChildProcessGroup } from '../engines/child-process-group';
import { startMongo } from '../engines/mongo';
import { ApiUsers, type ApiUser } from '../fixtures/api-users';
import { seedDemoStore } from '../fixtures/seed';
import { DEMO_PASSWORD } from '../fixtures/store';
import { withoutBudgets } from '../fixtures/without-budgets';
import { noProcesses } from './no-processes';

/** Measures an API with a database of its own, which holds the demo store, as its manager; there are no processes. */
export async function onBareApi<Result>(
  say: (line: string) => void,
  measure: (database: Database, manager: ApiUser) => Promise<Result>,
): Promise<Result> {
  const family = new ChildProcessGroup();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'repairflow-bench-'));
  try {
    const { uri } = await startMongo({ family, say, folder: path.join(folder, 'mongo') });
    const config = readConfig({
      PORT: '0',
      LOG_LEVEL: 'warn',
      MONGODB_URI: uri,
      FILES: path.join(folder, 'files'),
      ...withoutBudgets,
    });
    const log = createLog('bench', config.LOG_LEVEL);
    const database = openDatabase(uri, log);
    try {
      await database.reached;
      await ensureIndexes(database.models);
      const vault = await openVault(config, database);
      await seedDemoStore(database.models);
      const api = await serveApi({ config, log, database, processes: noProcesses, vault });
      try {
        return await measure(database, await new ApiUsers(api.url, DEMO_PASSWORD).as('manager'));
      } finally {
        await api.stop();
      }
    } finally {
      await database.close();
    }
  } finally {
    await family.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
