import { z } from 'zod';
import type { Actor } from '../kernel/actor';
import { reject } from '../kernel/rejection';

/** By which the store may tell people of offers. What a visit or a complaint needs is no marketing, and asks nobody. */
export const marketingChannels = ['phone', 'sms', 'wechat', 'email', 'letter'] as const;
export const MarketingChannel = z.enum(marketingChannels).meta({ id: 'MarketingChannel' });
export type MarketingChannel = z.output<typeof MarketingChannel>;

/** M-06: what a customer said of marketing by one channel, as it was taken down. Statements are added, never changed. */
export interface MarketingStatement {
  readonly channel: MarketingChannel;
  readonly given: boolean;
  /** What the customer said, or the very text that the customer's own page showed. */
  readonly words: string;
  /** Who took it down; the customer, on the own page. */
  readonly by: Actor;
  readonly at: number;
}

/** The later one counts; of two in the same millisecond the one that takes back. */
const isLater = (one: MarketingStatement, other: MarketingStatement): boolean =>
  one.at === other.at ? !one.given : one.at > other.at;

/** What counts for a channel; undefined where the customer has said nothing, which is no consent. */
const marketingConsent = (
  statements: readonly MarketingStatement[],
  channel: MarketingChannel,
): MarketingStatement | undefined =>
  statements
    .filter((one) => one.channel === channel)
    .reduce<MarketingStatement | undefined>((last, one) => (last && !isLater(one, last) ? last : one), undefined);

/** M-06: whether the customer may be told of offers by this channel. Never assumed. */
export const mayMarketTo = (statements: readonly MarketingStatement[], channel: MarketingChannel): boolean =>
  marketingConsent(statements, channel)?.given ?? false;

/**
 * Whether a statement may be added. What customers took back themselves, only they give again: somebody of the store would have nothing but their own word for it.
 * Rejects `consentTakenBackByCustomer`.
 */
export function checkMarketingStatement(
  known: readonly MarketingStatement[],
  { channel, given, by }: Pick<MarketingStatement, 'channel' | 'given' | 'by'>,
): void {
  const own = marketingConsent(
    known.filter((one) => one.by.role === 'customer'),
    channel,
  );
  if (given && by.role !== 'customer' && own && !own.given) reject('consentTakenBackByCustomer');
}
