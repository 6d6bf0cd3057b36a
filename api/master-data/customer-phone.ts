import { z } from 'zod';
import { checkSecondPerson } from '../../domain/account/second-person';
import type { Actor } from '../../domain/kernel/actor';
import { Phone } from '../../domain/values/field-schemas';
import type { StoredCustomer } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { sendToPhone } from '../customer-messages/send';
import { endpoint, type Endpoint } from '../http/endpoint';
import { entityTagOf, IdParams } from '../http/fields';
import { Problem } from '../http/problems';
import { customerBody, CustomerReply } from './customer-replies';
import { changedReplies } from './replies';

/** Whoever had the number hears that messages go elsewhere now, where anything goes out at all. The change stands, whether or not that is taken. */
export async function tellFormerPhone(context: Context, before: StoredCustomer, after: StoredCustomer): Promise<void> {
  if (before.phone === after.phone) return;
  try {
    await sendToPhone(context, { store: after.store, address: before.phone, template: 'phoneChanged', facts: {} });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    context.log.warn({ customer: after._id, code: error.code }, 'the former number was not told');
  }
}

const path = '/customers/:id/phone-request';
const tag = 'master data';

/** H2: the second person, for a number that the first has asked for. */
export const phoneEndpoints = (context: Context): readonly Endpoint[] => {
  const { customers } = context.repositories;
  const change = async (
    before: StoredCustomer,
    changed: Partial<StoredCustomer>,
    by: Actor,
  ): Promise<StoredCustomer> => {
    const after = await customers.replace(before.store, before._id, before.version, changed, { by, at: Date.now() });
    if (!after) throw new Problem('versionStale');
    return after;
  };
  const recordOf = async (store: string, id: string): Promise<StoredCustomer> => {
    const customer = await customers.findExact(store, id);
    if (!customer) throw new Problem('notFound');
    return customer;
  };
  return [
    endpoint({
      operation: 'confirmPhone',
      method: 'post',
      path,
      tag,
      summary: 'H2: another person confirms exactly this number, after calling the customer; who had it before is told',
      params: IdParams,
      body: z.strictObject({ phone: Phone }),
      problems: ['versionStale', 'sameDecider'],
      replies: changedReplies(CustomerReply),
      handle: async ({ params: { id }, body: { phone }, session: { store }, actor }) => {
        const before = await recordOf(store, id);
        const { phoneRequested: waiting = null } = before;
        const reply = async (customer: StoredCustomer) => ({
          status: 200 as const,
          headers: { ETag: entityTagOf(customer.version) },
          body: await customerBody(context.repositories, customer),
        });
        // a repetition of what has been confirmed
        if (!waiting && before.phone === phone) return reply(before);
        if (waiting?.phone !== phone) throw new Problem('versionStale');
        checkSecondPerson(waiting.by, actor);
        const after = await change(before, { phone, phoneRequested: null }, actor);
        await tellFormerPhone(context, before, after);
        return reply(after);
      },
    }),
    endpoint({
      operation: 'refusePhone',
      method: 'delete',
      path,
      tag,
      summary: 'H2: the number that waits for a second person is refused, or taken back by whoever asked for it',
      params: IdParams,
      problems: ['versionStale'],
      replies: { 204: { description: 'nothing waits any more' } },
      handle: async ({ params: { id }, session: { store }, actor }) => {
        const before = await recordOf(store, id);
        if (before.phoneRequested) await change(before, { phoneRequested: null }, actor);
        return { status: 204 };
      },
    }),
  ];
};
