import { z } from 'zod';
import { AnyNumber, processTypeOf, type ProcessType } from '../../domain/processes';
import { Day, Instant } from '../../domain/values/field-schemas';
import type { StoredNotice } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { dayRange } from '../dealership/days';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Flag, Limit, pageSchema } from '../http/fields';
import { peopleOf, type Session } from '../http/sessions';
import { rule } from '../../domain/values/field-rules';
import { carsBehind } from '../processes/cars-behind';
import { topicOf, noticeKindOf, noticeKinds } from './kinds';
import { NoticesOfPerson, type OwnNotice } from './reading';
import { noticeBody, OwnNoticeReply, UnreadNotices } from './replies';

const MAX_MARKED = 100;

const NoticeId = z.string().min(1).max(300);
const Place = z.string().regex(/^[0-9]{1,15}-[0-9]{1,4}$/, rule('cursor'));

/** A notice about a colleague keeps the id, and is told with the name. */
function naming(names: ReadonlyMap<string, string>, stored: StoredNotice): StoredNotice {
  const { person } = stored.notice.facts;
  if (typeof person !== 'string') return stored;
  const facts = { ...stored.notice.facts, person: names.get(person) ?? '—' };
  return { ...stored, notice: { ...stored.notice, facts } };
}

/** Of which a car has many: its number says which of them. Anything else is called by the car. */
const byNumber: readonly ProcessType[] = ['complaint'];

/** A notice about a car in the house, or expected, names it by its plate, as people do. */
function callingByPlate(stored: StoredNotice, plate: string | null): StoredNotice {
  if (plate === null || byNumber.includes(processTypeOf(stored.process))) return stored;
  const facts = { ...stored.notice.facts, number: plate };
  return { ...stored, notice: { ...stored.notice, facts } };
}

/** What this person is told in the application; nothing of a complaint that is about them. */
async function noticesOf({ repositories }: Context, session: Session): Promise<NoticesOfPerson> {
  const { store, actorId, roles } = session;
  const without = await repositories.complaints.closedTo(store, actorId);
  const audience = { store, persons: peopleOf(session), roles, without };
  return new NoticesOfPerson(repositories, actorId, audience, Date.now());
}

async function bodiesOf({ repositories }: Context, store: string, items: readonly OwnNotice[]) {
  const { settings, staff } = repositories;
  const { templates } = await settings.contentOf(store, 'messageTemplates');
  const namesPeople = items.some(({ stored }) => 'person' in stored.notice.facts);
  const names = namesPeople ? await staff.namesOf(store) : new Map<string, string>();
  const numbers = items.map(({ stored }) => stored.process).filter((one) => AnyNumber.safeParse(one).success);
  const carOf = await carsBehind(repositories, numbers);
  return items.map(({ stored, read }) => ({
    ...noticeBody(callingByPlate(naming(names, stored), carOf(stored.process).plate), templates),
    ...carOf(stored.process),
    read,
    kind: noticeKindOf(stored.notice),
    topic: topicOf(stored.process, stored.notice),
  }));
}

const counted = { 200: { description: 'how many topics are unread now', body: UnreadNotices } } as const;

/** What each person is told in the application, and what of it they have read. */
export const ownNoticeEndpoints = (context: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'listMyNotices',
    method: 'get',
    path: '/notices/mine',
    tag: 'tasks',
    summary: 'What you were told in the application, newest first',
    query: z.strictObject({
      limit: Limit,
      cursor: Place.optional(),
      unread: Flag.optional().meta({ description: 'only what you have not read' }),
      kind: z.enum(noticeKinds).optional(),
      acting: Flag.optional().meta({ description: 'only what is to be acted on, or only news' }),
      number: AnyNumber.optional().meta({ description: 'only about this process' }),
      from: Day.optional().meta({ description: 'only what you were told from this day of the store on' }),
      to: Day.optional().meta({ description: 'only what you were told up to this day of the store' }),
    }),
    replies: {
      200: {
        description: 'the notices, worded in both languages; a page of one kind can be short and go on',
        body: pageSchema(OwnNoticeReply),
      },
    },
    handle: async ({ query: { limit, cursor, unread, number, kind, acting, from, to }, session }) => {
      const start = from === undefined ? undefined : dayRange(session.zone, from)[0];
      const before = to === undefined ? undefined : dayRange(session.zone, to)[1];
      const narrow = { kind, acting, start, before };
      const own = await noticesOf(context, session);
      const { items, nextCursor } =
        unread === true
          ? await own.unreadPage(narrow, limit, cursor, number)
          : await own.page(narrow, limit, cursor, number);
      return { status: 200, body: { items: await bodiesOf(context, session.store, items), nextCursor } };
    },
  }),
  endpoint({
    operation: 'countMyUnreadNotices',
    method: 'get',
    path: '/notices/mine/unread',
    tag: 'tasks',
    summary:
      'How many topics you were told of and have not read: several notices about one thing of one case count once',
    replies: counted,
    handle: async ({ session }) => ({ status: 200, body: await (await noticesOf(context, session)).count() }),
  }),
  endpoint({
    operation: 'markMyNotices',
    method: 'post',
    path: '/notices/mine/marks',
    tag: 'tasks',
    summary: 'Marks notices as read, or as unread again: for yourself only',
    body: z.strictObject({ notices: z.array(NoticeId).min(1).max(MAX_MARKED), read: z.boolean() }),
    replies: counted,
    handle: async ({ body: { notices, read }, session }) => {
      const own = await noticesOf(context, session);
      await own.mark(notices, read);
      return { status: 200, body: await own.count() };
    },
  }),
  endpoint({
    operation: 'readAllMyNotices',
    method: 'post',
    path: '/notices/mine/read-all',
    tag: 'tasks',
    summary:
      'Marks as read what you have seen: these notices, and all that you were told well before; what has come meanwhile stays unread',
    body: z.strictObject({
      seenAt: Instant.meta({ description: 'when you looked: `asOf` of the count' }),
      seen: z.array(NoticeId).max(MAX_MARKED),
    }),
    replies: counted,
    handle: async ({ body: { seenAt, seen }, session }) => {
      const own = await noticesOf(context, session);
      await own.readAll(seen, seenAt);
      return { status: 200, body: await own.count() };
    },
  }),
];
