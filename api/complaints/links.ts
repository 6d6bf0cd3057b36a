import { z } from 'zod';
import { ComplaintNumber } from '../../domain/complaint/number';
import type { Complaint } from '../../domain/complaint/state';
import type { Context } from '../context';
import { CustomerLinks, LinkId, listLinks, withdrawLink } from '../customer-messages/listed-links';
import {
  prepareLink,
  sendLink,
  sentLinkFields,
  shownLink,
  shownLinkFields,
  type MadeLink,
  type Making,
} from '../customer-messages/made-links';
import { assertChannel } from '../customer-messages/send';
import { endpoint, type Endpoint } from '../http/endpoint';
import { assertAccess } from '../processes/process-api';
import { readLatest } from '../processes/reading';
import { phoneOfComplainant } from './complainant-phone';
import { complaintApi } from './process-api';

const params = z.strictObject({ number: ComplaintNumber });

const SentLink = z.object({ number: ComplaintNumber, ...sentLinkFields }).meta({ id: 'SentComplaintLink' });
const ShownLink = z.object({ number: ComplaintNumber, ...shownLinkFields }).meta({ id: 'ShownComplaintLink' });

/** Keeps a new link for whoever complains, and has the complaint say who made it; without that there is none. */
async function makeLink(context: Context, making: Making): Promise<MadeLink> {
  await assertAccess(context, complaintApi, making.session, making.number);
  const complaint = (await readLatest(context, complaintApi, making.number, 1)) as Complaint;
  const { made, note } = await prepareLink(context, making, {
    api: complaintApi,
    command: 'noteLink',
    customer: complaint.complainant.id,
    phoneOf: () => phoneOfComplainant(context, complaint),
  });
  await note();
  await context.repositories.sessions.addLink(made.link);
  return made;
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
      const made = await makeLink(context, { session, caller, number, kind: 'sent' });
      return { status: 201, body: await sendLink(context, { session, number }, 'complaintLink', made) };
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
      const made = await makeLink(context, { session, caller, number, kind: 'shown' });
      return { status: 201, body: shownLink(number, made) };
    },
  }),
  endpoint({
    operation: 'complaint.listLinks',
    method: 'get',
    path: '/complaints/:number/customer-links',
    tag: 'customer',
    summary:
      'M5: the links to this complaint that are not over, the newest first: who made each, and when it was opened',
    params,
    replies: { 200: { description: 'the links, without their secrets', body: CustomerLinks } },
    handle: async ({ params: { number }, session }) => {
      await assertAccess(context, complaintApi, session, number);
      return { status: 200, body: await listLinks(context, session.store, number) };
    },
  }),
  endpoint({
    operation: 'complaint.revokeLink',
    method: 'delete',
    path: '/complaints/:number/customer-links/:link',
    tag: 'customer',
    summary: 'M5: withdraw a link: it opens nothing any more, and whoever has it open sees nothing at the next step',
    params: params.extend({ link: LinkId }),
    replies: { 204: { description: 'withdrawn' } },
    handle: async ({ params: { number, link }, session }) => {
      await assertAccess(context, complaintApi, session, number);
      await withdrawLink(context, session.store, number, link);
      return { status: 204 };
    },
  }),
];
