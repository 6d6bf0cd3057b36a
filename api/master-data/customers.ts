import { z } from 'zod';
import { Customer } from '../../domain/master-data/customer';
import { Channel, Phone, StoredInstant } from '../../domain/values/field-schemas';
import type { StoredCustomer } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Cursor, entityTagOf, IdParams, idOfCursor, Limit, pageOf, pageSchema } from '../http/fields';
import { idMadeBy, runIdempotently } from '../http/idempotency';
import { Problem } from '../http/problems';
import { changedReplies, createdReplies } from './replies';
import { versionsBody, versionsReplies } from './versions';

/** As it is told: what is kept may be older than the present rules for what is sent in. */
const CustomerReply = z
  .object({
    id: z.string(),
    version: z.int(),
    name: z.string(),
    salutation: z.string(),
    phone: z.string(),
    address: z.string(),
    email: z.string().nullable(),
    goldCard: z.boolean(),
    member: z.boolean(),
    privateCustomer: z.boolean(),
    preferredChannel: Channel,
    hopedService: z.string().nullable(),
    updatedAt: StoredInstant,
  })
  .meta({ id: 'Customer' });

const bodyOf = ({ _id, store: _store, changedBy: _changedBy, ...rest }: StoredCustomer) => ({ id: _id, ...rest });

/** What a change can change. */
function fieldsOf(customer: StoredCustomer) {
  const { id: _id, version: _version, updatedAt: _updatedAt, ...fields } = bodyOf(customer);
  return fields;
}

const tag = 'master data';

export const customerEndpoints = ({ repositories: { customers, requests } }: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'listCustomers',
    method: 'get',
    path: '/customers',
    tag,
    summary: 'Customers of the store, by exact phone number if given',
    query: z.strictObject({ phone: Phone.optional(), cursor: Cursor.optional(), limit: Limit }),
    replies: { 200: { description: 'a page', body: pageSchema(CustomerReply) } },
    handle: async ({ query: { phone, cursor, limit }, session }) => {
      const after = cursor === undefined ? undefined : idOfCursor(cursor);
      const rows = await customers.list({ store: session.store, phone, after, limit: limit + 1 });
      const { items, nextCursor } = pageOf(rows, limit);
      return { status: 200, body: { items: items.map(bodyOf), nextCursor } };
    },
  }),
  endpoint({
    operation: 'createCustomer',
    method: 'post',
    path: '/customers',
    tag,
    summary: 'I-01, I-02: add a customer',
    body: Customer,
    keyed: true,
    replies: createdReplies(CustomerReply),
    handle: ({ body, session, actor, key }) =>
      runIdempotently(requests, {
        session: session,
        operation: 'createCustomer',
        key,
        content: body,
        effect: async (reservation) => {
          const customer = await customers.add({
            _id: `C-${idMadeBy(reservation, body)}`,
            store: session.store,
            version: 1,
            ...body,
            changedBy: actor,
            updatedAt: Date.now(),
          });
          const headers = { ETag: entityTagOf(customer.version), Location: `/api/v1/customers/${customer._id}` };
          return { status: 201 as const, headers, body: bodyOf(customer) };
        },
      }),
  }),
  endpoint({
    operation: 'readCustomer',
    method: 'get',
    path: '/customers/:id',
    tag,
    summary: 'One customer',
    params: IdParams,
    replies: changedReplies(CustomerReply),
    handle: async ({ params: { id }, session }) => {
      const customer = await customers.find(session.store, id);
      if (!customer) throw new Problem('notFound');
      return { status: 200, headers: { ETag: entityTagOf(customer.version) }, body: bodyOf(customer) };
    },
  }),
  endpoint({
    operation: 'readCustomerVersions',
    method: 'get',
    path: '/customers/:id/versions',
    tag,
    summary: 'L-40: who changed this customer, when, and what: before and after',
    params: IdParams,
    problems: ['notFound'],
    replies: versionsReplies,
    handle: async ({ params: { id }, session }) => ({
      status: 200,
      body: versionsBody(await customers.versions(session.store, id), fieldsOf),
    }),
  }),
  endpoint({
    operation: 'updateCustomer',
    method: 'put',
    path: '/customers/:id',
    tag,
    summary: 'Replace a customer; needs If-Match',
    params: IdParams,
    body: Customer,
    versioned: true,
    replies: changedReplies(CustomerReply),
    handle: async ({ params: { id }, body, session, actor, version }) => {
      const { store } = session;
      const changed = await customers.replace(store, id, version, body, { by: actor, at: Date.now() });
      if (changed) return { status: 200, headers: { ETag: entityTagOf(version + 1) }, body: bodyOf(changed) };
      throw new Problem((await customers.has(store, id)) ? 'versionStale' : 'notFound');
    },
  }),
];
