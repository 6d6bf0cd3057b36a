import { z } from 'zod';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { StoredInstant } from '../../domain/values/field-schemas';
import { AnyNumber } from '../../domain/processes';
import { OrderNumber } from '../../domain/repair-order/number';
import { linkEndpointsOf } from '../customer-messages/link-endpoints';
import { prepareLink, type MadeLink, type Making } from '../customer-messages/made-links';
import { phoneOnFile } from '../customer-messages/send';
import { isUsable } from '../http/links';
import { Problem, problemOf } from '../http/problems';
import { orderApi } from './process-api';

/** The secret of a link: 256 bits in base64url. */
export const LinkSecret = z.strictObject({ secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

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

/** Links to orders, and where whoever opens a link, of whatever process, gets a session. */
export const linkEndpoints = (context: Context): readonly Endpoint[] => [
  ...linkEndpointsOf(context, {
    api: orderApi,
    path: '/repair-orders/:number',
    number: OrderNumber,
    schema: 'Customer',
    operations: {
      send: 'createCustomerLink',
      show: 'showCustomerLink',
      list: 'listCustomerLinks',
      revoke: 'revokeCustomerLink',
    },
    summaries: {
      send: 'H2: sends a link to the phone on file, with which the customer sees and answers this order; nobody here sees its secret',
      show: 'H2: a link for a tablet that is handed over in the store: it opens once, within five minutes, the order says who showed it, and what is approved through it says so too',
      list: 'M5: the links of this order that are not over, the newest first: who made each, and when it was last opened',
    },
    template: 'customerLink',
    make: (making) => makeLink(context, making),
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
