import type { Model } from 'mongoose';
import type { DatabaseWatch } from './database-watch';
import type { Models } from './models';

/** What the driver sends to the server. */
const operations = [
  'aggregate',
  'bulkWrite',
  'countDocuments',
  'createIndex',
  'createIndexes',
  'deleteMany',
  'deleteOne',
  'distinct',
  'estimatedDocumentCount',
  'find',
  'findOne',
  'findOneAndDelete',
  'findOneAndReplace',
  'findOneAndUpdate',
  'indexes',
  'insertMany',
  'insertOne',
  'listIndexes',
  'replaceOne',
  'updateMany',
  'updateOne',
] as const;
type Operation = (...content: readonly unknown[]) => unknown;

/** From now on nothing is sent to a database that is known to answer nothing: each operation throws DatabaseSilent instead. What is under way is left alone. */
export function refuseWhileSilent(models: Models, watch: DatabaseWatch): void {
  for (const { collection } of Object.values(models) as Model<unknown>[]) {
    // the driver's own operations, whatever they take
    const sends = collection as unknown as Record<(typeof operations)[number], Operation>;
    for (const name of operations) {
      const send = sends[name];
      sends[name] = (...content) => {
        watch.assertAnswers();
        return Reflect.apply(send, collection, content);
      };
    }
  }
}
