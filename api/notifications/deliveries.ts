import { z } from 'zod';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Limit, listSchema } from '../http/fields';
import { noticeBody, NoticeReply } from './replies';

export const deliveriesEndpoint = ({ repositories: { complaints, notices, settings } }: Context): Endpoint =>
  endpoint({
    operation: 'listDeliveries',
    method: 'get',
    path: '/notices',
    tag: 'tasks',
    summary: 'The delivery log: what went out by which channel, when, and what came of it',
    query: z.strictObject({
      limit: Limit,
      status: z.enum(['waiting', 'sent', 'undeliverable', 'expired']).optional(),
    }),
    replies: { 200: { description: 'the deliveries', body: listSchema(NoticeReply) } },
    handle: async ({ query: { limit, status }, session: { store, actorId } }) => {
      const items = await notices.sent(store, status, limit, await complaints.closedTo(store, actorId));
      const { templates } = await settings.contentOf(store, 'messageTemplates');
      return { status: 200, body: { items: items.map((one) => noticeBody(one, templates)) } };
    },
  });
