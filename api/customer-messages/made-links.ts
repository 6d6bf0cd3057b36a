import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { NoticeTemplate } from '../../domain/kernel/notice';
import { StoredInstant } from '../../domain/values/field-schemas';
import {
  newLink,
  pathOfLink,
  phoneMark,
  shownLinkId,
  type LinkKind,
  type NewLink,
} from '../../platform/customer-links';
import type { Context } from '../context';
import type { Caller } from '../http/caller';
import type { Session } from '../http/sessions';
import type { ProcessApi } from '../processes/process-api';
import { submit } from '../processes/submit';
import { addressOf, limitPerHour, sendToPhone } from './send';

const LINKS_PER_HOUR = 6;

const kept = { id: z.string(), expiresAt: StoredInstant };
/** What staff are told of a link: never its secret, but where it is shown in the store. */
export const sentLinkFields = { ...kept, to: z.string().meta({ description: 'the end of the number it went to' }) };
export const shownLinkFields = {
  ...kept,
  path: z.string().meta({ description: 'what the QR code says; it opens once' }),
};

/** Who makes a link to which process. */
export interface Making {
  readonly session: Session;
  readonly caller: Caller;
  readonly number: string;
  readonly kind: LinkKind & ('sent' | 'shown');
}

/** For whom, and the command by which the process says who made it. */
interface Addressed {
  readonly api: ProcessApi;
  readonly command: string;
  readonly customer: string;
  readonly phoneOf: () => Promise<string>;
}

export interface MadeLink extends NewLink {
  readonly phone: string;
}

/** A link that nobody can use yet, and `note`, which has the process say who made it. Throws `phoneMissing` and `tooMany`. */
export async function prepareLink(
  context: Context,
  { session, caller, number, kind }: Making,
  { api, command, customer, phoneOf }: Addressed,
): Promise<{ readonly made: MadeLink; readonly note: () => Promise<unknown> }> {
  await limitPerHour(context, kind, number, LINKS_PER_HOUR);
  const { store, actorId: by } = session;
  const phone = await phoneOf();
  const { secret, link } = newLink({ order: number, store, customer, by, kind }, phone, Date.now());
  const payload = { link: shownLinkId(link), way: kind, ...(kind === 'sent' && { phoneMark: phoneMark(phone) }) };
  const commands = [{ name: command, payload }];
  return {
    made: { secret, link, phone },
    note: () => submit(context, api, { session, caller, number, commands, key: randomUUID(), prefersAsync: false }),
  };
}

/** Keeps a new link once its process has said who made it; without that there is none. */
export async function keepNotedLink(context: Context, making: Making, addressed: Addressed): Promise<MadeLink> {
  const { made, note } = await prepareLink(context, making, addressed);
  await note();
  await context.repositories.sessions.addLink(made.link);
  return made;
}

/** Sends a link that is kept; one that did not go out opens nothing. Throws `messageNotSent`. */
export async function sendLink(
  context: Context,
  { session: { store }, number }: Pick<Making, 'session' | 'number'>,
  template: NoticeTemplate,
  { secret, link, phone }: MadeLink,
) {
  const expiresAt = link.expiresAt.getTime();
  const facts = { number, link: addressOf(context, pathOfLink(secret)), at: expiresAt };
  try {
    await sendToPhone(context, { store, address: phone, template, facts });
  } catch (error) {
    await context.repositories.sessions.revokeLink(link, Date.now());
    throw error;
  }
  return { number, id: shownLinkId(link), to: phone.slice(-4), expiresAt };
}

/** What a tablet shows. */
export const shownLink = (number: string, { secret, link }: MadeLink) => ({
  number,
  id: shownLinkId(link),
  path: pathOfLink(secret),
  expiresAt: link.expiresAt.getTime(),
});
