import { z } from 'zod';
import { whatIf, type Difference } from '../../domain/time/forecast';
import { processTypeOf, processTypes, type ProcessName } from '../../domain/processes';
import type { ServicePolicy } from '../../domain/policy/policy';
import { contentOf, NewPolicy } from '../../domain/policy/policy-schemas';
import { Id } from '../../domain/values/field-schemas';
import { newestPolicy } from '../../platform/mongo/repositories/master-data';
import { histories } from '../../platform/mongo/projections/deadline-audits';
import { viewsOf } from '../../platform/mongo/projections/views';
import { isDuplicate } from '../../platform/mongo/duplicates';
import type { Models } from '../../platform/mongo/models';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { runIdempotently } from '../http/idempotency';
import { Problem } from '../http/problems';

/** The newest policy of the store's own brand: what an order opened now is pinned to. */
export async function currentPolicy(models: Models, store: string): Promise<ServicePolicy> {
  const policy = await newestPolicy(models, store);
  if (!policy) throw new Problem('notFound', { missing: 'policy' });
  return policy;
}

const tag = 'store';

/** A preview tells the stories of this many open processes again, the newest of each kind. */
const MOST_PREVIEWED = 200;

/** What would have come differently on what is open now. Nothing is changed: open orders keep the policy they began with. */
async function preview(models: Models, store: string, policy: ServicePolicy) {
  const differences: (Difference & { readonly number: string })[] = [];
  let processes = 0;
  for (const kind of Object.keys(processTypes) as ProcessName[]) {
    const open = await viewsOf(models, kind)
      .find({ store, open: true }, { _id: 1 })
      .sort({ _id: -1 })
      .limit(MOST_PREVIEWED)
      .lean();
    for (const { _id } of open)
      for await (const { number, events } of histories(models, { process: _id })) {
        processes += 1;
        for (const one of whatIf(processTypeOf(number), events, policy, Date.now()))
          differences.push({ number, ...one });
      }
  }
  return { processes, total: differences.length, items: differences.slice(0, 500) };
}

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
    operation: 'previewPolicy',
    method: 'post',
    path: '/policy-previews',
    tag,
    summary: 'Which reminders and escalations of what is open now would have come differently; nothing is changed',
    body: NewPolicy,
    replies: { 200: 'the differences' },
    handle: async ({ body: { brand, content }, session }) => {
      const { store } = session!;
      return { status: 200, body: await preview(models, store, { store, brand, version: 0, ...contentOf(content) }) };
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
      runIdempotently(models, {
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
