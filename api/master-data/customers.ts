import { z } from 'zod';
import { Customer } from '../../domain/master-data/customer';
import { Phone } from '../../domain/values/field-schemas';
import { phoneByTwo } from '../../platform/phone-by-two';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Cursor, entityTagOf, IdParams, idOfCursor, Limit, pageOf, pageSchema } from '../http/fields';
import { idMadeBy, runIdempotently } from '../http/idempotency';
import { Problem } from '../http/problems';
import { customerBodies, customerBody, customerFieldsOf, CustomerReply } from './customer-replies';
import { externalIdQuery, recordOfExternal } from './external-ids';
import { changedReplies, createdReplies } from './replies';
import { phoneEndpoints, tellFormerPhone } from './customer-phone';
import { SearchQuery } from './search-query';
import { versionsBody, versionsReplies } from './versions';

const tag = 'master data';

export const customerEndpoints = (context: Context): readonly Endpoint[] => {
  const { repositories } = context;
  const { customers, requests } = repositories;
  return [
    endpoint({
      operation: 'listCustomers',
      method: 'get',
      path: '/customers',
      tag,
      summary:
        'Customers of the store, by exact phone number if given; by `search` the best matches, on one page; by `externalId` the one that another system calls so',
      query: z.strictObject({
        phone: Phone.optional(),
        search: SearchQuery.optional(),
        ...externalIdQuery,
        cursor: Cursor.optional(),
        limit: Limit,
      }),
      replies: { 200: { description: 'a page', body: pageSchema(CustomerReply) } },
      handle: async ({ query: { phone, search, externalId, system, cursor, limit }, session: { store } }) => {
        if (externalId !== undefined) {
          const id = await recordOfExternal(repositories, store, 'customers', { system, id: externalId });
          const known = id === undefined ? null : await customers.find(store, id);
          return {
            status: 200,
            body: { items: await customerBodies(repositories, known ? [known] : []), nextCursor: null },
          };
        }
        if (search) {
          const found = await customers.search(store, search, limit);
          const wanted = found.filter((one) => phone === undefined || one.phone === phone);
          return { status: 200, body: { items: await customerBodies(repositories, wanted), nextCursor: null } };
        }
        const after = cursor === undefined ? undefined : idOfCursor(cursor);
        const rows = await customers.list({ store, phone, after, limit: limit + 1 });
        const { items, nextCursor } = pageOf(rows, limit);
        return { status: 200, body: { items: await customerBodies(repositories, items), nextCursor } };
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
            return { status: 201 as const, headers, body: await customerBody(repositories, customer) };
          },
        }),
    }),
    endpoint({
      operation: 'readCustomer',
      method: 'get',
      path: '/customers/:id',
      tag,
      summary: 'One customer; for one who was merged into another, that one',
      params: IdParams,
      replies: changedReplies(CustomerReply),
      handle: async ({ params: { id }, session }) => {
        const customer = await customers.find(session.store, id);
        if (!customer) throw new Problem('notFound');
        return {
          status: 200,
          headers: { ETag: entityTagOf(customer.version) },
          body: await customerBody(repositories, customer),
        };
      },
    }),
    endpoint({
      operation: 'readCustomerVersions',
      method: 'get',
      path: '/customers/:id/versions',
      tag,
      summary: 'L-40: who changed this customer, when, and what: before and after; of a merged one its own changes',
      params: IdParams,
      problems: ['notFound'],
      replies: versionsReplies,
      handle: async ({ params: { id }, session }) => ({
        status: 200,
        body: versionsBody(await customers.versions(session.store, id), customerFieldsOf),
      }),
    }),
    endpoint({
      operation: 'updateCustomer',
      method: 'put',
      path: '/customers/:id',
      tag,
      summary:
        'Replace a customer; needs If-Match. While an order of the customer is open, another phone number waits in `phoneRequested` for a second person',
      params: IdParams,
      body: Customer,
      versioned: true,
      problems: ['recordMerged', 'customerErased'],
      replies: changedReplies(CustomerReply),
      handle: async ({ params: { id }, body, session: { store }, actor, version }) => {
        const before = await customers.findExact(store, id);
        if (!before) throw new Problem('notFound');
        if (before.mergedInto) throw new Problem('recordMerged', { into: before.mergedInto });
        if (before.erasedAt) throw new Problem('customerErased');
        const author = { by: actor, at: Date.now() };
        const change = await phoneByTwo(repositories, before, body, author);
        const changed = await customers.replace(store, id, version, change, author);
        if (!changed) throw new Problem('versionStale');
        await tellFormerPhone(context, before, changed);
        return {
          status: 200,
          headers: { ETag: entityTagOf(changed.version) },
          body: await customerBody(repositories, changed),
        };
      },
    }),
    ...phoneEndpoints(context),
  ];
};
