import { storeOf } from '../../../domain/processes';
import type { Models, StoredEvent, StoredProofAnchor, StoredProofEntry } from '../models';
import { newestCheckpoint } from '../proof/checkpoints';
import { exportProof, wantProof } from '../proof/export';
import { findKeys } from '../proof/keys';
import { entryId } from '../proof/log-writer';

/** The logs of proof as those see them who do not write them. */
export const proofsIn = (models: Models) => ({
  /** The bundle of a process that has so many events; undefined while no checkpoint covers them all. Throws EventAltered and LogAltered. */
  export: (process: string, sequence: number) => exportProof(models, process, sequence),

  /** Has the log signed soon, so that the proof of this event can be made. */
  want: (process: string, sequence: number) => wantProof(models, process, sequence),

  /** Whether there is a key that signs the log of the store of this process. */
  hasKeys: async (process: string): Promise<boolean> => (await findKeys(models, storeOf(process))) !== null,

  /** When the oldest event happened that no checkpoint covers, of all stores; null when there is none. */
  unsignedSince: async (): Promise<number | null> => {
    const logs = await models.proofLogs.find({}).sort({ _id: 1 }).lean();
    const since = await Promise.all(
      logs.map(async ({ _id: store, size }) => {
        const signed = (await newestCheckpoint(models, store))?.size ?? 0;
        if (size <= signed) return Infinity;
        const first = await models.proofEntries.findOne({ _id: entryId(store, signed + 1) }).lean<StoredProofEntry>();
        const event = await models.events.findOne({ _id: first?.event ?? '' }).lean<StoredEvent>();
        return event?.event.at ?? first?.entry?.at ?? Infinity;
      }),
    );
    const oldest = Math.min(Infinity, ...since);
    return Number.isFinite(oldest) ? oldest : null;
  },

  /** Since when heads of the logs wait to be taken by a place outside; null when none do. */
  unanchoredSince: async (): Promise<number | null> => {
    const oldest = await models.proofAnchors.findOne({ open: true }).sort({ _id: 1 }).lean<StoredProofAnchor>();
    return oldest?.at ?? null;
  },
});
