import { z } from 'zod';
import { wordNotice } from '../../texts/notices';
import type { StoredNotice } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Limit } from '../http/fields';
import { isoOf } from '../processes/reading';

const body = ({ _id, process, at, zone, notice, way, status, attempts }: StoredNotice) => ({
  id: _id,
  number: process,
  at: isoOf(at),
  way,
  status,
  to: notice.to,
  template: notice.template,
  zh: wordNotice(notice.template, notice.facts, 'zh', zone),
  en: wordNotice(notice.template, notice.facts, 'en', zone),
  attempts: attempts.map(({ at: tried, channel, outcome }) => ({ at: isoOf(tried), channel, outcome })),
});

export const noticeEndpoints = ({ repositories: { notices } }: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'listMyNotices',
    method: 'get',
    path: '/notices/mine',
    tag: 'tasks',
    summary: 'What you were told in the application, newest first',
    query: z.strictObject({ limit: Limit }),
    replies: { 200: 'the notices, worded in both languages' },
    handle: async ({ query: { limit }, session }) => {
      const { store, actorId, deputyFor, roles } = session!;
      const items = await notices.shownTo(store, [actorId, ...deputyFor], roles, limit);
      return { status: 200, body: { items: items.map(body) } };
    },
  }),
  endpoint({
    operation: 'listDeliveries',
    method: 'get',
    path: '/notices',
    tag: 'tasks',
    summary: 'The delivery log: what went out by which channel, when, and what came of it',
    query: z.strictObject({
      limit: Limit,
      status: z.enum(['waiting', 'sending', 'sent', 'undeliverable']).optional(),
    }),
    replies: { 200: 'the deliveries' },
    handle: async ({ query: { limit, status }, session }) => {
      const items = await notices.sent(session!.store, status, limit);
      return { status: 200, body: { items: items.map(body) } };
    },
  }),
];
