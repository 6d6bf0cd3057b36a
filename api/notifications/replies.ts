import { z } from 'zod';
import { noticeTemplates } from '../../domain/kernel/notice';
import { StoredInstant } from '../../domain/values/field-schemas';
import type { StoredNotice } from '../../platform/mongo/repositories';
import { wordNotice, type OwnWordings } from '../../texts/notices';
import { RoleName } from '../processes/replies';
import { carFields } from '../repair-orders/replies';
import { noticeKinds } from './kinds';

const Wording = z.object({ subject: z.string(), text: z.string() });

export const NoticeReply = z
  .object({
    id: z.string(),
    number: z.string(),
    at: StoredInstant,
    way: z.enum(['inApp', 'out']),
    status: z.enum(['waiting', 'sent', 'undeliverable', 'expired', 'shown']),
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

export const OwnNoticeReply = NoticeReply.extend({
  ...carFields,
  read: z.boolean().meta({ description: 'by you; whether a colleague has read it says nothing here' }),
  kind: z.enum(noticeKinds).meta({ description: '`news` is to be known; every other kind is to be acted on' }),
  topic: z.string().meta({ description: 'the same for all notices about one thing of one case' }),
}).meta({ id: 'OwnNotice' });

export const UnreadNotices = z
  .object({
    acting: z.int().meta({ description: 'topics to be acted on' }),
    news: z.int().meta({ description: 'topics to be known' }),
    more: z.boolean().meta({ description: 'there are more than were counted' }),
    asOf: StoredInstant,
  })
  .meta({ id: 'UnreadNotices' });

/** What went out says what it said then; what did not is said in the words of now. */
export const noticeBody = (
  { _id, process, at, zone, notice, way, status, words, attempts }: StoredNotice,
  own: OwnWordings,
) => ({
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
