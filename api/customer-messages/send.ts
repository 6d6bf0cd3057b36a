import { randomUUID } from 'node:crypto';
import type { NoticeTemplate } from '../../domain/kernel/notice';
import { publicOriginOf } from '../../platform/public-address';
import { wordNotice } from '../../texts/notices';
import type { Context } from '../context';
import { Problem } from '../http/problems';
import { knownPhones } from '../http/known-phones';

/** What goes to the phone of a customer at once, because somebody waits for it. */
interface CustomerMessage {
  readonly store: string;
  readonly address: string;
  readonly template: NoticeTemplate;
  readonly facts: Readonly<Record<string, string | number>>;
}

/**
 * The number that the customer of a visit has on file. That of the record which the visit names comes first: whatever it was merged into since, nobody
 * gets the messages of another by merging. Throws `phoneMissing`.
 */
export async function phoneOnFile({ repositories }: Context, store: string, customer: string): Promise<string> {
  const [phone] = await knownPhones(repositories, store, customer);
  if (phone === undefined) throw new Problem('phoneMissing');
  return phone;
}

/** Throws `channelMissing` where nothing goes out to phones. */
export function assertChannel({ channels }: Context): void {
  if (!channels.some(({ name }) => name === 'sms')) throw new Problem('channelMissing');
}

/** Sends in both languages, Chinese first. Throws `channelMissing`, and `messageNotSent` when the gateway does not take it. */
export async function sendToPhone(context: Context, message: CustomerMessage): Promise<void> {
  const { store, address, template, facts } = message;
  const { settings, policies } = context.repositories;
  const channel = context.channels.find(({ name }) => name === 'sms');
  if (!channel) throw new Problem('channelMissing');
  const [{ templates }, policy] = await Promise.all([
    settings.contentOf(store, 'messageTemplates'),
    policies.newest(store),
  ]);
  const zone = policy?.calendar.zone ?? 'Asia/Shanghai';
  const zh = wordNotice({ template, facts }, 'zh', zone, templates);
  const en = wordNotice({ template, facts }, 'en', zone, templates);
  const letter = { id: randomUUID(), store, address, subject: zh.subject, text: `${zh.text}\n${en.text}` };
  try {
    await channel.send(letter);
  } catch (error) {
    context.log.warn({ template, reason: (error as Error).name }, 'a message was not taken');
    throw new Problem('messageNotSent', {}, { 'Retry-After': '30' });
  }
}

/** Where the customer opens a path of ours; the bare path where the pages are at whatever host is asked, as in the demo store. */
export const addressOf = ({ config }: Context, path: string): string => `${publicOriginOf(config) ?? ''}${path}`;

const HOUR_MS = 3_600_000;
/** A few an hour for each order, so that nobody floods a phone or guesses on and on. Throws `tooMany`. */
export async function limitPerHour(
  { repositories }: Context,
  what: string,
  order: string,
  most: number,
): Promise<void> {
  const now = Date.now();
  const counted = await repositories.counters.increment(`${what}:${order}:${Math.floor(now / HOUR_MS)}`);
  const wait = Math.ceil((HOUR_MS - (now % HOUR_MS)) / 1_000);
  if (counted > most) throw new Problem('tooMany', {}, { 'Retry-After': String(wait) });
}
