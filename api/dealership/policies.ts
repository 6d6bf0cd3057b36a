import { z } from 'zod';
import { whatIf, type Difference } from '../../domain/time/forecast';
import { definitionOf, processTypes } from '../../domain/processes';
import { NewPolicy, policyReply, PolicyReply, servicePolicy, type ServicePolicy } from '../../domain/policy/policy';
import { Id } from '../../domain/values/field-schemas';
import type { Repositories } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { listSchema } from '../http/fields';
import { runIdempotently } from '../http/idempotency';
import { Problem } from '../http/problems';
import { RoleName } from '../processes/replies';

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

const Policy = PolicyReply.meta({ id: 'Policy' });
const PolicyDifference = z
  .object({
    number: z.string(),
    key: z.string(),
    timer: z.string(),
    reaction: z.string(),
    to: z.array(RoleName),
    change: z.enum(['added', 'dropped', 'earlier', 'later']),
    minutes: z.int().meta({ description: 'by how much it moves; 0 for what is added or dropped' }),
  })
  .meta({ id: 'PolicyDifference' });
const PolicyPreview = z
  .object({ processes: z.int(), total: z.int(), items: z.array(PolicyDifference) })
  .meta({ id: 'PolicyPreview' });

/** A preview replays this many open processes of each type, the newest. */
const MAX_PREVIEWED = 200;
const MAX_DIFFERENCES = 500;

/** What would have come differently on what is open now. Nothing is changed: open orders keep the policy they began with. */
async function preview({ views, histories }: Repositories, store: string, policy: ServicePolicy) {
  const differences: (Difference & { readonly number: string })[] = [];
  let processes = 0;
  for (const type of processTypes) {
    const open = await views.openNumbers(type, store, MAX_PREVIEWED);
    for (const process of open)
      for await (const { number, events } of histories({ processes: [process] })) {
        processes += 1;
        for (const one of whatIf(definitionOf(number), events, policy, Date.now()))
          differences.push({ number, ...one });
      }
  }
  return { processes, total: differences.length, items: differences.slice(0, MAX_DIFFERENCES) };
}

export const policyEndpoints = ({ repositories }: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'listPolicies',
    method: 'get',
    path: '/policies',
    tag,
    summary: 'Every version of the service policy, newest first; open orders keep the one they began with',
    query: z.strictObject({ brand: Id.optional() }),
    replies: { 200: { description: 'the versions', body: listSchema(Policy) } },
    handle: async ({ query: { brand }, session }) => {
      const items = await repositories.policies.list(session.store, brand);
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
    replies: { 200: { description: 'the differences', body: PolicyPreview } },
    handle: async ({ body: { brand, content }, session }) => {
      const { store } = session;
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
    problems: ['versionStale'],
    replies: { 201: { description: 'the new version', body: Policy } },
    handle: ({ body: { brand, content }, session, key }) =>
      runIdempotently(repositories.requests, {
        session: session,
        operation: 'createPolicy',
        key,
        content: { brand, content },
        reserve: async () => String((await repositories.policies.newestVersion(session.store, brand)) + 1),
        effect: async ({ reserved }) => {
          const { store } = session;
          const policy = servicePolicy({ store, brand, version: Number(reserved) }, content);
          if (!(await repositories.policies.add(policy))) throw new Problem('versionStale');
          return { status: 201 as const, body: policyReply(policy) };
        },
      }),
  }),
];
