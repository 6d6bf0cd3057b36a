import { oneOf } from '../filters';
import type { Models, StoredFile } from '../models';

/** What is known about photos and scans; their bytes lie in the file store. */
export const filesIn = ({ files }: Models) => ({
  find: (store: string, hash: string) => files.findOne({ _id: `${store}:${hash}` }).lean<StoredFile>(),

  /** Those of these hashes that the store has. */
  among: (store: string, hashes: readonly string[]) =>
    files.find({ store, _id: oneOf(hashes.map((hash) => `${store}:${hash}`)) }).lean<StoredFile[]>(),

  /** Every file of the store, one at a time. */
  all: (store: string): AsyncIterable<StoredFile> =>
    files.find({ store }).sort({ _id: 1 }).lean<StoredFile[]>().cursor(),

  /** What was uploaded for one of these processes. */
  ofProcesses: (store: string, numbers: readonly string[]) =>
    files
      .find({ store, processes: oneOf(numbers) })
      .sort({ _id: 1 })
      .lean<StoredFile[]>(),

  /** The first upload counts: the same content uploaded again changes nothing but what it was uploaded for. */
  keep: async (about: Omit<StoredFile, '_id' | 'processes'>, process?: string): Promise<void> =>
    void (await files.updateOne(
      { _id: `${about.store}:${about.hash}` },
      { $setOnInsert: about, ...(process !== undefined && { $addToSet: { processes: process } }) },
      { upsert: true },
    )),
});
