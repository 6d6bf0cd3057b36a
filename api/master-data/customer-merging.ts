import { z } from 'zod';
import { bySurety, doubleReasons, doubleReasonsOf, type ComparedCustomer } from '../../domain/master-data/doubles';
import { readingsOf } from '../../platform/pinyin';
import type { Repositories, StoredCustomer, StoredVehicle } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { entityTagOf, IdParams } from '../http/fields';
import { Problem } from '../http/problems';
import { customerBodies, customerBody, CustomerReply } from './customer-replies';
import { assertMerged, MergeBody, mergeFields, mergeOf } from './merging';
import { changedReplies } from './replies';

const tag = 'master data';

const CustomerDoubles = z
  .object({
    items: z.array(
      z.object({
        customer: CustomerReply,
        plates: z.array(z.string()),
        reasons: z
          .array(z.enum(doubleReasons))
          .meta({ description: 'why it may be the same person, the surest first' }),
      }),
    ),
    merged: z
      .array(z.object({ customer: CustomerReply, ...mergeFields }))
      .meta({ description: 'the customers that this one answers for, as they were' }),
  })
  .meta({ id: 'CustomerDoubles' });

/** What is compared of a customer and the customer's cars. */
async function comparedOf(customer: StoredCustomer, cars: readonly StoredVehicle[]): Promise<ComparedCustomer> {
  const { name, phone, address } = customer;
  const { whole: readings } = await readingsOf(name);
  return { name, phone, address, readings, vins: cars.map(({ vin }) => vin) };
}

/** Who may be the same person: whoever has the same phone number, name or reading of it, or a car of the same VIN. */
async function doublesOf({ customers, vehicles, parties }: Repositories, store: string, id: string) {
  const party = (await parties(store, [id])).get(id);
  if (!party) throw new Problem('notFound');
  const own = await comparedOf(party.customer, party.vehicles);
  const [alike, cars] = await Promise.all([
    customers.alike(store, [own.name, own.phone, ...own.readings]),
    vehicles.alike(store, own.vins),
  ]);
  const ids = [...alike.map(({ _id }) => _id), ...cars.map(({ customer }) => customer)];
  const others = new Map([...(await parties(store, ids)).values()].map((one) => [one.customer._id, one]));
  others.delete(party.customer._id);
  const compared = await Promise.all(
    [...others.values()].map(async ({ customer, vehicles: its }) => ({
      customer,
      plates: its.map(({ plate }) => plate),
      reasons: doubleReasonsOf(own, await comparedOf(customer, its)),
    })),
  );
  return {
    party,
    items: compared
      .filter(({ reasons }) => reasons.length > 0)
      .toSorted((one, other) => bySurety(one.reasons, other.reasons))
      .slice(0, 20),
  };
}

export const customerMergingEndpoints = ({ repositories }: Context): readonly Endpoint[] => {
  const { customers } = repositories;
  return [
    endpoint({
      operation: 'listCustomerDoubles',
      method: 'get',
      path: '/customers/:id/doubles',
      tag,
      summary: 'Who may be the same person as this customer, and who was merged into this one',
      params: IdParams,
      replies: { 200: { description: 'the likeliest first', body: CustomerDoubles } },
      handle: async ({ params: { id }, session: { store } }) => {
        const { party, items } = await doublesOf(repositories, store, id);
        const merged = await customers.mergedInto(store, [party.customer._id]);
        const told = await customerBodies(repositories, [...items.map(({ customer }) => customer), ...merged]);
        const bodies = new Map(told.map((body) => [body.id, body]));
        return {
          status: 200,
          body: {
            items: items.flatMap(({ customer: { _id }, ...rest }) => {
              const customer = bodies.get(_id);
              return customer ? [{ customer, ...rest }] : [];
            }),
            merged: merged.flatMap((one) => {
              const customer = bodies.get(one._id);
              return customer ? [{ customer, ...mergeOf(one) }] : [];
            }),
          },
        };
      },
    }),
    endpoint({
      operation: 'mergeCustomer',
      method: 'post',
      path: '/customers/:id/merge',
      tag,
      summary:
        'Two records are one person: `into` stays and answers for this one from now on, with its cars, visits and complaints. Doing it again changes nothing',
      params: IdParams,
      body: MergeBody,
      problems: ['mergeIntoItself', 'mergedAlready', 'requestRunning', 'customerErased'],
      replies: changedReplies(CustomerReply),
      handle: async ({ params: { id }, body: { into }, session: { store }, actor }) => {
        for (const one of await customers.among(store, [id, into]).then((found) => [...found.values()]))
          if (one.erasedAt) throw new Problem('customerErased');
        assertMerged(await customers.merge(store, id, into, { by: actor, at: Date.now() }));
        const survivor = await customers.find(store, into);
        if (!survivor) throw new Problem('notFound');
        return {
          status: 200,
          headers: { ETag: entityTagOf(survivor.version) },
          body: await customerBody(repositories, survivor),
        };
      },
    }),
    endpoint({
      operation: 'unmergeCustomer',
      method: 'post',
      path: '/customers/:id/unmerge',
      tag,
      summary:
        'The merge was wrong: the customer answers for itself again, with the cars and visits it had. Doing it again changes nothing',
      params: IdParams,
      problems: ['notFound', 'requestRunning'],
      replies: changedReplies(CustomerReply),
      handle: async ({ params: { id }, session: { store }, actor }) => {
        await customers.unmerge(store, id, { by: actor, at: Date.now() });
        const customer = await customers.findExact(store, id);
        if (!customer) throw new Problem('notFound');
        if (customer.mergedInto) throw new Problem('requestRunning', {}, { 'Retry-After': '1' });
        return {
          status: 200,
          headers: { ETag: entityTagOf(customer.version) },
          body: await customerBody(repositories, customer),
        };
      },
    }),
  ];
};
