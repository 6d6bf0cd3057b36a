import type { Models, StoredFile } from '../models';

/** What is known about photos and scans; their bytes lie in the file store. */
export const filesIn = ({ files }: Models) => ({
  find: (store: string, hash: string) => files.findOne({ _id: `${store}:${hash}` }).lean<StoredFile>(),

  /** The first upload counts: the same content uploaded again changes nothing. */
  keep: async (about: Omit<StoredFile, '_id'>): Promise<void> =>
    void (await files.updateOne({ _id: `${about.store}:${about.hash}` }, { $setOnInsert: about }, { upsert: true })),
});
