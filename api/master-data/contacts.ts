import { z } from 'zod';
import { Customer } from '../../domain/master-data/customer';
import { Id } from '../../domain/values/field-schemas';
import type { StoredContact } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { entityTagOf, IdParams } from '../http/fields';
import { idMadeBy, runIdempotently } from '../http/idempotency';
import { Problem } from '../http/problems';
import { customerBody, CustomerReply } from './customer-replies';
import { changedReplies, createdReplies } from './replies';

const tag = 'master data';

const ContactReply = z
  .object({
    id: z.string(),
    name: z.string(),
    phone: z.string(),
    workplace: z.string().nullable(),
    address: z.string().nullable(),
    customerId: z.string().nullable().meta({ description: 'the customer that the contact has become' }),
  })
  .meta({ id: 'Contact' });

export const contactEndpoints = ({ repositories }: Context): readonly Endpoint[] => {
  const { contacts, customers, requests } = repositories;

  /** The customer that the contact is known as; null for none, or one that was never added. */
  const customerOf = (store: string, { customer }: StoredContact) =>
    customer ? customers.find(store, customer) : Promise.resolve(null);

  const contactIn = async (store: string, id: string): Promise<StoredContact> => {
    const contact = await contacts.find(store, id);
    if (!contact) throw new Problem('notFound');
    return contact;
  };

  return [
    endpoint({
      operation: 'readContact',
      method: 'get',
      path: '/contacts/:id',
      tag,
      summary: 'H-05: somebody who complained and was no customer',
      params: IdParams,
      replies: { 200: { description: 'the contact', body: ContactReply } },
      handle: async ({ params: { id }, session: { store } }) => {
        const contact = await contactIn(store, id);
        const { name, phone, workplace, address } = contact;
        const customer = await customerOf(store, contact);
        return { status: 200, body: { id, name, phone, workplace, address, customerId: customer?._id ?? null } };
      },
    }),
    endpoint({
      operation: 'createContactCustomer',
      method: 'post',
      path: '/contacts/:id/customer',
      tag,
      summary: 'H-05, I-01: the contact becomes a customer; complaints that name the contact show the customer',
      params: IdParams,
      body: Customer,
      keyed: true,
      problems: ['contactIsCustomer'],
      replies: createdReplies(CustomerReply),
      handle: ({ params: { id }, body, session, actor, key }) =>
        runIdempotently(requests, {
          session,
          operation: 'createContactCustomer',
          key,
          content: { id, ...body },
          effect: async (reservation) => {
            const { store } = session;
            await contactIn(store, id);
            const own = `C-${idMadeBy(reservation, body)}`;
            const author = { by: actor, at: Date.now() };
            // the link decides who is quicker; the customer follows, also where another request died before it came to that
            const linked = (await contacts.link(store, id, own, author)) ?? own;
            const known = await customers.find(store, linked);
            if (known && linked !== own) throw new Problem('contactIsCustomer', { customer: known._id });
            const fields = { store, version: 1, ...body, changedBy: actor, updatedAt: author.at };
            const customer = known ?? (await customers.add({ _id: linked, ...fields }));
            const headers = { ETag: entityTagOf(customer.version), Location: `/api/v1/customers/${customer._id}` };
            return { status: 201 as const, headers, body: await customerBody(repositories, customer) };
          },
        }),
    }),
    endpoint({
      operation: 'linkContactCustomer',
      method: 'put',
      path: '/contacts/:id/customer',
      tag,
      summary: 'H-05: the contact is a customer whom the store knows already; doing it again changes nothing',
      params: IdParams,
      body: z.strictObject({ customerId: Id }),
      problems: ['contactIsCustomer'],
      replies: changedReplies(CustomerReply),
      handle: async ({ params: { id }, body: { customerId }, session: { store }, actor }) => {
        await contactIn(store, id);
        const customer = await customers.find(store, customerId);
        if (!customer || customer.erasedAt) throw new Problem('notFound', { missing: 'customer' });
        const linked = await contacts.link(store, id, customer._id, { by: actor, at: Date.now() });
        const ids = await customers.idsOf(store, customer._id);
        if (linked !== undefined && !ids.includes(linked)) throw new Problem('contactIsCustomer', { customer: linked });
        return {
          status: 200,
          headers: { ETag: entityTagOf(customer.version) },
          body: await customerBody(repositories, customer),
        };
      },
    }),
  ];
};
