import { setTimeout as wait } from 'node:timers/promises';
import { ConnectionStates } from 'mongoose';
import type { Logger } from '../log';
import { connectionTo, type MongoConnection } from './connection';
import { DatabaseWatch } from './database-watch';
import { modelsOn, type Models } from './models';
import { refuseWhileSilent } from './refuse-while-silent';
import { repositoriesOn, type Repositories } from './repositories';

/** One connection, and everything that is kept behind it. */
export interface Database {
  readonly models: Models;
  readonly repositories: Repositories;
  /** Whether it has fallen silent. */
  readonly watch: DatabaseWatch;
  /** Resolves once the database has been reached. Never rejects. */
  readonly reached: Promise<void>;
  close(): Promise<void>;
}

const AGAIN_AFTER_MS = 2_000;

/** Connects, and goes on trying: whoever needs the database now is refused meanwhile, and whoever does not works. */
async function connect({ connection, open }: MongoConnection, log: Logger, stopping: AbortSignal): Promise<void> {
  for (let attempt = 1; !stopping.aborted; attempt++)
    try {
      if (connection.readyState !== ConnectionStates.connected) await open();
      return;
    } catch (error) {
      const reason = error instanceof Error ? error.constructor.name : typeof error;
      if (attempt === 1) log.warn({ reason }, 'the database is away; it is tried again until it is there');
      await wait(AGAIN_AFTER_MS, undefined, { ref: false, signal: stopping }).catch(() => undefined);
    }
}

/**
 * The database at this address; what it must hold is made by `repairflow migrate`. One that is watched refuses at once what is asked of it while it hangs; of
 * any other each operation waits for its answer.
 */
export function openDatabase(
  uri: string,
  log: Logger,
  { isWatched = false }: { readonly isWatched?: boolean } = {},
): Database {
  const watch = new DatabaseWatch(log);
  const mongo = connectionTo(uri, undefined, isWatched ? watch : undefined);
  const models = modelsOn(mongo.connection);
  const repositories = repositoriesOn(models);
  refuseWhileSilent(models, watch);
  const stopping = new AbortController();
  const reached = connect(mongo, log, stopping.signal);
  return {
    models,
    repositories: {
      ...repositories,
      checkReachable: async () => {
        watch.assertAnswers();
        await repositories.checkReachable();
      },
    },
    watch,
    reached,
    close: async () => {
      stopping.abort();
      watch.stop();
      await mongo.connection.close();
    },
  };
}
