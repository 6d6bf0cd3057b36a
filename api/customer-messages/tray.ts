import { z } from 'zod';
import { StoredInstant } from '../../domain/values/field-schemas';
import { hasTray } from '../../platform/notify/channels';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Limit, listSchema } from '../http/fields';
import { Problem } from '../http/problems';

const TrayMessage = z
  .object({
    id: z.string(),
    at: StoredInstant,
    channel: z.string(),
    address: z.string(),
    subject: z.string(),
    text: z.string(),
  })
  .meta({ id: 'TrayMessage' });

/** The phones of the demo store's customers and colleagues, on one page. Where others than this machine come, it is not there. */
export const trayEndpoint = ({ config, repositories: { tray } }: Context): Endpoint =>
  endpoint({
    operation: 'readMessageTray',
    method: 'get',
    path: '/message-tray',
    tag: 'tasks',
    summary: 'Demo store only: the messages that a gateway would have sent, newest first',
    query: z.strictObject({ limit: Limit }),
    problems: ['notFound'],
    replies: { 200: { description: 'the messages', body: listSchema(TrayMessage) } },
    handle: async ({ query: { limit }, session }) => {
      if (!hasTray(config)) throw new Problem('notFound');
      const found = await tray.newest(session.store, limit);
      const items = found.map(({ _id: id, at, channel, address, subject, text }) => ({
        id,
        at,
        channel,
        address,
        subject,
        text,
      }));
      return { status: 200, body: { items } };
    },
  });
