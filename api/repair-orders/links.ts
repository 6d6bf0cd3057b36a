import { z } from 'zod';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { OrderParams } from '../http/fields';
import { Problem } from '../http/problems';
import { digest, newSecret } from '../http/sessions';
import { assertAccess } from '../processes/process-api';
import { orderApi } from './process-api';

/** The secret of a link: 256 bits in base64url. */
export const LinkSecret = z.strictObject({ secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

const LINK_LIFE_MS = 7 * 24 * 3_600_000;

/** T9: 256 random bits, told once, kept as a hash, bound to one order, with an end. */
export const linkEndpoints = (context: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'createCustomerLink',
    method: 'post',
    path: '/repair-orders/:number/customer-links',
    tag: 'customer',
    summary:
      'A link with which the customer may see and answer this order; its secret is shown once, `path` is what goes into the message or QR code',
    params: OrderParams,
    replies: { 201: 'the secret and when it ends' },
    handle: async ({ params: { number }, session }) => {
      const { store } = await assertAccess(context, orderApi, session, number);
      const order = await context.repositories.repairOrders.find(store, number);
      if (!order) throw new Problem('notFound');
      const secret = newSecret();
      const expiresAt = new Date(Date.now() + LINK_LIFE_MS);
      await context.repositories.sessions.addLink({
        _id: digest(secret),
        order: number,
        store,
        customer: order.customer,
        expiresAt,
      });
      return { status: 201, body: { number, secret, path: `/c#${secret}`, expiresAt: expiresAt.toISOString() } };
    },
  }),
  endpoint({
    operation: 'exchangeLink',
    method: 'post',
    path: '/customer-sessions',
    tag: 'customer',
    summary: "Exchange a link's secret for a short session on its order",
    body: LinkSecret,
    replies: { 201: 'the session' },
    handle: async ({ body: { secret } }) => {
      const { token, session } = await context.sessions.exchange(secret);
      const { order: number, expiresAt } = session;
      return { status: 201, body: { token, number, expiresAt: new Date(expiresAt).toISOString() } };
    },
  }),
];
