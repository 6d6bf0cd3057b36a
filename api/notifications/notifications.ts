import { z } from 'zod';
import { wordNotice, type OwnWordings } from '../../texts/notices';
import type { StoredNotice } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { peopleOf } from '../http/sessions';
import { noticeTemplates } from '../../domain/kernel/notice';
import { StoredInstant } from '../../domain/values/field-schemas';
import { Limit, listSchema } from '../http/fields';
import { RoleName } from '../processes/replies';

const Wording = z.object({ subject: z.string(), text: z.string() });
const NoticeReply = z
  .object({
    id: z.string(),
    number: z.string(),
    at: StoredInstant,
    way: z.enum(['inApp', 'out']),
    status: z.enum(['waiting', 'sent', 'undeliverable', 'expired', 'shown', 'read']),
    to: z.union([
      z.object({ customer: z.string() }),
      z.object({ contact: z.string() }),
      z.object({ role: RoleName, person: z.string().nullable() }),
    ]),
    template: z.enum(noticeTemplates),
    zh: Wording,
    en: Wording,
    attempts: z.array(z.object({ at: StoredInstant, channel: z.string(), outcome: z.string() })),
  })
  .meta({ id: 'Notice' });

/** What went out says what it said then; what did not is said in the words of now. */
const bodyOf = ({ _id, process, at, zone, notice, way, status, words, attempts }: StoredNotice, own: OwnWordings) => ({
  id: _id,
  number: process,
  at,
  way,
  status,
  to: notice.to,
  template: notice.template,
  zh: words?.zh ?? wordNotice(notice, 'zh', zone, own),
  en: words?.en ?? wordNotice(notice, 'en', zone, own),
  attempts,
});

/** A notice about a colleague keeps the id, and is told with the name. */
function naming(names: ReadonlyMap<string, string>, stored: StoredNotice): StoredNotice {
  const { person } = stored.notice.facts;
  if (typeof person !== 'string') return stored;
  const facts = { ...stored.notice.facts, person: names.get(person) ?? '—' };
  return { ...stored, notice: { ...stored.notice, facts } };
}

export const noticeEndpoints = ({
  repositories: { complaints, notices, settings, staff },
}: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'listMyNotices',
    method: 'get',
    path: '/notices/mine',
    tag: 'tasks',
    summary: 'What you were told in the application, newest first',
    query: z.strictObject({ limit: Limit }),
    replies: { 200: { description: 'the notices, worded in both languages', body: listSchema(NoticeReply) } },
    handle: async ({ query: { limit }, session }) => {
      const { store, actorId, roles } = session;
      const without = await complaints.closedTo(store, actorId);
      const items = await notices.shownTo(store, peopleOf(session), roles, limit, without);
      const { templates } = await settings.contentOf(store, 'messageTemplates');
      const namesPeople = items.some(({ notice }) => 'person' in notice.facts);
      const names = namesPeople ? await staff.namesOf(store) : new Map<string, string>();
      return { status: 200, body: { items: items.map((one) => bodyOf(naming(names, one), templates)) } };
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
      status: z.enum(['waiting', 'sent', 'undeliverable', 'expired']).optional(),
    }),
    replies: { 200: { description: 'the deliveries', body: listSchema(NoticeReply) } },
    handle: async ({ query: { limit, status }, session: { store, actorId } }) => {
      const items = await notices.sent(store, status, limit, await complaints.closedTo(store, actorId));
      const { templates } = await settings.contentOf(store, 'messageTemplates');
      return { status: 200, body: { items: items.map((one) => bodyOf(one, templates)) } };
    },
  }),
];
