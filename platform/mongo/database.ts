import { connectMongo } from './connection';
import { ensureIndexes, modelsOn, type Models } from './models';
import { repositoriesOn, type Repositories } from './repositories';

/** One connection, and everything that is kept behind it. */
export interface Database {
  readonly models: Models;
  readonly repositories: Repositories;
  /** Makes the indexes that are not there yet. */
  prepare(): Promise<void>;
  close(): Promise<void>;
}

export async function openDatabase(uri: string): Promise<Database> {
  const connection = await connectMongo(uri);
  const models = modelsOn(connection);
  return {
    models,
    repositories: repositoriesOn(models),
    prepare: () => ensureIndexes(models),
    close: () => connection.close(),
  };
}
