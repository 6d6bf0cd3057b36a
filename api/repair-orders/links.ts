import { z } from 'zod';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { StoredInstant } from '../../domain/values/field-schemas';
import { OrderNumber } from '../../domain/repair-order/number';
import { OrderParams } from '../http/fields';
import { Problem } from '../http/problems';
import { digest, newSecret } from '../http/secrets';
import { assertAccess } from '../processes/process-api';
import { orderApi } from './process-api';

/** The secret of a link: 256 bits in base64url. */
export const LinkSecret = z.strictObject({ secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

const LINK_LIFE_MS = 7 * 24 * 3_600_000;

const CustomerLink = z
  .object({
    number: OrderNumber,
    secret: z.string().meta({ description: 'shown once' }),
    path: z.string().meta({ description: 'what goes into the message or QR code' }),
    expiresAt: StoredInstant,
  })
  .meta({ id: 'CustomerLink' });
const CustomerSession = z
  .object({ token: z.string(), number: OrderNumber.nullable(), expiresAt: StoredInstant })
  .meta({ id: 'CustomerSession' });

/** T9: 256 random bits, told once, kept as a hash, bound to one order, with an end. */
export const linkEndpoints = (context: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'repairOrder.createCustomerLink',
    method: 'post',
    path: '/repair-orders/:number/customer-links',
    tag: 'customer',
    summary:
      'A link with which the customer may see and answer this order; its secret is shown once, `path` is what goes into the message or QR code',
    params: OrderParams,
    replies: { 201: { description: 'the secret and when it ends', body: CustomerLink } },
    handle: async ({ params: { number }, session }) => {
      await assertAccess(context, orderApi, session, number);
      const { store } = session;
      const order = await context.repositories.repairOrders.find(store, number);
      if (!order) throw new Problem('notFound');
      const secret = newSecret();
      const expiresAt = Date.now() + LINK_LIFE_MS;
      await context.repositories.sessions.addLink({
        _id: digest(secret),
        order: number,
        store,
        customer: order.customer,
        expiresAt: new Date(expiresAt),
      });
      return { status: 201, body: { number, secret, path: `/c#${secret}`, expiresAt } };
    },
  }),
  endpoint({
    operation: 'exchangeLink',
    method: 'post',
    path: '/customer-sessions',
    tag: 'customer',
    summary: "Exchange a link's secret for a short session on its order",
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
