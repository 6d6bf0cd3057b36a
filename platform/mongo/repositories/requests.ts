import { isDuplicate } from '../duplicates';
import type { Models, StoredRequest } from '../models';

/** Requests that take effect once, each with what it reserved and what was answered. */
export const requestsIn = ({ requests }: Models) => ({
  find: (id: string) => requests.findOne({ _id: id }).lean<StoredRequest>(),

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

  answer: async (id: string, answer: Pick<StoredRequest, 'status' | 'headers' | 'body' | 'about'>): Promise<void> =>
    void (await requests.updateOne({ _id: id }, { $set: answer })),

  remove: async (id: string): Promise<void> => void (await requests.deleteOne({ _id: id })),
});
export type Requests = ReturnType<typeof requestsIn>;
