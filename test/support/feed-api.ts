import { serveApi } from '../../api/serve';
import { readConfig } from '../../platform/config';
import { createLog } from '../../platform/log';
import { openDatabase } from '../../platform/mongo/database';
import { BatchingRecorder } from '../../platform/mongo/projections/batching-recorder';
import { EventLog } from '../../platform/mongo/projections/event-log';
import { MemoryProcesses } from './memory-processes';
import { openVault } from '../../platform/vault/open-vault';

const noOperator = { reportRefusal: async () => undefined };

/** The API on a real database and without Temporal, as a process of its own: for tests of the feed. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog('api', config.LOG_LEVEL);
  const database = openDatabase(config.MONGODB_URI, log);
  await database.reached;
  const recorder = new BatchingRecorder(new EventLog(database.models), { soonMs: 10, gapMs: 0 });
  const vault = await openVault(config, database);
  await serveApi({ config, log, database, vault, processes: new MemoryProcesses(recorder, noOperator) });
  process.send?.('ready');
}

void main();
