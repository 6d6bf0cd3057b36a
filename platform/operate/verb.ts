import type { Client } from '@temporalio/client';
import { AnyNumber } from '../../domain/processes';
import { readConfig, type Config } from '../config';
import { createLog } from '../log';
import { connectMongo } from '../mongo/connection';
import { openDatabase, type Database } from '../mongo/database';
import { connectEncrypted } from '../temporal/encrypted-connection';
import type { Models } from '../mongo/models';
import { repositoriesOn, type Repositories } from '../mongo/repositories';
import { sealedModelsOn } from '../vault/sealed-models';
import type { Chosen } from '../mongo/projections/deadline-audits';

/** One thing that an operator can ask of the command `repairflow`. What it throws ends it with exit code 1; a UserFacingError says its message only. */
export interface Verb {
  /** The verb and its words, e.g. `rebuild [NUMBER …]`. */
  readonly usage: string;
  readonly does: string;
  readonly run: (words: readonly string[]) => Promise<void>;
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs with the models of the MongoDB this environment names. */
export async function withModels(run: (models: Models) => Promise<void>): Promise<void> {
  const config = readConfig();
  const connection = await connectMongo(config.MONGODB_URI);
  try {
    await run(await sealedModelsOn(connection, config));
  } finally {
    await connection.close();
  }
}

/** Runs with everything that is kept in the MongoDB this environment names. */
export const withRepositories = (run: (repositories: Repositories) => Promise<void>): Promise<void> =>
  withModels((models) => run(repositoriesOn(models)));

/** Runs with what is kept in MongoDB, and with Temporal as the programs of this environment read it. */
export async function withEncrypted(
  run: (client: Client, database: Database, config: Config) => Promise<void>,
): Promise<void> {
  const config = readConfig();
  const database = openDatabase(config.MONGODB_URI, createLog('repairflow', 'warn'));
  try {
    await database.reached;
    const { temporal } = await connectEncrypted(config, database, config.TASK_QUEUE);
    try {
      await run(temporal, database, config);
    } finally {
      await temporal.connection.close();
    }
  } finally {
    await database.close();
  }
}

/** What the word after a verb chooses: one process, a store, or everything. */
export const chosen = (word: string | undefined): Chosen => {
  if (!word) return {};
  return AnyNumber.safeParse(word).success ? { processes: [word] } : { store: word };
};
