import { z } from 'zod';
import { Day, StoredInstant } from '../../domain/values/field-schemas';
import { today } from '../../platform/day-plans';
import { DAYS_AHEAD, postCoverageOf } from '../../platform/posts-told';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { currentPolicy } from './policies';

const PostDay = z
  .object({
    post: z.string(),
    name: z.object({ zh: z.string(), en: z.string() }),
    date: Day,
    gaps: z.array(z.object({ from: StoredInstant, until: StoredInstant })),
  })
  .meta({ id: 'PostDay' });

export const postCoverage = (context: Context): Endpoint =>
  endpoint({
    operation: 'readPostCoverage',
    method: 'get',
    path: '/post-coverage',
    tag: 'store',
    summary: 'L-36: the posts that are never left alone, and when nobody stands there while the store is open',
    query: z.strictObject({
      from: Day.optional().meta({ description: 'today when absent' }),
      days: z.coerce.number().int().min(1).max(DAYS_AHEAD).default(7),
    }),
    replies: { 200: { description: 'post by post, day by day', body: z.object({ items: z.array(PostDay) }) } },
    handle: async ({ query: { from, days }, session: { store } }) => {
      const policy = await currentPolicy(context, store);
      const asked = { from: from ?? today(policy, Date.now()), days };
      const items = await postCoverageOf(context.repositories, store, policy, asked);
      const told = items.map(({ post: { id, zh, en }, date, gaps }) => ({ post: id, name: { zh, en }, date, gaps }));
      return { status: 200, body: { items: told } };
    },
  });
