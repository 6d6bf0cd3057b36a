import { z } from 'zod';
import { whatIf, type Difference } from '../../domain/time/forecast';
import { definitionOf, processTypes } from '../../domain/processes';
import { NewPolicy, policyReply, servicePolicy, type ServicePolicy } from '../../domain/policy/policy';
import { Id } from '../../domain/values/field-schemas';
import type { Repositories } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { runIdempotently } from '../http/idempotency';
import { Problem } from '../http/problems';

/** The newest policy of the store's own brand: what an order opened now is pinned to. */
export async function currentPolicy(
  { repositories }: Pick<Context, 'repositories'>,
  store: string,
): Promise<ServicePolicy> {
  const policy = await repositories.policies.newest(store);
  if (!policy) throw new Problem('notFound', { missing: 'policy' });
  return policy;
}

const tag = 'store';

/** A preview tells the stories of this many open processes again, the newest of each kind. */
const MOST_PREVIEWED = 200;

/** What would have come differently on what is open now. Nothing is changed: open orders keep the policy they began with. */
async function preview({ views, histories }: Repositories, store: string, policy: ServicePolicy) {
  const differences: (Difference & { readonly number: string })[] = [];
  let processes = 0;
  for (const kind of processTypes) {
    const open = await views.openNumbers(kind, store, MOST_PREVIEWED);
    for (const process of open)
      for await (const { number, events } of histories({ process })) {
        processes += 1;
        for (const one of whatIf(definitionOf(number), events, policy, Date.now()))
          differences.push({ number, ...one });
      }
  }
  return { processes, total: differences.length, items: differences.slice(0, 500) };
}

export const policyEndpoints = ({ repositories }: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'listPolicies',
    method: 'get',
    path: '/policies',
    tag,
    summary: 'Every version of the service policy, newest first; open orders keep the one they began with',
    query: z.strictObject({ brand: Id.optional() }),
    replies: { 200: 'the versions' },
    handle: async ({ query: { brand }, session }) => {
      const items = await repositories.policies.list(session!.store, brand);
      return { status: 200, body: { items: items.map(policyReply) } };
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
      return {
        status: 200,
        body: await preview(repositories, store, servicePolicy({ store, brand, version: 0 }, content)),
      };
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
      runIdempotently(repositories.requests, {
        session: session!,
        operation: 'createPolicy',
        key,
        content: { brand, content },
        effect: async () => {
          const { store } = session!;
          const version = (await repositories.policies.newestVersion(store, brand)) + 1;
          const policy = servicePolicy({ store, brand, version }, content);
          if (!(await repositories.policies.add(policy))) throw new Problem('versionStale');
          return { status: 201, body: policyReply(policy) };
        },
      }),
  }),
];
