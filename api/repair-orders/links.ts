import { z } from 'zod';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { StoredInstant } from '../../domain/values/field-schemas';
import { AnyNumber } from '../../domain/processes';
import { OrderNumber } from '../../domain/repair-order/number';
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
import { OrderParams } from '../http/fields';
import { isUsable } from '../http/links';
import { Problem, problemOf } from '../http/problems';
import { assertAccess } from '../processes/process-api';
import { orderApi } from './process-api';

/** The secret of a link: 256 bits in base64url. */
export const LinkSecret = z.strictObject({ secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

const LinkParams = OrderParams.extend({ link: LinkId });

const SentLink = z.object({ number: OrderNumber, ...sentLinkFields }).meta({ id: 'SentCustomerLink' });
const ShownLink = z.object({ number: OrderNumber, ...shownLinkFields }).meta({ id: 'ShownCustomerLink' });

const CustomerSession = z
  .object({ token: z.string(), number: AnyNumber.nullable(), expiresAt: StoredInstant })
  .meta({ id: 'CustomerSession' });

/**
 * Keeps a new link, and has the order say who made it; without that there is none. Once the order is closed the audit log alone says it: as long as its
 * calls or what was said of it are open, the customer has something to answer. Answers its secret.
 */
async function makeLink(context: Context, making: Making): Promise<MadeLink> {
  const { number } = making;
  const { store } = making.session;
  const { repairOrders, sessions } = context.repositories;
  const order = await repairOrders.find(store, number);
  if (!order) throw new Problem('notFound');
  const { customer } = order;
  const { made, note } = await prepareLink(context, making, {
    api: orderApi,
    command: 'noteCustomerLink',
    customer,
    phoneOf: () => phoneOnFile(context, store, customer),
  });
  await note().catch((error: unknown) => {
    if (problemOf(error).code !== 'processClosed') throw error;
  });
  if (!(await isUsable(context.repositories, made.link))) throw new Problem('processClosed', { number });
  await sessions.addLink(made.link);
  return made;
}

/** Where staff makes, sees and withdraws links; customers open them. No reply holds the secret of a link that is sent. */
export const linkEndpoints = (context: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'repairOrder.createCustomerLink',
    method: 'post',
    path: '/repair-orders/:number/customer-links',
    tag: 'customer',
    summary:
      'H2: sends a link to the phone on file, with which the customer sees and answers this order; nobody here sees its secret',
    params: OrderParams,
    problems: ['channelMissing', 'messageNotSent', 'phoneMissing', 'processClosed', 'tooMany'],
    replies: { 201: { description: 'where it went and when it ends', body: SentLink } },
    handle: async ({ params: { number }, session, caller }) => {
      await assertAccess(context, orderApi, session, number);
      assertChannel(context);
      const made = await makeLink(context, { session, caller, number, kind: 'sent' });
      return { status: 201, body: await sendLink(context, { session, number }, 'customerLink', made) };
    },
  }),
  endpoint({
    operation: 'repairOrder.showCustomerLink',
    method: 'post',
    path: '/repair-orders/:number/shown-links',
    tag: 'customer',
    summary:
      'H2: a link for a tablet that is handed over in the store: it opens once, within five minutes, the order says who showed it, and what is approved through it says so too',
    params: OrderParams,
    problems: ['phoneMissing', 'processClosed', 'tooMany'],
    replies: { 201: { description: 'what the QR code says', body: ShownLink } },
    handle: async ({ params: { number }, session, caller }) => {
      await assertAccess(context, orderApi, session, number);
      const made = await makeLink(context, { session, caller, number, kind: 'shown' });
      return { status: 201, body: shownLink(number, made) };
    },
  }),
  endpoint({
    operation: 'repairOrder.listCustomerLinks',
    method: 'get',
    path: '/repair-orders/:number/customer-links',
    tag: 'customer',
    summary:
      'M5: the links of this order that are not over, the newest first: who made each, and when it was last opened',
    params: OrderParams,
    replies: { 200: { description: 'the links, without their secrets', body: CustomerLinks } },
    handle: async ({ params: { number }, session }) => {
      await assertAccess(context, orderApi, session, number);
      return { status: 200, body: await listLinks(context, session.store, number) };
    },
  }),
  endpoint({
    operation: 'repairOrder.revokeCustomerLink',
    method: 'delete',
    path: '/repair-orders/:number/customer-links/:link',
    tag: 'customer',
    summary: 'M5: withdraw a link: it opens nothing any more, and whoever has it open sees nothing at the next step',
    params: LinkParams,
    replies: { 204: { description: 'withdrawn' } },
    handle: async ({ params: { number, link }, session }) => {
      await assertAccess(context, orderApi, session, number);
      await withdrawLink(context, session.store, number, link);
      return { status: 204 };
    },
  }),
  endpoint({
    operation: 'exchangeLink',
    method: 'post',
    path: '/customer-sessions',
    tag: 'customer',
    summary: "Exchange a link's secret for a short session on its order, or on its complaint",
    body: LinkSecret,
    problems: ['signInFailed', 'tooMany'],
    replies: { 201: { description: 'the session', body: CustomerSession } },
    handle: async ({ body: { secret } }) => {
      const { token, session } = await context.sessions.exchange(secret);
      const { order: number, expiresAt } = session;
      return { status: 201, body: { token, number, expiresAt } };
    },
  }),
];
