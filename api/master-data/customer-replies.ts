import { z } from 'zod';
import { Channel, StoredInstant } from '../../domain/values/field-schemas';
import type { Repositories, StoredCustomer } from '../../platform/mongo/repositories';
import { ExternalIds, externalIdsOf } from './external-ids';

/** As it is told: what is kept may be older than the present rules for what is sent in. */
export const CustomerReply = z
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
    phoneRequested: z
      .object({ phone: z.string(), by: z.string(), at: StoredInstant })
      .nullable()
      .meta({ description: 'H2: a number that waits for a second person, because an order is open' }),
    erasedAt: StoredInstant.nullable().meta({ description: 'M-06: when the customer was erased' }),
    externalIds: ExternalIds,
    updatedAt: StoredInstant,
  })
  .meta({ id: 'Customer' });

const known = (customer: StoredCustomer) => ({
  name: customer.name,
  salutation: customer.salutation,
  phone: customer.phone,
  address: customer.address,
  email: customer.email,
  goldCard: customer.goldCard,
  member: customer.member,
  privateCustomer: customer.privateCustomer,
  preferredChannel: customer.preferredChannel,
  hopedService: customer.hopedService,
});

/** Customers as they are told. */
export async function customerBodies(
  repositories: Pick<Repositories, 'externalIds'>,
  customers: readonly StoredCustomer[],
) {
  const idsOf = await externalIdsOf(repositories, 'customers', customers);
  return customers.map((customer) => ({
    id: customer._id,
    version: customer.version,
    ...known(customer),
    phoneRequested: customer.phoneRequested
      ? { phone: customer.phoneRequested.phone, by: customer.phoneRequested.by.id, at: customer.phoneRequested.at }
      : null,
    erasedAt: customer.erasedAt ?? null,
    externalIds: idsOf(customer._id),
    updatedAt: customer.updatedAt,
  }));
}
export type CustomerBody = Awaited<ReturnType<typeof customerBodies>>[number];

export async function customerBody(
  repositories: Pick<Repositories, 'externalIds'>,
  customer: StoredCustomer,
): Promise<CustomerBody> {
  const [body] = await customerBodies(repositories, [customer]);
  // one comes back for each that was given
  return body as CustomerBody;
}

/** What a change can change. */
export const customerFieldsOf = (customer: StoredCustomer) => ({
  ...known(customer),
  phoneRequested: customer.phoneRequested?.phone ?? null,
  mergedInto: customer.mergedInto ?? null,
});
