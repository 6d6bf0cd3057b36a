import type { Superiors } from '../../domain/account/line';
import { defaultPolicy } from '../../domain/policy/policy';
import type { Repositories } from '../../platform/mongo/repositories';

/** CF-16: who answers to whom in this store; of a store without a policy, as it would start. */
export const superiorsIn = async ({ policies }: Pick<Repositories, 'policies'>, store: string): Promise<Superiors> =>
  ((await policies.newest(store)) ?? defaultPolicy).complaint.superiors;
