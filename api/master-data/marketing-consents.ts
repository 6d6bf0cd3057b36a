import { z } from 'zod';
import { Actor } from '../../domain/kernel/actor';
import {
  checkMarketingStatement,
  marketingChannels,
  mayMarketTo,
  MarketingChannel,
  type MarketingStatement,
} from '../../domain/master-data/marketing-consent';
import { LongText, StoredInstant } from '../../domain/values/field-schemas';
import type { Repositories } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { IdParams } from '../http/fields';
import { idMadeBy, runIdempotently } from '../http/idempotency';
import { Problem } from '../http/problems';

const tag = 'master data';
const path = '/customers/:id/marketing-consents';

const Statement = z
  .object({
    channel: MarketingChannel,
    given: z.boolean(),
    words: z.string(),
    by: Actor,
    at: StoredInstant,
  })
  .meta({ id: 'MarketingStatement' });

const MarketingConsents = z
  .object({
    channels: z.array(z.object({ channel: MarketingChannel, allowed: z.boolean() })),
    statements: z.array(Statement).meta({ description: 'everything that was ever said, the newest first' }),
  })
  .meta({ id: 'MarketingConsents' });

/** What the person said under each id that the store knows the person by, the earliest first. */
export const statementsOf = async (
  { customers, marketingStatements }: Pick<Repositories, 'customers' | 'marketingStatements'>,
  store: string,
  customer: string,
) => marketingStatements.of(store, await customers.idsOf(store, customer));

const bodyOf = (statements: readonly MarketingStatement[]) => ({
  channels: marketingChannels.map((channel) => ({
    channel,
    allowed: mayMarketTo(statements, channel),
  })),
  statements: statements.map(({ channel, given, words, by, at }) => ({ channel, given, words, by, at })).toReversed(),
});

interface NewStatement {
  readonly id: string;
  readonly store: string;
  readonly customer: string;
  readonly statement: MarketingStatement;
}

/** Adds what the customer said, where that may be. Throws `notFound`, and a Rejection where only the customer may say so. */
export async function addStatement(
  repositories: Pick<Repositories, 'customers' | 'marketingStatements'>,
  { id, store, customer, statement }: NewStatement,
): Promise<readonly MarketingStatement[]> {
  const known = await repositories.customers.find(store, customer);
  if (!known) throw new Problem('notFound');
  if (known.erasedAt) throw new Problem('customerErased');
  checkMarketingStatement(await statementsOf(repositories, store, customer), statement);
  await repositories.marketingStatements.add({ _id: id, store, customer: known._id, ...statement });
  return statementsOf(repositories, store, customer);
}

/** M-06: what a customer said of marketing, by each channel: never assumed, never overwritten. */
export const marketingConsentEndpoints = ({ repositories }: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'readMarketingConsents',
    method: 'get',
    path,
    tag,
    summary:
      'M-06: whether the customer may be told of offers, by each channel, and everything the customer said of it',
    params: IdParams,
    replies: { 200: { description: 'channels and statements', body: MarketingConsents } },
    handle: async ({ params: { id }, session: { store } }) => {
      if (!(await repositories.customers.find(store, id))) throw new Problem('notFound');
      return { status: 200, body: bodyOf(await statementsOf(repositories, store, id)) };
    },
  }),
  endpoint({
    operation: 'addMarketingStatement',
    method: 'post',
    path,
    tag,
    summary:
      'M-06: the customer agreed to be told of offers by a channel, or took that back; in the words of the customer. What customers took back on their own page, only they give again',
    params: IdParams,
    body: z.strictObject({ channel: MarketingChannel, given: z.boolean(), words: LongText }),
    keyed: true,
    problems: ['notFound', 'customerErased', 'consentTakenBackByCustomer'],
    replies: { 201: { description: 'channels and statements', body: MarketingConsents } },
    handle: ({ params: { id }, body, session, actor, key }) =>
      runIdempotently(repositories.requests, {
        session,
        operation: 'addMarketingStatement',
        key,
        content: { id, ...body },
        effect: async (reservation) => {
          const statement = { ...body, by: actor, at: Date.now() };
          const added = {
            id: `MS-${idMadeBy(reservation, { id, ...body })}`,
            store: session.store,
            customer: id,
            statement,
          };
          return { status: 201 as const, body: bodyOf(await addStatement(repositories, added)) };
        },
      }),
  }),
];
