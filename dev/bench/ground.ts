import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Client } from '@temporalio/client';
import { readConfig } from '../../platform/config';
import { createLog } from '../../platform/log';
import { openDatabase } from '../../platform/mongo/database';
import { ensureIndexes, type Models } from '../../platform/mongo/models';
import { connectEncrypted } from '../../platform/temporal/encrypted-connection';
import { openVault } from '../../platform/vault/open-vault';
import { ChildProcessGroup } from '../engines/child-process-group';
import type { Say } from '../engines/find';
import { startMongo } from '../engines/mongo';
import { freePort } from '../engines/ports';
import { serveNode } from '../engines/serve';
import { startTemporal } from '../engines/temporal';
import { ApiUsers } from '../fixtures/api-users';
import { seedDemoStore } from '../fixtures/seed';
import { DEMO_PASSWORD } from '../fixtures/store';
import { withoutBudgets } from '../fixtures/without-budgets';

/** The demo store with engines, an API and a worker of its own, nothing in it but what is seeded. */
export interface Ground {
  readonly people: ApiUsers;
  readonly client: Client;
  readonly models: Models;
  readonly programs: Readonly<
    Record<'api' | 'worker', ChildProcess> & Record<'temporal' | 'mongo', ChildProcess | undefined>
  >;
  /** Starts another program of the repository beside them. */
  readonly launch: (file: string) => Promise<ChildProcess>;
}

/** Starts everything in a folder of its own, which is gone afterwards with all that was started. */
export async function onGround(name: string, say: Say, use: (ground: Ground) => Promise<void>): Promise<void> {
  const family = new ChildProcessGroup();
  const folder = await mkdtemp(path.join(os.tmpdir(), `repairflow-${name}-`));
  try {
    const [temporal, mongo] = await Promise.all([
      startTemporal({ family, say, file: path.join(folder, 'temporal.db') }),
      startMongo({ family, say, folder: path.join(folder, 'mongo') }),
    ]);
    const port = await freePort();
    const env = {
      ...process.env,
      PORT: String(port),
      MONGODB_URI: mongo.uri,
      TEMPORAL_ADDRESS: temporal.address,
      FILES: path.join(folder, 'files'),
      LOG_LEVEL: 'warn',
      ...withoutBudgets,
    };
    const launch = (file: string): Promise<ChildProcess> => serveNode(family, { name: file, file, env });
    const config = readConfig(env);
    const database = openDatabase(mongo.uri, createLog(name, 'warn'));
    const { models } = database;
    await database.reached;
    await openVault(config, database);
    await ensureIndexes(models);
    await seedDemoStore(models);
    const api = await launch('api/server.ts');
    const worker = await launch('worker.ts');
    const { temporal: client } = await connectEncrypted(config, database, config.TASK_QUEUE);
    const people = new ApiUsers(`http://127.0.0.1:${port}`, DEMO_PASSWORD);
    await use({
      people,
      client,
      models,
      programs: { api, worker, temporal: temporal.process, mongo: mongo.process },
      launch,
    });
    await client.connection.close();
    await database.close();
    for (const child of [api, worker]) child.kill('SIGTERM');
  } finally {
    await family.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
