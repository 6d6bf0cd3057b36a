import { storeSubject, type Subject } from '../../vault/subjects';
import { oneOf } from '../filters';
import type { Models, StoredFile } from '../models';
import { subjectOfLogged } from '../personal-data/event-texts';

/** What is known about photos and scans; their bytes lie in the file store. */
export const filesIn = (models: Models, { files } = models) => ({
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

  /** Whose key seals what is uploaded for this process, or for none. */
  subjectOf: (store: string, process: string | undefined): Promise<Subject> =>
    process === undefined ? Promise.resolve(storeSubject(store)) : subjectOfLogged(models, process),

  /** It lies with the key of the store no more. */
  noStoreCopy: async (store: string, hash: string): Promise<void> => {
    const change = { $pull: { sealedFor: storeSubject(store) }, $unset: { forNoneSince: 1 } };
    await files.updateOne({ _id: `${store}:${hash}` }, change);
  },

  /** The first upload counts: the same content uploaded again changes nothing but what it was uploaded for, and with whose keys it is sealed. */
  keep: async (
    about: Omit<StoredFile, '_id' | 'processes' | 'sealedFor' | 'inClear' | 'forNoneSince'>,
    sealedFor: Subject,
    process?: string,
  ): Promise<void> =>
    void (await files.updateOne(
      { _id: `${about.store}:${about.hash}` },
      {
        $setOnInsert: { ...about, inClear: false },
        $addToSet: { sealedFor, ...(process !== undefined && { processes: process }) },
        ...(process === undefined && { $set: { forNoneSince: about.at } }),
      },
      { upsert: true },
    )),
});
