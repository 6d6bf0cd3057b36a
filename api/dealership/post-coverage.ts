import { z } from 'zod';
import { toRole } from '../../domain/kernel/notice';
import { gapsOf } from '../../domain/settings/post-coverage';
import type { Post } from '../../domain/settings/posts';
import { localTime } from '../../domain/time/working-time';
import { Day, StoredInstant } from '../../domain/values/field-schemas';
import type { Interval } from '../../domain/workshop-day/resources';
import { digest } from '../../platform/secrets';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { datesFrom, storeResources, today } from '../../platform/day-plans';
import { currentPolicy } from './policies';

const MOST_DAYS = 31;

const PostDay = z
  .object({
    post: z.string(),
    name: z.object({ zh: z.string(), en: z.string() }),
    date: Day,
    gaps: z.array(z.object({ from: StoredInstant, until: StoredInstant })),
  })
  .meta({ id: 'PostDay' });

interface Coverage {
  readonly post: Post;
  readonly date: string;
  readonly gaps: readonly Interval[];
}

/** L-36: each post on each date, and when nobody stands there while the store is open. */
async function coverage(context: Context, store: string, from: string | undefined, days: number) {
  const policy = await currentPolicy(context, store);
  const [resources, posts] = await Promise.all([
    storeResources(context, store, policy),
    context.repositories.settings.contentOf(store, 'posts'),
  ]);
  const dates = datesFrom(from ?? today(policy, Date.now()), days);
  const items = posts.items
    .filter(({ active }) => active)
    .flatMap((post): readonly Coverage[] => dates.map((date) => ({ post, date, gaps: gapsOf(resources, post, date) })));
  return { zone: policy.calendar.zone, items };
}

/**
 * L-36: after a change of roster, posts or absences, whoever answers for the desk hears of each gap once. A post for which nobody has been named yet is not
 * kept by anybody, and its coverage says so.
 */
export async function tellUncovered(context: Context, store: string): Promise<void> {
  const { zone, items } = await coverage(context, store, undefined, MOST_DAYS);
  const at = Date.now();
  const left = items.filter(({ post, gaps }) => post.members.length > 0 && gaps.some(({ until }) => until > at));
  for (const { post, date, gaps } of left) {
    const [gap] = gaps.filter(({ until }) => until > at);
    if (!gap) continue;
    const clock = (instant: number): string => localTime(zone, instant).slice(-5);
    const facts = { 'post.zh': post.zh, 'post.en': post.en, day: date, from: clock(gap.from), until: clock(gap.until) };
    const about = `${store}:post:${post.id}:${date}`;
    const id = `${about}:${digest(JSON.stringify(gaps)).slice(0, 16)}`;
    const told = (['serviceManager', 'businessSupervisor'] as const).flatMap((role) =>
      toRole(role, null, 'postUncovered', facts),
    );
    for (const [index, notice] of told.entries())
      // oxlint-disable-next-line no-await-in-loop -- a few days, each told of once
      await context.repositories.notices.tell({ id: `${id} ${index}`, about, store, zone, notice, at });
  }
}

export const postCoverage = (context: Context): Endpoint =>
  endpoint({
    operation: 'readPostCoverage',
    method: 'get',
    path: '/post-coverage',
    tag: 'store',
    summary: 'L-36: the posts that are never left alone, and when nobody stands there while the store is open',
    query: z.strictObject({
      from: Day.optional().meta({ description: 'today when absent' }),
      days: z.coerce.number().int().min(1).max(MOST_DAYS).default(7),
    }),
    replies: { 200: { description: 'post by post, day by day', body: z.object({ items: z.array(PostDay) }) } },
    handle: async ({ query: { from, days }, session: { store } }) => {
      const { items } = await coverage(context, store, from, days);
      const told = items.map(({ post: { id, zh, en }, date, gaps }) => ({ post: id, name: { zh, en }, date, gaps }));
      return { status: 200, body: { items: told } };
    },
  });
