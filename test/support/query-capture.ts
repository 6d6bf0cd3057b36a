import type { Model } from 'mongoose';
import type { Models } from '../../platform/mongo/models';

/** One read or write as it reaches the driver: what it looks for, in which order, and how many of them. */
export interface CapturedQuery {
  readonly by: string;
  readonly collection: string;
  readonly operation: string;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly sort: Readonly<Record<string, 1 | -1>>;
  readonly limit: number;
}
type Call = (...given: readonly unknown[]) => unknown;
interface Options {
  readonly sort?: ReadonlyMap<string, 1 | -1> | Readonly<Record<string, 1 | -1>>;
  readonly limit?: number;
}
interface Updating {
  readonly filter: CapturedQuery['filter'];
}

const ofOne = ['findOne', 'findOneAndUpdate', 'updateOne', 'deleteOne'];
const ofMany = ['find', 'countDocuments', 'distinct', 'updateMany', 'deleteMany'];
const writesNothingFound = ['insertOne', 'insertMany'];

/** Where each operation has its options. */
const optionsAt = (operation: string): number => (/update/i.test(operation) ? 2 : 1);

function filtersOf(operation: string, given: readonly unknown[]): readonly CapturedQuery['filter'][] {
  if (operation === 'aggregate') return [(given[0] as readonly { $match: CapturedQuery['filter'] }[])[0]!.$match];
  if (operation === 'distinct') return [(given[1] ?? {}) as CapturedQuery['filter']];
  if (operation !== 'bulkWrite') return [(given[0] ?? {}) as CapturedQuery['filter']];
  return (given[0] as readonly Readonly<Record<string, Updating>>[])
    .flatMap((write) => Object.values(write))
    .flatMap(({ filter }) => (filter ? [filter] : []));
}

/** Calls `heard` for whatever reaches a collection before it is carried out. Throws for an operation that this file does not know. */
export function captureQueries(models: Models, heard: (query: Omit<CapturedQuery, 'by'>) => void): void {
  for (const model of Object.values(models) as Model<unknown>[]) {
    const { collection } = model;
    const driver = collection as unknown as Record<string, Call>;
    for (const operation of [...ofOne, ...ofMany, 'aggregate', 'bulkWrite', ...writesNothingFound]) {
      const original = driver[operation]!.bind(collection);
      driver[operation] = (...given) => {
        const { sort = {}, limit = 0 } = (given[optionsAt(operation)] ?? {}) as Options;
        const one = ofOne.includes(operation) || operation === 'bulkWrite';
        if (!writesNothingFound.includes(operation))
          for (const filter of filtersOf(operation, given))
            heard({
              collection: model.collection.name,
              operation,
              filter,
              sort: Object.fromEntries(sort instanceof Map ? sort : Object.entries(sort)),
              limit: one ? 1 : limit,
            });
        return original(...given);
      };
    }
    for (const operation of ['replaceOne', 'findOneAndReplace', 'findOneAndDelete', 'count', 'findAndModify'])
      driver[operation] = () => {
        throw new Error(`${operation} is not captured: name it in ${__filename}`);
      };
  }
}
