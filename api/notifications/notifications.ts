import { z } from 'zod';
import { wordNotice } from '../../domain/kernel/notice';
import { oneOf } from '../../platform/mongo/filters';
import type { StoredNotice } from '../../platform/mongo/models';
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

export const noticeEndpoints = ({ models }: Context): readonly Endpoint[] => [
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
      const shown = { store, way: 'inApp' as const };
      const [own, shared] = await Promise.all([
        models.notices
          .find({ ...shown, person: oneOf([actorId, ...deputyFor]) })
          .sort({ at: -1 })
          .limit(limit)
          .lean(),
        models.notices
          .find({ ...shown, role: oneOf(roles), person: null })
          .sort({ at: -1 })
          .limit(limit)
          .lean(),
      ]);
      const items = [...own, ...shared].toSorted((a, b) => b.at - a.at).slice(0, limit);
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
      const filter = { store: session!.store, way: 'out' as const, ...(status && { status }) };
      const items = await models.notices.find(filter).sort({ at: -1 }).limit(limit).lean();
      return { status: 200, body: { items: items.map(body) } };
    },
  }),
];
