import { isDuplicate } from '../duplicates';
import type { Models, StoredRequest } from '../models';
import { sealedAnswers } from '../personal-data/personal-fields';

/** Requests that take effect once, each with what it reserved and what was answered. */
export const requestsIn = (models: Models, { requests } = models) => ({
  /** What was answered is sealed: it may tell of a person. */
  find: async (id: string): Promise<StoredRequest | null> =>
    (await sealedAnswers(models).openOne(
      await requests.findOne({ _id: id }).lean<StoredRequest>(),
    )) as StoredRequest | null,

  /** False when this request is there already. */
  begin: async (request: Pick<StoredRequest, '_id' | 'fingerprint' | 'reserved' | 'expiresAt'>): Promise<boolean> => {
    try {
      await requests.create({ ...request, status: null, body: null });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  },

  /** Exchanges what the request has reserved. */
  exchange: async (id: string, reserved: string): Promise<void> =>
    void (await requests.updateOne({ _id: id }, { $set: { reserved } })),

  /** What another request had reserved is this one's now; false when somebody else was faster. */
  takeOver: async (id: string, from: string, to: string, expiresAt: Date): Promise<boolean> => {
    const { modifiedCount } = await requests.updateOne(
      { _id: id, reserved: from },
      { $set: { reserved: to, expiresAt } },
    );
    return modifiedCount === 1;
  },

  answer: async (id: string, answer: Pick<StoredRequest, 'status' | 'headers' | 'body' | 'about'>): Promise<void> => {
    const [row] = await sealedAnswers(models).seal([{ _id: id, ...answer }]);
    const { _id, ...rest } = row as Pick<StoredRequest, '_id'>;
    await requests.updateOne({ _id }, { $set: rest, $unset: { body: 1 } });
  },

  remove: async (id: string): Promise<void> => void (await requests.deleteOne({ _id: id })),
});
export type Requests = ReturnType<typeof requestsIn>;
