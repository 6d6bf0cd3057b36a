import { fingerprint } from '../../../domain/kernel/fingerprint';
import { upcastPolicy, type ServicePolicy } from '../../../domain/policy/policy';
import { isDuplicate } from '../duplicates';
import type { Models, StoredPolicy, StoredPolicyProposal } from '../models';
import { versionedIn, type Authorship } from './versioned';

/** A published version, with its authors where they are known. */
export type PublishedPolicy = Omit<StoredPolicy, '_id'>;
/** One that somebody else has yet to publish; `revision` changes with whatever happens to it. */
export type PolicyProposal = Pick<StoredPolicyProposal, 'brand' | 'policy' | 'proposedBy' | 'proposedAt'> & {
  readonly revision: number;
};

const proposalId = (store: string, brand: string): string => `${store}:${brand}`;
const published = ({ _id, policy, ...rest }: StoredPolicy): PublishedPolicy => ({
  ...rest,
  policy: upcastPolicy(policy),
});

export const policiesIn = ({ policies, policyProposals, formerVersions, stores }: Models) => {
  const proposals = versionedIn('policyProposals', policyProposals, formerVersions);
  const newestVersion = async (store: string, brand: string): Promise<number> =>
    (await policies.findOne({ store, brand }).sort({ version: -1 }).lean<StoredPolicy>())?.version ?? 0;
  const find = async (store: string, brand: string, version: number): Promise<PublishedPolicy | undefined> => {
    const stored = await policies.findOne({ store, brand, version }).lean<StoredPolicy>();
    return stored ? published(stored) : undefined;
  };
  /** False when this version is there already and says something else. */
  const add = async (content: PublishedPolicy): Promise<boolean> => {
    const { store, brand, version, policy } = content;
    try {
      await policies.create({ _id: `${store}:${brand}:${version}`, ...content });
      return true;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const known = await find(store, brand, version);
      return known !== undefined && fingerprint(known.policy) === fingerprint(policy);
    }
  };
  /** Until its version is there it is open, also when the process died between closing and publishing it. */
  const open = async (proposal: StoredPolicyProposal | null): Promise<PolicyProposal | undefined> => {
    if (!proposal || proposal.state === 'withdrawn') return undefined;
    const { store, brand, policy, proposedBy, proposedAt, state, version } = proposal;
    const revision = state === 'published' ? version - 1 : version;
    if (policy.version <= (await newestVersion(store, brand))) return undefined;
    return { brand, policy: upcastPolicy(policy), proposedBy, proposedAt, revision };
  };

  return {
    /** The newest policy of the store's own brand: what a process opened now is pinned to. Undefined for an unknown store. */
    newest: async (store: string): Promise<ServicePolicy | undefined> => {
      const known = await stores.findOne({ _id: store }).lean();
      const stored = known && (await policies.findOne({ store, brand: known.brand }).sort({ version: -1 }).lean());
      return stored ? upcastPolicy(stored.policy) : undefined;
    },

    newestVersion,

    find,

    /** True once the store has published a policy, of whatever brand. */
    hasAny: async (store: string): Promise<boolean> => (await policies.exists({ store })) !== null,

    /** Newest first. */
    list: async (store: string, brand: string | undefined): Promise<readonly PublishedPolicy[]> => {
      const filter = { store, ...(brand !== undefined && { brand }) };
      const found = await policies.find(filter).sort({ version: -1 }).limit(100).lean<StoredPolicy[]>();
      return found.map(published);
    },

    add,

    openProposal: async (store: string, brand: string): Promise<PolicyProposal | undefined> =>
      open(await proposals.find(store, proposalId(store, brand))),

    openProposals: async (store: string): Promise<readonly PolicyProposal[]> => {
      const found = await policyProposals.find({ store }).sort({ _id: 1 }).lean<StoredPolicyProposal[]>();
      const stillOpen = await Promise.all(found.map(open));
      return stillOpen.filter((one) => one !== undefined);
    },

    /** The proposal as it is open now; undefined when another one is. */
    propose: async (policy: ServicePolicy, { by, at }: Authorship): Promise<PolicyProposal | undefined> => {
      const { store, brand } = policy;
      const _id = proposalId(store, brand);
      const content = { brand, state: 'proposed', policy, proposedBy: by, proposedAt: at } as const;
      const known = await proposals.find(store, _id);
      const already = await open(known);
      if (already) {
        const same = already.proposedBy.id === by.id && fingerprint(already.policy) === fingerprint(policy);
        return same ? already : undefined;
      }
      if (known) {
        const replaced = await proposals.replace(store, _id, known.version, content, { by, at });
        return (await open(replaced)) ?? undefined;
      }
      try {
        await policyProposals.create({ _id, store, version: 1, ...content, changedBy: by, updatedAt: at });
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return undefined;
      }
      return open(await proposals.find(store, _id));
    },

    /**
     * The version that this revision of the proposal has become; undefined when it is not open any more, or another version was published before it.
     * It is closed first and published after: a repetition goes on where the process died.
     */
    publish: async (
      store: string,
      brand: string,
      revision: number,
      author: Authorship,
    ): Promise<PublishedPolicy | undefined> => {
      const _id = proposalId(store, brand);
      const known = await proposals.find(store, _id);
      const closed =
        known?.state === 'published' && known.version === revision + 1
          ? known
          : (await open(known)) && (await proposals.replace(store, _id, revision, { state: 'published' }, author));
      if (!closed) return undefined;
      const { policy, proposedBy, proposedAt, changedBy: publishedBy, updatedAt: publishedAt } = closed;
      const { version } = policy;
      const made = { store, brand, version, policy, proposedBy, proposedAt, publishedBy, publishedAt };
      return (await add(made)) ? find(store, brand, version) : undefined;
    },

    /** False when the proposal is not the one of this revision any more. */
    withdraw: async (store: string, brand: string, revision: number, author: Authorship): Promise<boolean> =>
      (await proposals.replace(store, proposalId(store, brand), revision, { state: 'withdrawn' }, author)) !== null,
  };
};
