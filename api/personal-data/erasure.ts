import { z } from 'zod';
import { Actor } from '../../domain/kernel/actor';
import {
  checkErasure,
  checkNothingOpen,
  erasureReasons,
  type ErasureRequest,
  type OpenMatters,
} from '../../domain/personal-data/erasure';
import { checkNothingOwed } from '../../domain/personal-data/personal-request';
import { StoredInstant } from '../../domain/values/field-schemas';
import type { StoredCustomer } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { IdParams } from '../http/fields';
import { Problem } from '../http/problems';
import { sendToPhone } from '../customer-messages/send';
import { requestsOf } from './personal-requests';
import { openMattersOf } from './open-matters';

const tag = 'personal data';
const path = '/customers/:id/erasure';
const Numbers = z.array(z.string());

const Erasure = z
  .object({
    requested: z.object({ by: Actor, at: StoredInstant, reason: z.enum(erasureReasons) }).nullable(),
    open: z
      .object({ orders: Numbers, complaints: Numbers, followUps: Numbers, appointments: Numbers })
      .meta({ description: 'what is under way and stands against it' }),
    erased: z.object({ at: StoredInstant, isDone: z.boolean() }).nullable().meta({
      description: 'when it was done; `isDone` is false while some trace may be left, for less than a minute',
    }),
  })
  .meta({ id: 'Erasure' });
const replies = { 200: { description: 'how it stands', body: Erasure } } as const;

/** Whoever is to be forgotten hears of it while the phone number is still known, so that nobody is forgotten behind their back. */
async function tellOfErasure(context: Context, { _id, store, phone }: StoredCustomer): Promise<void> {
  if (phone === '') return;
  try {
    await sendToPhone(context, { store, address: phone, template: 'erasureAsked', facts: {} });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    context.log.warn({ customer: _id, code: error.code }, 'a customer was not told of the erasure');
  }
}

/** A person is forgotten by two people: one asks, another lets it happen. Nothing of it can be taken back afterwards. */
export const erasureEndpoints = (context: Context): readonly Endpoint[] => {
  const { customers, erasures } = context.repositories;

  const recordOf = async (store: string, id: string): Promise<StoredCustomer> => {
    const customer = await customers.find(store, id);
    if (!customer) throw new Problem('notFound');
    return customer;
  };

  const openOf = (store: string, id: string): Promise<OpenMatters> => openMattersOf(context, store, id);

  const bodyOf = async ({ _id, store, erasureRequested = null }: StoredCustomer) => {
    const [open, erasure] = await Promise.all([openOf(store, _id), erasures.find(store, _id)]);
    const { orders, complaints, followUps, appointments } = open;
    return {
      requested: erasureRequested,
      open: {
        orders: [...orders],
        complaints: [...complaints],
        followUps: [...followUps],
        appointments: [...appointments],
      },
      erased: erasure ? { at: erasure.at, isDone: erasure.doneAt !== null } : null,
    };
  };

  const change = async (
    { store, _id, version }: StoredCustomer,
    erasureRequested: ErasureRequest | null,
    by: Actor,
  ): Promise<StoredCustomer> => {
    const after = await customers.replace(store, _id, version, { erasureRequested }, { by, at: Date.now() });
    if (!after) throw new Problem('versionStale');
    return after;
  };

  return [
    endpoint({
      operation: 'readErasure',
      method: 'get',
      path,
      tag,
      summary:
        'M-06: whether somebody asked that this customer be erased, what stands against it, and whether it was done',
      params: IdParams,
      replies,
      handle: async ({ params: { id }, session: { store } }) => ({
        status: 200,
        body: await bodyOf(await recordOf(store, id)),
      }),
    }),
    endpoint({
      operation: 'requestErasure',
      method: 'put',
      path: `${path}/request`,
      tag,
      summary: 'M-06: ask that this customer be erased; another person lets it happen within 14 days',
      params: IdParams,
      body: z.strictObject({ reason: z.enum(erasureReasons) }),
      problems: ['notFound', 'versionStale', 'customerErased', 'mattersOpen', 'copyOwed'],
      replies,
      handle: async ({ params: { id }, body: { reason }, session: { store }, actor }) => {
        const customer = await recordOf(store, id);
        if (customer.erasedAt) throw new Problem('customerErased');
        checkNothingOpen(await openOf(store, id));
        checkNothingOwed(await requestsOf(context, store, id));
        const request = { by: actor, at: Date.now(), reason };
        const changed = await change(customer, request, actor);
        await tellOfErasure(context, changed);
        return { status: 200, body: await bodyOf(changed) };
      },
    }),
    endpoint({
      operation: 'withdrawErasure',
      method: 'delete',
      path: `${path}/request`,
      tag,
      summary: 'The customer stays: the request is refused, or taken back by whoever asked',
      params: IdParams,
      problems: ['notFound', 'versionStale'],
      replies: { 204: { description: 'nothing waits any more' } },
      handle: async ({ params: { id }, session: { store }, actor }) => {
        const customer = await recordOf(store, id);
        if (customer.erasureRequested) await change(customer, null, actor);
        return { status: 204 };
      },
    }),
    endpoint({
      operation: 'eraseCustomer',
      method: 'post',
      path,
      tag,
      summary:
        'M-06: another person has the customer erased: the key of what was said of the customer is destroyed, and what tells who it is goes. It cannot be taken back',
      params: IdParams,
      problems: ['notFound', 'noErasureRequested', 'sameDecider', 'mattersOpen', 'copyOwed'],
      replies,
      handle: async ({ params: { id }, session: { store }, actor }) => {
        const customer = await recordOf(store, id);
        const known = await erasures.find(store, customer._id);
        const at = known?.at ?? Date.now();
        if (!known) {
          const { by: askedBy, reason } = checkErasure(customer.erasureRequested, actor, at);
          checkNothingOpen(await openOf(store, customer._id));
          checkNothingOwed(await requestsOf(context, store, customer._id));
          await erasures.begin({ _id: customer._id, store, reason, askedBy, by: actor, at, doneAt: null });
        }
        // a repetition ends what was begun; whoever works for the store ends it otherwise
        if (known?.doneAt == null) {
          await context.erase(store, customer._id, at);
          await erasures.end(customer._id, Date.now());
        }
        return { status: 200, body: await bodyOf(await recordOf(store, id)) };
      },
    }),
  ];
};
