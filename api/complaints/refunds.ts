import { z } from 'zod';
import { ComplaintNumber } from '../../domain/complaint/number';
import type { Complaint } from '../../domain/complaint/state';
import type { RepairOrder } from '../../domain/repair-order/state';
import { Fen, StoredInstant } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { listSchema } from '../http/fields';
import { assertAccess, type ProcessApi } from '../processes/process-api';
import { readLatest } from '../processes/reading';

const RefundOfVisit = z
  .object({ refund: z.string(), amount: Fen, reason: z.string(), paidAt: StoredInstant })
  .meta({ id: 'RefundOfVisit', description: 'paid out to the customer, and named by no other complaint' });

/** H-29: what was paid back to the customer in the account of the visit, and no other complaint about it has named. */
async function refundsFor({ repositories: { complaints, views } }: Context, { number, store, order }: Complaint) {
  if (order === undefined) return [];
  const visit = (await views.find('repairOrder', order)) as RepairOrder | undefined;
  const others = (await complaints.about(store, order)).filter(({ _id }) => _id !== number);
  const states = (await Promise.all(others.map(({ _id }) => views.find('complaint', _id)))) as (
    Complaint | undefined
  )[];
  const used = new Set(states.map((state) => state?.refund?.adjustmentId));
  return (visit?.adjustments ?? []).flatMap(({ adjustmentId, kind, payer, amount, reason, paidAt }) =>
    kind === 'refund' && payer === 'customer' && paidAt !== undefined && !used.has(adjustmentId)
      ? [{ refund: adjustmentId, amount, reason, paidAt }]
      : [],
  );
}

/** The completion with the refund that it names, looked up. */
export async function withRefund(context: Context, complaint: Complaint, body: object): Promise<object> {
  const { refund } = body as { readonly refund?: string };
  if (refund === undefined) return body;
  const found = (await refundsFor(context, complaint)).find((one) => one.refund === refund);
  return found ? { ...body, paid: { adjustmentId: refund, amount: found.amount } } : body;
}

export const refundEndpoint = (context: Context, api: ProcessApi): Endpoint =>
  endpoint({
    operation: 'complaint.listRefunds',
    method: 'get',
    path: '/complaints/:number/refunds',
    tag: 'complaints',
    summary: 'H-29: what was paid back in the account of the visit, so that a refund of the complaint can name it',
    params: z.strictObject({ number: ComplaintNumber }),
    replies: { 200: { description: 'the refunds', body: listSchema(RefundOfVisit) } },
    handle: async ({ params: { number }, session }) => {
      await assertAccess(context, api, session, number);
      const complaint = (await readLatest(context, api, number, 1)) as Complaint;
      return { status: 200, body: { items: await refundsFor(context, complaint) } };
    },
  });
