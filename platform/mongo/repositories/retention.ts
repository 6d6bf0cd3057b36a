import type { PolicyContent } from '../../../domain/policy/policy';
import type { Models, StoredRetentionRun } from '../models';
import { oldIn } from '../personal-data/retention';

/** What was kept long enough. */
export const retentionIn = (models: Models) => ({
  /** The processes whose words are old enough to go, and what holds those that stay. */
  old: (store: string, policy: Pick<PolicyContent, 'retention'>, now: number) => oldIn(models, store, policy, now),

  noteRun: async ({ _id, ...run }: StoredRetentionRun): Promise<void> => {
    await models.retentionRuns.updateOne({ _id }, { $set: run }, { upsert: true });
  },

  lastRun: (store: string) => models.retentionRuns.findOne({ _id: store }).lean<StoredRetentionRun>(),
});
