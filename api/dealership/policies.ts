import { z } from 'zod';
import { whatIf, type Difference } from '../../domain/time/forecast';
import { definitionOf, processTypes } from '../../domain/processes';
import { checkSecondPerson } from '../../domain/account/second-person';
import { Actor } from '../../domain/kernel/actor';
import {
  contentOf,
  NewPolicy,
  PolicyContent,
  policyReply,
  PolicyReply,
  servicePolicy,
  type ServicePolicy,
} from '../../domain/policy/policy';
import { Id, StoredInstant } from '../../domain/values/field-schemas';
import type { PolicyProposal, PublishedPolicy, Repositories } from '../../platform/mongo/repositories';
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

const authors = {
  proposedBy: Actor.nullable(),
  proposedAt: StoredInstant.nullable(),
  publishedBy: Actor.nullable(),
  publishedAt: StoredInstant.nullable(),
};
const Policy = PolicyReply.extend(authors).meta({
  id: 'Policy',
  description: 'I9: a version with who proposed and who published it; null where that was not kept yet',
});
const revision = z.int().min(1).meta({ description: 'of the proposal, as it was read' });
const PolicyProposalReply = z
  .object({
    brand: Id,
    version: z.int(),
    revision,
    proposedBy: Actor,
    proposedAt: StoredInstant,
    content: PolicyContent,
  })
  .meta({ id: 'PolicyProposal', description: 'I9: what becomes this version as soon as another person publishes it' });
const CreatedPolicy = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('proposed'), ...PolicyProposalReply.shape }),
    z.object({ state: z.literal('published'), ...Policy.shape }),
  ])
  .meta({ id: 'CreatedPolicy' });
const Decision = z.strictObject({ brand: Id, revision });

const policyBody = ({ policy, proposedBy, proposedAt, publishedBy, publishedAt }: PublishedPolicy) => ({
  ...policyReply(policy),
  proposedBy: proposedBy ?? null,
  proposedAt: proposedAt ?? null,
  publishedBy: publishedBy ?? null,
  publishedAt: publishedAt ?? null,
});
const proposalBody = ({ policy, ...rest }: PolicyProposal) => ({
  ...rest,
  version: policy.version,
  content: contentOf(policy),
});

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

/** The open proposal of this version and revision. Throws `notFound`, or `versionStale` when it is another by now. */
async function proposalOf(
  { policies }: Repositories,
  store: string,
  version: string,
  { brand, revision: seen }: z.infer<typeof Decision>,
): Promise<PolicyProposal> {
  const proposal = await policies.openProposal(store, brand);
  if (proposal?.policy.version !== Number(version)) throw new Problem('notFound', { missing: 'proposal' });
  if (proposal.revision !== seen) throw new Problem('versionStale');
  return proposal;
}

const VersionParams = z.strictObject({ version: z.string().regex(/^[1-9][0-9]{0,8}$/) });

export const policyEndpoints = ({ repositories }: Context): readonly Endpoint[] => {
  const { policies } = repositories;
  return [
    endpoint({
      operation: 'listPolicies',
      method: 'get',
      path: '/policies',
      tag,
      summary: 'Every published version of the service policy, newest first; open orders keep the one they began with',
      query: z.strictObject({ brand: Id.optional() }),
      replies: { 200: { description: 'the versions', body: listSchema(Policy) } },
      handle: async ({ query: { brand }, session }) => {
        const items = await policies.list(session.store, brand);
        return { status: 200, body: { items: items.map(policyBody) } };
      },
    }),
    endpoint({
      operation: 'listPolicyProposals',
      method: 'get',
      path: '/policy-proposals',
      tag,
      summary: 'I9: what waits for a second person to publish it, at most one for each brand',
      replies: { 200: { description: 'the proposals', body: listSchema(PolicyProposalReply) } },
      handle: async ({ session }) => {
        const items = await policies.openProposals(session.store);
        return { status: 200, body: { items: items.map(proposalBody) } };
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
      summary:
        'I9: propose a new version of the service policy, for another person to publish. The first of a store is published at once',
      body: NewPolicy,
      keyed: true,
      problems: ['versionStale', 'proposalOpen'],
      replies: { 201: { description: 'the proposal, or the first version', body: CreatedPolicy } },
      handle: ({ body: { brand, content }, session, actor: by, key }) =>
        runIdempotently(repositories.requests, {
          session: session,
          operation: 'createPolicy',
          key,
          content: { brand, content },
          reserve: async () => String((await policies.newestVersion(session.store, brand)) + 1),
          effect: async ({ reserved }) => {
            const { store } = session;
            const at = Date.now();
            const policy = servicePolicy({ store, brand, version: Number(reserved) }, content);
            if (policy.version === 1 && !(await policies.hasAny(store))) {
              const first = { store, brand, version: 1, policy, publishedBy: by, publishedAt: at };
              const made = { ...first, proposedBy: by, proposedAt: at };
              if (!(await policies.add(made))) throw new Problem('versionStale');
              return { status: 201 as const, body: { state: 'published' as const, ...policyBody(made) } };
            }
            const proposal = await policies.propose(policy, { by, at });
            if (!proposal) throw new Problem('proposalOpen');
            return { status: 201 as const, body: { state: 'proposed' as const, ...proposalBody(proposal) } };
          },
        }),
    }),
    endpoint({
      operation: 'publishPolicy',
      method: 'post',
      path: '/policies/:version/publication',
      tag,
      summary: 'I9: publish what another person has proposed; orders opened from now on are pinned to it',
      params: VersionParams,
      body: Decision,
      problems: ['sameDecider', 'versionStale'],
      replies: { 200: { description: 'the new version', body: Policy } },
      handle: async ({ params: { version }, body, session: { store }, actor: by }) => {
        const { brand, revision: seen } = body;
        const known = await policies.find(store, brand, Number(version));
        if (!known) {
          const { proposedBy } = await proposalOf(repositories, store, version, body);
          checkSecondPerson(proposedBy, by);
        }
        const published = known ?? (await policies.publish(store, brand, seen, { by, at: Date.now() }));
        if (!published) throw new Problem('versionStale');
        return { status: 200, body: policyBody(published) };
      },
    }),
    endpoint({
      operation: 'withdrawPolicy',
      method: 'post',
      path: '/policies/:version/withdrawal',
      tag,
      summary: 'I9: this proposal is not to be published; it is kept who wanted it and who did not',
      params: VersionParams,
      body: Decision,
      problems: ['versionStale'],
      replies: { 204: { description: 'withdrawn' } },
      handle: async ({ params: { version }, body, session: { store }, actor: by }) => {
        const { brand, revision: seen } = await proposalOf(repositories, store, version, body);
        if (!(await policies.withdraw(store, brand, seen, { by, at: Date.now() }))) throw new Problem('versionStale');
        return { status: 204 };
      },
    }),
  ];
};
