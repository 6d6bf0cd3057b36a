import { z } from 'zod';
import { proposedPromise } from '../../domain/repair-order/promise-proposal';
import type { RepairOrder } from '../../domain/repair-order/state';
import { StoredInstant } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { OrderParams } from '../http/fields';
import { assertAccess } from '../processes/process-api';
import { readLatest } from '../processes/reading';
import { orderApi } from './process-api';
import { workshopBefore } from './workshop-before';

const Proposal = z
  .object({
    promisedAt: StoredInstant.meta({ description: 'the earliest time that can be promised now' }),
    workshopLoadMinutes: z.int().meta({ description: 'working minutes queued before this order' }),
    partsReadyAt: StoredInstant.nullable().meta({ description: 'when parts that are not in stock can be here' }),
    marginMinutes: z.number(),
  })
  .meta({ id: 'PromiseProposal' });

export const promiseProposalEndpoint = (context: Context): Endpoint =>
  endpoint({
    operation: 'repairOrder.proposePromise',
    method: 'get',
    path: '/repair-orders/:number/promise-proposal',
    tag: 'repair orders',
    summary:
      'C-12: when this car can be ready, from the load of the workshop, the supply of parts, what is left to do and a margin',
    params: OrderParams,
    replies: { 200: { description: 'the proposal', body: Proposal } },
    handle: async ({ params: { number }, session }) => {
      await assertAccess(context, orderApi, session, number);
      const order = (await readLatest(context, orderApi, number, 1)) as RepairOrder;
      const now = Date.now();
      const before = await workshopBefore(context, order, now);
      return {
        status: 200,
        body: {
          promisedAt: proposedPromise(order, before, now),
          workshopLoadMinutes: before.workshopLoadMinutes,
          partsReadyAt: before.partsReadyAt ?? null,
          marginMinutes: order.policy.minutes.promiseMargin,
        },
      };
    },
  });
