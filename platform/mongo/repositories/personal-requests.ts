import type {
  PersonalRequestEnd,
  PersonalRequestState,
  PersonalRequestUrgency,
} from '../../../domain/personal-data/personal-request';
import { ignoreDuplicates } from '../duplicates';
import { atMost, oneOf } from '../filters';
import type { Models, StoredPersonalRequest } from '../models';
import { sealedRequests } from '../personal-data/personal-fields';

/** With the words in which they were answered. */
export const openedRequests =
  (models: Models) =>
  async (rows: readonly StoredPersonalRequest[]): Promise<StoredPersonalRequest[]> => {
    const { open } = sealedRequests(models);
    return (await open(rows as Parameters<typeof open>[0])).map(({ words, end, ...request }) => ({
      ...request,
      end: end && { ...end, words: end.words ?? words ?? null },
    }));
  };

/** M-06: what customers asked for about their own data. How it was answered is sealed; by whom and when is not. */
export const personalRequestsIn = (models: Models) => {
  const { personalRequests } = models;
  const { seal } = sealedRequests(models);
  const opened = openedRequests(models);
  return {
    /** What is there under this id stays as it is. */
    add: (request: StoredPersonalRequest): Promise<void> => ignoreDuplicates(personalRequests.create(request)),

    /** Of these customers, the earliest first. */
    of: async (store: string, customers: readonly string[]) =>
      opened(
        await personalRequests
          .find({ store, customer: oneOf(customers) })
          .sort({ at: 1, _id: 1 })
          .lean<StoredPersonalRequest[]>(),
      ),

    /** Those that wait for an answer, the most urgent first. */
    open: (store: string, limit: number) =>
      personalRequests.find({ store, state: 'open' }).sort({ dueAt: 1 }).limit(limit).lean<StoredPersonalRequest[]>(),

    /** Those of every store that are open and due before this moment, the most urgent first. */
    openBefore: (before: number, limit: number) =>
      personalRequests
        .find({ state: 'open', dueAt: atMost(before) })
        .sort({ dueAt: 1 })
        .limit(limit)
        .lean<StoredPersonalRequest[]>(),

    noteTold: async (_id: string, told: PersonalRequestUrgency): Promise<void> =>
      void (await personalRequests.updateOne({ _id }, { $set: { told } })),

    /** An archive of everything about these customers was made: whoever waits for one can be handed it. */
    noteExport: async (store: string, customers: readonly string[], exportedAt: number): Promise<void> => {
      const waiting = { kind: 'export', state: 'open' } as const;
      await personalRequests.updateMany({ store, customer: oneOf(customers), ...waiting }, { $set: { exportedAt } });
    },

    /** False when it is over already. */
    end: async (
      request: StoredPersonalRequest,
      state: PersonalRequestState,
      { words, ...end }: PersonalRequestEnd,
    ): Promise<boolean> => {
      const [row = {}] = await seal([{ ...request, words }]);
      const { sealed } = row as { readonly sealed?: string | null };
      const ended = { state, end: { ...end, words: null }, sealed };
      const { modifiedCount } = await personalRequests.updateOne({ _id: request._id, state: 'open' }, { $set: ended });
      return modifiedCount === 1;
    },
  };
};
