import { z } from 'zod';
import type { StoredLink } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { StoredInstant } from '../../domain/values/field-schemas';
import { OrderNumber } from '../../domain/repair-order/number';
import { listSchema, OrderParams } from '../http/fields';
import { isUsable, phoneMark } from '../http/links';
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
/** Of the hash of a secret: enough to tell the links of an order apart. */
const SHOWN_DIGITS = 24;
const LinkParams = OrderParams.extend({ link: z.string().regex(new RegExp(`^[0-9a-f]{${SHOWN_DIGITS}}$`)) });
const shownId = ({ _id }: StoredLink): string => _id.slice(0, SHOWN_DIGITS);

const CustomerLinkListed = z
  .object({
    id: z.string(),
    by: z.string().nullable().meta({ description: 'who made it' }),
    createdAt: StoredInstant.nullable(),
    expiresAt: StoredInstant,
    uses: z.int().meta({ description: 'how often it was opened' }),
    lastUsedAt: StoredInstant.nullable(),
    revokedAt: StoredInstant.nullable(),
    usable: z.boolean().meta({
      description: 'false once it is over or withdrawn, or the customer has another phone number than when it was made',
    }),
  })
  .meta({ id: 'CustomerLinkListed' });

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
    handle: async ({ params: { number }, session, actor }) => {
      await assertAccess(context, orderApi, session, number);
      const { store } = session;
      const { repairOrders, customers, sessions } = context.repositories;
      const order = await repairOrders.find(store, number);
      if (!order) throw new Problem('notFound');
      const customer = await customers.find(store, order.customer);
      const secret = newSecret();
      const createdAt = Date.now();
      const expiresAt = createdAt + LINK_LIFE_MS;
      await sessions.addLink({
        _id: digest(secret),
        order: number,
        store,
        customer: order.customer,
        by: actor.id,
        createdAt,
        ...(customer && { phone: phoneMark(customer.phone) }),
        expiresAt: new Date(expiresAt),
      });
      return { status: 201, body: { number, secret, path: `/c#${secret}`, expiresAt } };
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
    replies: { 200: { description: 'the links, without their secrets', body: listSchema(CustomerLinkListed) } },
    handle: async ({ params: { number }, session }) => {
      await assertAccess(context, orderApi, session, number);
      const { sessions, customers } = context.repositories;
      const links = await sessions.linksOf(session.store, number);
      const newestFirst = links.toSorted((one, other) => (other.createdAt ?? 0) - (one.createdAt ?? 0));
      const items = newestFirst.map(async (link) => ({
        id: shownId(link),
        by: link.by ?? null,
        createdAt: link.createdAt ?? null,
        expiresAt: link.expiresAt.getTime(),
        uses: link.uses ?? 0,
        lastUsedAt: link.lastUsedAt ?? null,
        revokedAt: link.revokedAt ?? null,
        usable: await isUsable({ customers }, link),
      }));
      return { status: 200, body: { items: await Promise.all(items) } };
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
      const { sessions } = context.repositories;
      const found = (await sessions.linksOf(session.store, number)).find((one) => shownId(one) === link);
      if (!found) throw new Problem('notFound');
      await sessions.revokeLink(found, found.revokedAt ?? Date.now());
      return { status: 204 };
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
