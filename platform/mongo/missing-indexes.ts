import type { Model } from 'mongoose';
import type { Models } from './models';

/** The indexes that a collection should have and has not, in words. Rejects when the database does not answer. */
export async function missingIndexes(models: Models): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const model of Object.values(models) as Model<unknown>[]) {
    const { toCreate } = await model.diffIndexes();
    for (const fields of toCreate) missing.push(`the index of ${model.modelName} on ${Object.keys(fields).join(', ')}`);
  }
  return missing;
}
