import { z } from 'zod';
import { actions, explainedDeadlines, upcoming } from '../../domain/complaint/process';
import { openConditions } from '../../domain/complaint/closing-conditions';
import { chosen, solutionText } from '../../domain/complaint/solution';
import { isOver, type Complaint } from '../../domain/complaint/state';
import { stages } from '../../domain/complaint/stage';
import { Id } from '../../domain/values/field-schemas';
import { OrderNumber } from '../../domain/repair-order/number';
import { deadlineRuleId } from '../../domain/time/deadline';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Cursor, Flag, idOfCursor, Level, Limit, pageOf, pageSchema } from '../http/fields';
import { readingEndpoints } from '../processes/reading';
import { stateExtrasOf } from '../processes/replies';
import { complaintApi } from './process-api';
import { ComplaintKind, ComplaintRow } from './replies';

const ListQuery = z.strictObject({
  stage: z.enum(stages).optional(),
  kind: ComplaintKind.optional(),
  owner: Id.optional(),
  order: OrderNumber.optional(),
  vehicle: Id.optional(),
  customer: Id.optional(),
  minLevel: Level.optional(),
  open: Flag.optional(),
  cursor: Cursor.optional(),
  limit: Limit,
});

/** Every deadline with how its time was computed: "why this deadline?" */
const deadlineBodies = (complaint: Complaint) =>
  explainedDeadlines(complaint).map(({ timer, subject, fulfilledBy, dueTime, steps }) => ({
    id: deadlineRuleId({ timer, subject }),
    timer,
    fulfilledBy,
    due: dueTime.pausedFor ? null : dueTime.due,
    because: {
      basis: dueTime.basis,
      since: dueTime.since,
      minutes: dueTime.minutes ?? null,
      promisedAt: dueTime.promisedAt ?? null,
      pausedMinutes: dueTime.pausedMinutes,
      pausedFor: dueTime.pausedFor ?? null,
      zone: complaint.policy.calendar.zone,
      policyVersion: complaint.policy.version,
    },
    steps: steps.map(({ at, reaction, to }) => ({ at, reaction, to })),
  }));

/** H-29: hand-overs, cost and elapsed time of one complaint. */
const measuresOf = ({ handovers, cost, receivedAt, closedAt, reopenings, refusals }: Complaint) => ({
  handovers,
  cost,
  elapsedMinutes: Math.round(((closedAt ?? Date.now()) - receivedAt) / 60_000),
  reopenings,
  refusals,
});

function complaintBody(complaint: Complaint): object {
  const { policy, ...rest } = complaint;
  const over = isOver(complaint);
  return {
    ...rest,
    ...stateExtrasOf(policy, over ? [] : actions(complaint), upcoming(complaint)),
    measures: measuresOf(complaint),
    closingConditions: over ? [] : openConditions(complaint),
    explainedDeadlines: deadlineBodies(complaint),
  };
}

/** What the customer may see of the own complaint: where it stands, what was promised, what is offered. Not who is to blame. */
function customerBody(complaint: Complaint): object {
  const { number, kind, stage, words, receivedAt, sequence, nextReply, expectedSolvedAt, notifiedAt } = complaint;
  const offered = notifiedAt !== undefined && complaint.decision ? chosen(complaint) : undefined;
  return {
    number,
    kind,
    stage,
    words,
    sequence,
    receivedAt,
    nextReplyAt: nextReply && !nextReply.kept ? nextReply.at : null,
    expectedSolvedAt: expectedSolvedAt ?? null,
    solution: offered
      ? { candidateId: offered.candidateId, cost: offered.cost, text: solutionText(complaint, offered) }
      : null,
    actions: isOver(complaint) ? [] : actions(complaint).filter(({ roles }) => roles.includes('customer')),
  };
}

/** Every id under which complaints know this customer, also from the time before. */
async function complainantsOf({ repositories: { customers, contacts } }: Context, store: string, customer: string) {
  const ids = await customers.idsOf(store, customer);
  const before = await contacts.ofCustomers(store, ids);
  return [...ids, ...before.map(({ _id }) => _id)];
}

const listComplaints = (context: Context): Endpoint =>
  endpoint({
    operation: 'complaint.list',
    method: 'get',
    path: '/complaints',
    tag: 'complaints',
    summary: 'Complaints of the store, newest first; by stage, kind, owner, level, order, vehicle, customer',
    query: ListQuery,
    replies: { 200: { description: 'a page', body: pageSchema(ComplaintRow) } },
    handle: async ({ query: { cursor, limit, customer, vehicle, ...narrowed }, session: { store } }) => {
      const { complaints, vehicles } = context.repositories;
      const rows = await complaints.list({
        store,
        ...narrowed,
        vehicles: vehicle === undefined ? undefined : await vehicles.idsOf(store, vehicle),
        complainants: customer === undefined ? undefined : await complainantsOf(context, store, customer),
        after: cursor === undefined ? undefined : idOfCursor(cursor),
        limit: limit + 1,
      });
      const { items, nextCursor } = pageOf(rows, limit);
      const now = Date.now();
      const body = items.map(({ _id, store: _store, ...rest }) => ({
        number: _id,
        ...rest,
        overdue: rest.open && rest.dueAt !== null && rest.dueAt < now,
      }));
      return { status: 200, body: { items: body, nextCursor } };
    },
  });

export const complaintReadingEndpoints = (context: Context): readonly Endpoint[] => [
  listComplaints(context),
  ...readingEndpoints(context, complaintApi, (state, role) =>
    role === 'customer' ? customerBody(state as Complaint) : complaintBody(state as Complaint),
  ),
];
