import { setTimeout as wait } from 'node:timers/promises';
import { ConnectionStates } from 'mongoose';
import type { Logger } from '../log';
import { connectionTo, type MongoConnection } from './connection';
import { modelsOn, type Models } from './models';
import { repositoriesOn, type Repositories } from './repositories';

/** One connection, and everything that is kept behind it. */
export interface Database {
  readonly models: Models;
  readonly repositories: Repositories;
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

/** The database at this address; what it must hold is made by `repairflow migrate`. */
export function openDatabase(uri: string, log: Logger): Database {
  const mongo = connectionTo(uri);
  const models = modelsOn(mongo.connection);
  const stopping = new AbortController();
  const reached = connect(mongo, log, stopping.signal);
  return {
    models,
    repositories: repositoriesOn(models),
    reached,
    close: async () => {
      stopping.abort();
      await mongo.connection.close();
    },
  };
}
