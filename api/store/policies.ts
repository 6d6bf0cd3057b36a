import { z } from 'zod';
import type { ServicePolicy } from '../../domain/policy';
import { contentOf, NewPolicy } from '../../domain/policy-schemas';
import { Id } from '../../domain/schemas';
import { newestPolicy } from '../../platform/mongo/archive';
import { isDuplicate } from '../../platform/mongo/duplicates';
import type { Models } from '../../platform/mongo/models';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../endpoint';
import { once } from '../idempotency';
import { Problem } from '../problems/problem';

/** The newest policy of the store's own brand: what an order opened now is pinned to. */
export async function currentPolicy(models: Models, store: string): Promise<ServicePolicy> {
  const policy = await newestPolicy(models, store);
  if (!policy) throw new Problem('notFound', { missing: 'policy' });
  return policy;
}

const tag = 'store';

export const policyEndpoints = ({ models }: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'listPolicies',
    method: 'get',
    path: '/policies',
    tag,
    summary: 'Every version of the service policy, newest first; open orders keep the one they began with',
    query: z.strictObject({ brand: Id.optional() }),
    replies: { 200: 'the versions' },
    handle: async ({ query: { brand }, session }) => {
      const filter = { store: session!.store, ...(brand !== undefined && { brand }) };
      const items = await models.policies.find(filter).sort({ version: -1 }).limit(100).lean();
      return { status: 200, body: { items: items.map(({ policy }) => policy) } };
    },
  }),
  endpoint({
    operation: 'createPolicy',
    method: 'post',
    path: '/policies',
    tag,
    summary: 'A new version of the service policy; orders opened from now on are pinned to it',
    body: NewPolicy,
    keyed: true,
    replies: { 201: 'the new version' },
    handle: ({ body: { brand, content }, session, key }) =>
      once(models, {
        session: session!,
        operation: 'createPolicy',
        key,
        content: { brand, content },
        effect: async () => {
          const { store } = session!;
          const newest = await models.policies.findOne({ store, brand }).sort({ version: -1 }).lean();
          const version = (newest?.version ?? 0) + 1;
          const policy: ServicePolicy = { store, brand, version, ...contentOf(content) };
          try {
            await models.policies.create({ _id: `${store}:${brand}:${version}`, store, brand, version, policy });
          } catch (error) {
            if (isDuplicate(error)) throw new Problem('versionStale');
            throw error;
          }
          return { status: 201, body: policy };
        },
      }),
  }),
];
