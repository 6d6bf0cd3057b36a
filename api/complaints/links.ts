import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ComplaintNumber } from '../../domain/complaint/number';
import type { Complaint } from '../../domain/complaint/state';
import { StoredInstant } from '../../domain/values/field-schemas';
import { newLink, pathOfLink, phoneMark, shownLinkId, type LinkKind } from '../../platform/customer-links';
import type { Context } from '../context';
import { addressOf, assertChannel, limitPerHour, sendToPhone } from '../customer-messages/send';
import type { Caller } from '../http/caller';
import { endpoint, type Endpoint } from '../http/endpoint';
import type { Session } from '../http/sessions';
import { assertAccess } from '../processes/process-api';
import { readLatest } from '../processes/reading';
import { submit } from '../processes/submit';
import { phoneOfComplainant } from './complainant-phone';
import { complaintApi } from './process-api';

const LINKS_PER_HOUR = 6;
const params = z.strictObject({ number: ComplaintNumber });

const made = { number: ComplaintNumber, id: z.string(), expiresAt: StoredInstant };
const SentLink = z
  .object({ ...made, to: z.string().meta({ description: 'the end of the number it went to' }) })
  .meta({ id: 'SentComplaintLink' });
const ShownLink = z
  .object({ ...made, path: z.string().meta({ description: 'what the QR code says; it opens once' }) })
  .meta({ id: 'ShownComplaintLink' });

interface Making {
  readonly session: Session;
  readonly caller: Caller;
  readonly number: string;
  readonly kind: LinkKind & ('sent' | 'shown');
}

/** Keeps a new link for whoever complains, and has the complaint say who made it; without that there is none. */
async function makeLink(context: Context, { session, caller, number, kind }: Making) {
  await assertAccess(context, complaintApi, session, number);
  const complaint = (await readLatest(context, complaintApi, number, 1)) as Complaint;
  await limitPerHour(context, kind, number, LINKS_PER_HOUR);
  const { store, actorId: by } = session;
  const phone = await phoneOfComplainant(context, complaint);
  const about = { order: number, store, customer: complaint.complainant.id, by, kind };
  const { secret, link } = newLink(about, phone, Date.now());
  const payload = { link: shownLinkId(link), way: kind, ...(kind === 'sent' && { phoneMark: phoneMark(phone) }) };
  const commands = [{ name: 'noteLink', payload }];
  await submit(context, complaintApi, { session, caller, number, commands, key: randomUUID(), prefersAsync: false });
  await context.repositories.sessions.addLink(link);
  return { secret, link, phone };
}

/** H-14: whoever complains sees the own complaint and answers, with or without a visit, as a customer or not. */
export const complaintLinkEndpoints = (context: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'complaint.sendLink',
    method: 'post',
    path: '/complaints/:number/customer-links',
    tag: 'customer',
    summary:
      'H-14: sends a link to the phone of whoever complains, with which they see this complaint and answer; nobody here sees its secret',
    params,
    problems: ['channelMissing', 'messageNotSent', 'phoneMissing', 'processClosed', 'tooMany'],
    replies: { 201: { description: 'where it went and when it ends', body: SentLink } },
    handle: async ({ params: { number }, session, caller }) => {
      assertChannel(context);
      const { secret, link, phone } = await makeLink(context, { session, caller, number, kind: 'sent' });
      const expiresAt = link.expiresAt.getTime();
      const facts = { number, link: addressOf(context, pathOfLink(secret)), at: expiresAt };
      try {
        await sendToPhone(context, { store: session.store, address: phone, template: 'complaintLink', facts });
      } catch (error) {
        await context.repositories.sessions.revokeLink(link, Date.now());
        throw error;
      }
      return { status: 201, body: { number, id: shownLinkId(link), to: phone.slice(-4), expiresAt } };
    },
  }),
  endpoint({
    operation: 'complaint.showLink',
    method: 'post',
    path: '/complaints/:number/shown-links',
    tag: 'customer',
    summary:
      'H-14: a link for a tablet that is handed over in the store: it opens once, within five minutes, and the complaint says who showed it',
    params,
    problems: ['phoneMissing', 'processClosed', 'tooMany'],
    replies: { 201: { description: 'what the QR code says', body: ShownLink } },
    handle: async ({ params: { number }, session, caller }) => {
      const { secret, link } = await makeLink(context, { session, caller, number, kind: 'shown' });
      const expiresAt = link.expiresAt.getTime();
      return { status: 201, body: { number, id: shownLinkId(link), path: pathOfLink(secret), expiresAt } };
    },
  }),
];
