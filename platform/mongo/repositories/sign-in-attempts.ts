import { isDuplicate } from '../duplicates';
import type { Models, StoredSignInAttempts } from '../models';

/** Wrong attempts to sign in, shared by all APIs. */
export const signInAttemptsIn = ({ signInAttempts }: Models) => ({
  find: (id: string) => signInAttempts.findOne({ _id: id }).lean<StoredSignInAttempts>(),

  /** False when another attempt was counted since `known` was read. */
  count: async (known: StoredSignInAttempts | null, next: StoredSignInAttempts): Promise<boolean> => {
    const { _id, ...counted } = next;
    if (known) {
      const { wrong, until } = known;
      return (await signInAttempts.updateOne({ _id, wrong, until }, { $set: counted })).modifiedCount === 1;
    }
    try {
      await signInAttempts.create(next);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  },

  forget: async (id: string): Promise<void> => void (await signInAttempts.deleteOne({ _id: id })),
});
