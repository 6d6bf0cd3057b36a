import { duplicatesOf, isDuplicate } from '../duplicates';
import { majority } from '../feed/lease';
import { atLeast, oneOf } from '../filters';
import type { Models, StoredVaultKey } from '../models';

/** The wrapped keys of customers and processes. What is written here is never lost again when the call returns. */
export const vaultKeysIn = ({ vaultKeys, keysOfProcesses }: Pick<Models, 'vaultKeys' | 'keysOfProcesses'>) => ({
  ofSubject: (subject: string): Promise<StoredVaultKey | null> =>
    vaultKeys.findOne({ _id: subject }).lean<StoredVaultKey>().exec(),

  byIds: (ids: readonly string[]): Promise<StoredVaultKey[]> =>
    vaultKeys
      .find({ keyId: oneOf(ids) })
      .lean<StoredVaultKey[]>()
      .exec(),

  /** Those of these subjects that have one, also a destroyed one. */
  ofSubjects: (subjects: readonly string[]): Promise<StoredVaultKey[]> =>
    vaultKeys
      .find({ _id: oneOf(subjects) })
      .lean<StoredVaultKey[]>()
      .exec(),

  /** Adds what is not there; answers the places, from 0, of those whose subject has one already. */
  addAll: (keys: readonly StoredVaultKey[]): Promise<ReadonlySet<number>> =>
    duplicatesOf(vaultKeys.collection.insertMany([...keys] as never, { ordered: false, ...majority })),

  /** False when the subject has one already, also a destroyed one. */
  add: async (key: StoredVaultKey): Promise<boolean> => {
    try {
      await vaultKeys.collection.insertOne(key as never, majority);
      return true;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return false;
    }
  },

  /** Removes the wrapped key and leaves the rest; false when there is none to remove. */
  destroy: async (subject: string, destroyedAt: number): Promise<boolean> => {
    const gone = { $set: { wrapped: null, masterKey: null, destroyedAt } };
    return (await vaultKeys.updateOne({ _id: subject, destroyedAt: null }, gone, majority)).modifiedCount === 1;
  },

  /** Wrapped otherwise; false when it has been destroyed or wrapped anew meanwhile. */
  rewrap: async ({ _id, wrapped }: StoredVaultKey, by: { readonly masterKey: string; readonly wrapped: string }) =>
    (await vaultKeys.updateOne({ _id, wrapped }, { $set: by }, majority)).modifiedCount === 1,

  /** Those that this master key has wrapped, some at a time. */
  wrappedBy: (masterKey: string, limit: number): Promise<StoredVaultKey[]> =>
    vaultKeys.find({ masterKey }).limit(limit).lean<StoredVaultKey[]>().exec(),

  /** How many keys each master key has wrapped; under null those that are destroyed. */
  countByMasterKey: async (): Promise<ReadonlyMap<string | null, number>> => {
    const rows = await vaultKeys.aggregate<{ readonly _id: string | null; readonly keys: number }>([
      // every key, along the index that names it
      { $match: { keyId: atLeast('') } },
      { $group: { _id: '$masterKey', keys: { $sum: 1 } } },
    ]);
    return new Map(rows.map(({ _id, keys }) => [_id, keys]));
  },

  /** Whose key the process uses; undefined when nobody has said it. */
  subjectOfProcess: async (number: string): Promise<string | undefined> =>
    (await keysOfProcesses.findOne({ _id: number }).lean<{ subject: string }>().exec())?.subject,

  /** Says whose key the process uses, where nobody has said it before; answers whose it is. */
  assignProcess: async (number: string, subject: string): Promise<string> => {
    try {
      await keysOfProcesses.collection.insertOne({ _id: number, subject } as never, majority);
      return subject;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return (await keysOfProcesses.findOne({ _id: number }).lean<{ subject: string }>().exec())?.subject ?? subject;
    }
  },

  releaseProcess: async (number: string): Promise<void> => void (await keysOfProcesses.deleteOne({ _id: number })),

  /** The processes that use the key of this subject. */
  processesOf: async (subject: string): Promise<readonly string[]> =>
    (await keysOfProcesses.find({ subject }, { _id: 1 }).lean<{ _id: string }[]>().exec()).map(({ _id }) => _id),
});
export type VaultKeys = ReturnType<typeof vaultKeysIn>;
