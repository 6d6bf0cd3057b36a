import type { PersonalRequestEnd, PersonalRequestState } from '../../../domain/personal-data/personal-request';
import { ignoreDuplicates } from '../duplicates';
import { oneOf } from '../filters';
import type { Models, StoredPersonalRequest } from '../models';

/** M-06: what customers asked for about their own data. */
export const personalRequestsIn = ({ personalRequests }: Models) => ({
  /** What is there under this id stays as it is. */
  add: (request: StoredPersonalRequest): Promise<void> => ignoreDuplicates(personalRequests.create(request)),

  /** Of these customers, the earliest first. */
  of: (store: string, customers: readonly string[]) =>
    personalRequests
      .find({ store, customer: oneOf(customers) })
      .sort({ at: 1, _id: 1 })
      .lean<StoredPersonalRequest[]>(),

  /** Those that wait for an answer, the most urgent first. */
  open: (store: string, limit: number) =>
    personalRequests.find({ store, state: 'open' }).sort({ dueAt: 1 }).limit(limit).lean<StoredPersonalRequest[]>(),

  /** An archive of everything about these customers was made: whoever waits for one can be handed it. */
  noteExport: async (store: string, customers: readonly string[], exportedAt: number): Promise<void> => {
    const waiting = { kind: 'export', state: 'open' } as const;
    await personalRequests.updateMany({ store, customer: oneOf(customers), ...waiting }, { $set: { exportedAt } });
  },

  /** False when it is over already. */
  end: async (_id: string, state: PersonalRequestState, end: PersonalRequestEnd): Promise<boolean> =>
    (await personalRequests.updateOne({ _id, state: 'open' }, { $set: { state, end } })).modifiedCount === 1,
});
