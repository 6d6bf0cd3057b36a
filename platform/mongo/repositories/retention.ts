import type { PolicyContent } from '../../../domain/policy/policy';
import type { Models } from '../models';
import { dueIn } from '../personal-data/retention';

/** What was kept long enough. */
export const retentionIn = (models: Models) => ({
  /** The processes that would lose their words now. */
  due: (store: string, policy: Pick<PolicyContent, 'retention'>, now: number) => dueIn(models, store, policy, now),
});
