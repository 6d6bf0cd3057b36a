import { z } from 'zod';
import { updateWhere } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import type { Immutable } from '../kernel/immutable';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Channel, LocalId, LongText, StoredInstant, payload } from '../values/field-schemas';
import { reactionDue } from './reaction-time';
import { hasReached, stageRange } from './stage';
import type { RepairOrder, RepairOrderEvent } from './state';
import type { DeadlineRule, OrderSlice } from './types';
import { goesBy } from './rules-version';

/** D-16: something new about the repair that the customer has to hear of, and when they did. */
export const News = z.object({
  newsId: LocalId,
  about: z.enum(['abnormality', 'hold']),
  at: StoredInstant,
  toldAt: StoredInstant.exactOptional(),
});
export type News = Immutable<z.output<typeof News>>;

const newsCommands = {
  tellNews: {
    path: 'news/:newsId/telling',
    roles: ['serviceAdvisor', 'crSpecialist'],
    payload: payload(
      { newsId: LocalId, words: LongText, channel: Channel },
      'D-16: tell the customer of something new in the repair; by message the words go to the phone on file',
    ),
  },
} as const satisfies CommandDeclarations;

const newsEvents = { newsTold: z.object(newsCommands.tellNews.payload.shape) };
export type NewsEvents = EventsOf<typeof newsEvents>;

const untold = ({ news = [] }: RepairOrder) => news.filter(({ toldAt }) => toldAt === undefined);

/** What an event has in it that the customer does not know yet; a hold that the customer asked for is none. */
function newIn(before: RepairOrder, event: RepairOrderEvent): Omit<News, 'at'> | undefined {
  if (event.type === 'abnormalityReported') return { newsId: event.abnormalityId, about: 'abnormality' };
  if (event.type === 'progressCheckAnswered' && event.abnormality)
    return { newsId: event.abnormality.abnormalityId, about: 'abnormality' };
  if (event.type === 'workHeld' && event.reason !== 'customer')
    return { newsId: `hold-${before.rounds}-${(before.round?.holds.length ?? 0) + 1}`, about: 'hold' };
  return undefined;
}

/** Version 3 of the rules asks that the customer be told of what is new, once for each; whoever is called to the car is told of it all. */
export function noteNews(before: RepairOrder, event: RepairOrderEvent, after: RepairOrder): RepairOrder {
  if (event.type === 'customerNotified' && after.news)
    return { ...after, news: after.news.map((one) => ({ toldAt: event.at, ...one })) };
  const found = newIn(before, event);
  const { news = [] } = after;
  if (!found || !goesBy(after, 3) || news.some(({ newsId }) => newsId === found.newsId)) return after;
  return { ...after, news: [...news, { ...found, at: event.at }] };
}

/** D-16: the advisor is reminded, then the service manager hears of it; once the car is ready the customer is called anyway. */
function newsDeadlines(order: RepairOrder): readonly DeadlineRule[] {
  const { stage, policy } = order;
  if (!hasReached(stage, 'inRepair') || hasReached(stage, 'readyForPickup')) return [];
  return untold(order).map(({ newsId, at }) => ({
    timer: 'D-16',
    subject: `news-${newsId}`,
    fulfilledBy: 'tellNews',
    steps: [
      {
        at: reactionDue(order, at, policy.minutes.customerNews),
        reaction: 'remind',
        to: ['serviceAdvisor'],
      },
      {
        at: reactionDue(order, at, policy.minutes.customerNewsEscalation),
        reaction: 'escalate',
        to: ['serviceManager'],
      },
    ],
  }));
}

/** What the customer has to be told of while the car is in the workshop. */
export const newsSlice: OrderSlice<typeof newsCommands, typeof newsEvents> = {
  commands: newsCommands,
  events: newsEvents,
  rules: {
    tellNews: {
      during: stageRange('inRepair', 'deliveryDisputed'),
      targets: (order) => untold(order).map(({ newsId }) => newsId),
      decide: (order, { newsId, words, channel }) => {
        const known = order.news?.find((one) => one.newsId === newsId) ?? reject('unknownNews', { newsId });
        return known.toldAt === undefined ? [{ type: 'newsTold', newsId, words, channel }] : [];
      },
    },
  },
  evolve: {
    newsTold: (order, { newsId, at }) => ({
      ...order,
      news: updateWhere(
        order.news ?? [],
        (one) => one.newsId === newsId,
        () => ({ toldAt: at }),
      ),
    }),
  },
  deadlines: [newsDeadlines],
};
