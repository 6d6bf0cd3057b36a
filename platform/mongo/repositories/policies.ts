import { upcastPolicy, type ServicePolicy } from '../../../domain/policy/policy';
import { fingerprint } from '../../../domain/kernel/fingerprint';
import { isDuplicate } from '../duplicates';
import type { Models, StoredPolicy } from '../models';

export const policiesIn = ({ policies, stores }: Models) => ({
  /** The newest policy of the store's own brand: what a process opened now is pinned to. Undefined for an unknown store. */
  newest: async (store: string): Promise<ServicePolicy | undefined> => {
    const known = await stores.findOne({ _id: store }).lean();
    const stored = known && (await policies.findOne({ store, brand: known.brand }).sort({ version: -1 }).lean());
    return stored ? upcastPolicy(stored.policy) : undefined;
  },

  newestVersion: async (store: string, brand: string): Promise<number> =>
    (await policies.findOne({ store, brand }).sort({ version: -1 }).lean<StoredPolicy>())?.version ?? 0,

  /** Newest first. */
  list: async (store: string, brand: string | undefined): Promise<readonly ServicePolicy[]> => {
    const filter = { store, ...(brand !== undefined && { brand }) };
    const found = await policies.find(filter).sort({ version: -1 }).limit(100).lean<StoredPolicy[]>();
    return found.map(({ policy }) => upcastPolicy(policy));
  },

  /** False when this version is there already and says something else. */
  add: async (policy: ServicePolicy): Promise<boolean> => {
    const { store, brand, version } = policy;
    try {
      await policies.create({ _id: `${store}:${brand}:${version}`, store, brand, version, policy });
      return true;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const known = await policies.findOne({ store, brand, version }).lean<StoredPolicy>();
      return known !== null && fingerprint(known.policy) === fingerprint(policy);
    }
  },
});
