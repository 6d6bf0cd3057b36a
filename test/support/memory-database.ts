import mongoose, { type Model } from 'mongoose';
import { createLog } from '../../platform/log';
import type { Database } from '../../platform/mongo/database';
import { DatabaseWatch } from '../../platform/mongo/database-watch';
import { modelsOn } from '../../platform/mongo/models';
import { refuseWhileSilent } from '../../platform/mongo/refuse-while-silent';
import { repositoriesOn } from '../../platform/mongo/repositories';
import { sealWithVault } from '../../platform/mongo/personal-data/vault-of';
import { MemoryCollection } from './memory-collection';
import { testVault } from './test-vault';

/**
 * The database without a server: schemas, casts and filters are those of production, only the driver's calls end in memory. One
 * such call is atomic, as on the server; what the server alone can prove (concurrent processes, expiry) is tested on engines.
 */
export function openMemoryDatabase({ isSealed = true }: { readonly isSealed?: boolean } = {}): Database {
  mongoose.set('sanitizeFilter', true);
  mongoose.set('strictQuery', 'throw');
  const connection = mongoose.createConnection();
  for (const option of ['autoIndex', 'autoCreate', 'bufferCommands']) connection.set(option, false);
  const models = modelsOn(connection);
  for (const model of Object.values(models) as Model<unknown>[]) {
    const unique = model.schema.indexes().filter(([, options]) => options?.['unique'] === true);
    const indexes = unique.map(([fields, options]) => ({
      fields: Object.keys(fields),
      where: options?.partialFilterExpression,
    }));
    Object.assign(model.collection, new MemoryCollection(indexes));
  }
  const watch = new DatabaseWatch(createLog('test', 'silent'));
  refuseWhileSilent(models, watch);
  const repositories = repositoriesOn(models);
  if (isSealed) sealWithVault(models, testVault(repositories));
  return {
    models,
    repositories: {
      ...repositories,
      checkReachable: async () => watch.assertAnswers(),
      findMissing: async () => [],
    },
    watch,
    reached: Promise.resolve(),
    close: async () => undefined,
  };
}
