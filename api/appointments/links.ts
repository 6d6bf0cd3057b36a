import { z } from 'zod';
import { AppointmentNumber } from '../../domain/appointment/number';
import type { Appointment } from '../../domain/appointment/state';
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
import { assertChannel, phoneOnFile } from '../customer-messages/send';
import { endpoint, type Endpoint } from '../http/endpoint';
import { assertAccess } from '../processes/process-api';
import { readLatest } from '../processes/reading';
import { appointmentApi } from './process-api';

const params = z.strictObject({ number: AppointmentNumber });

const SentLink = z.object({ number: AppointmentNumber, ...sentLinkFields }).meta({ id: 'SentAppointmentLink' });
const ShownLink = z.object({ number: AppointmentNumber, ...shownLinkFields }).meta({ id: 'ShownAppointmentLink' });

/** Keeps a new link for the customer, and has the appointment say who made it; without that there is none. */
async function makeLink(context: Context, making: Making): Promise<MadeLink> {
  await assertAccess(context, appointmentApi, making.session, making.number);
  const { customer } = (await readLatest(context, appointmentApi, making.number, 1)) as Appointment;
  const { made, note } = await prepareLink(context, making, {
    api: appointmentApi,
    command: 'noteLink',
    customer: customer.id,
    phoneOf: () => phoneOnFile(context, making.session.store, customer.id),
  });
  await note();
  await context.repositories.sessions.addLink(made.link);
  return made;
}

/** the customer sees the own appointment, chooses a time, moves it, calls it off and signs its form. */
export const appointmentLinkEndpoints = (context: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'appointment.sendLink',
    method: 'post',
    path: '/appointments/:number/customer-links',
    tag: 'customer',
    summary:
      'A-15: sends a link to the phone on file, with which the customer sees this appointment and chooses a time; nobody here sees its secret',
    params,
    problems: ['channelMissing', 'messageNotSent', 'phoneMissing', 'processClosed', 'tooMany'],
    replies: { 201: { description: 'where it went and when it ends', body: SentLink } },
    handle: async ({ params: { number }, session, caller }) => {
      assertChannel(context);
      const made = await makeLink(context, { session, caller, number, kind: 'sent' });
      return { status: 201, body: await sendLink(context, { session, number }, 'appointmentLink', made) };
    },
  }),
  endpoint({
    operation: 'appointment.showLink',
    method: 'post',
    path: '/appointments/:number/shown-links',
    tag: 'customer',
    summary:
      'A-15: a link for a tablet that is handed over in the store: it opens once, within five minutes, and the appointment says who showed it',
    params,
    problems: ['phoneMissing', 'processClosed', 'tooMany'],
    replies: { 201: { description: 'what the QR code says', body: ShownLink } },
    handle: async ({ params: { number }, session, caller }) => {
      const made = await makeLink(context, { session, caller, number, kind: 'shown' });
      return { status: 201, body: shownLink(number, made) };
    },
  }),
  endpoint({
    operation: 'appointment.listLinks',
    method: 'get',
    path: '/appointments/:number/customer-links',
    tag: 'customer',
    summary:
      'M5: the links to this appointment that are not over, the newest first: who made each, and when it was opened',
    params,
    replies: { 200: { description: 'the links, without their secrets', body: CustomerLinks } },
    handle: async ({ params: { number }, session }) => {
      await assertAccess(context, appointmentApi, session, number);
      return { status: 200, body: await listLinks(context, session.store, number) };
    },
  }),
  endpoint({
    operation: 'appointment.revokeLink',
    method: 'delete',
    path: '/appointments/:number/customer-links/:link',
    tag: 'customer',
    summary: 'M5: withdraw a link: it opens nothing any more, and whoever has it open sees nothing at the next step',
    params: params.extend({ link: LinkId }),
    replies: { 204: { description: 'withdrawn' } },
    handle: async ({ params: { number, link }, session }) => {
      await assertAccess(context, appointmentApi, session, number);
      await withdrawLink(context, session.store, number, link);
      return { status: 204 };
    },
  }),
];
