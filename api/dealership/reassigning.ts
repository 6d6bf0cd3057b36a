import { z } from 'zod';
import { openLinesOf } from '../../domain/repair-order/assignments';
import type { RepairOrder } from '../../domain/repair-order/state';
import { Id, LongText } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { IdParams } from '../http/fields';
import { Problem } from '../http/problems';
import { handOverAll, Remaining } from './hand-over';
import { staffEntryIn } from './staff-entry';

const Reassigned = z
  .object({
    handedOver: z.array(z.string()).meta({ description: 'numbers of orders' }),
    remaining: z.array(Remaining).meta({ description: 'the same again goes on from there' }),
  })
  .meta({ id: 'ReassignedLines' });

/** The orders on which this person has lines to work on, the oldest first. As the read side knows it. */
async function ordersOf({ repositories: { views } }: Context, store: string, person: string) {
  const numbers: string[] = [];
  for await (const state of views.openStates('repairOrder', store))
    if (openLinesOf(state as RepairOrder, person).length > 0) numbers.push(state.number);
  return numbers.toSorted();
}

/** D-02: somebody is sick: one step gives another technician all their lines, on every order. */
export const reassignLines = (context: Context): Endpoint =>
  endpoint({
    operation: 'reassignLines',
    method: 'post',
    path: '/staff/:id/lines/reassignment',
    tag: 'staff',
    summary: 'D-02: all open lines of a technician go to another, on every order, e.g. because somebody is sick',
    params: IdParams,
    body: z.strictObject({ successor: Id, reason: LongText }),
    keyed: true,
    problems: ['notFound', 'ownSuccessor', 'successorUnable'],
    replies: { 200: { description: 'the orders whose lines were given to the successor', body: Reassigned } },
    handle: async ({ params: { id }, body: { successor, reason }, session, caller, key }) => {
      const { store } = session;
      await staffEntryIn(context.repositories)(store, id);
      if (successor === id) throw new Problem('ownSuccessor');
      const person = await context.repositories.staff.find(store, successor);
      if (!person) throw new Problem('notFound', { missing: 'successor' });
      if (!person.roles.includes('technician')) throw new Problem('successorUnable', { roles: ['technician'] });
      const numbers = await ordersOf(context, store, id);
      const order = { session, caller, predecessor: id, successor, reason, key };
      return {
        status: 200,
        body: await handOverAll(context, numbers, { command: 'reassignTechnician', ...order }),
      };
    },
  });
