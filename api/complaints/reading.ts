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
import { Cursor, Flag, idOfCursor, Limit, pageOf } from '../http/fields';
import { isoOf, readingEndpoints } from '../processes/reading';
import { complaintApi } from './process-api';

const ListQuery = z.strictObject({
  stage: z.enum(stages).optional(),
  kind: z.enum(['inquiry', 'opinion', 'complaint', 'urgentOnSite']).optional(),
  owner: Id.optional(),
  order: OrderNumber.optional(),
  vehicle: Id.optional(),
  customer: Id.optional(),
  minLevel: z.enum(['1', '2', '3', '4']).transform(Number).optional(),
  open: Flag.optional(),
  cursor: Cursor.optional(),
  limit: Limit,
});

/** Every clock with how its time was computed: "why this deadline?" */
const clockBody = (complaint: Complaint) =>
  explainedDeadlines(complaint).map((clock) => ({
    id: deadlineRuleId(clock),
    timer: clock.timer,
    fulfilledBy: clock.fulfilledBy,
    due: clock.dueTime.pausedFor ? null : isoOf(clock.dueTime.due),
    because: {
      basis: clock.dueTime.basis,
      since: isoOf(clock.dueTime.since),
      minutes: clock.dueTime.minutes ?? null,
      promisedAt: isoOf(clock.dueTime.promisedAt),
      pausedMinutes: clock.dueTime.pausedMinutes,
      pausedFor: clock.dueTime.pausedFor ?? null,
      zone: complaint.policy.calendar.zone,
      policyVersion: complaint.policy.version,
    },
    steps: clock.steps.map(({ at, reaction, to }) => ({ at: isoOf(at), reaction, to })),
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
  return {
    ...rest,
    policyVersion: policy.version,
    measures: measuresOf(complaint),
    closingConditions: isOver(complaint) ? [] : openConditions(complaint),
    clocks: clockBody(complaint),
    actions: isOver(complaint) ? [] : actions(complaint),
    deadlines: upcoming(complaint).map(({ at, event }) => ({ at: isoOf(at), event })),
  };
}

/** What the customer may see of the own matter: where it stands, what was promised, what is offered. Not who is to blame. */
function customerBody(complaint: Complaint): object {
  const { number, kind, stage, words, receivedAt, sequence, nextReply, expectedSolvedAt, notifiedAt } = complaint;
  const offered = notifiedAt !== undefined && complaint.decision ? chosen(complaint) : undefined;
  return {
    number,
    kind,
    stage,
    words,
    sequence,
    receivedAt: isoOf(receivedAt),
    nextReplyAt: nextReply && !nextReply.kept ? isoOf(nextReply.at) : null,
    expectedSolvedAt: isoOf(expectedSolvedAt),
    solution: offered
      ? { candidateId: offered.candidateId, cost: offered.cost, text: solutionText(complaint, offered) }
      : null,
    actions: isOver(complaint) ? [] : actions(complaint).filter(({ roles }) => roles.includes('customer')),
  };
}

const listComplaints = ({ repositories: { complaints } }: Context): Endpoint =>
  endpoint({
    operation: 'listComplaints',
    method: 'get',
    path: '/complaints',
    tag: 'complaints',
    summary: 'Complaints of the store, newest first; by stage, kind, owner, level, order, vehicle, customer',
    query: ListQuery,
    replies: { 200: 'a page' },
    handle: async ({ query: { cursor, limit, customer, ...narrowed }, session }) => {
      const rows = await complaints.list({
        store: session!.store,
        ...narrowed,
        complainant: customer,
        after: cursor === undefined ? undefined : idOfCursor(cursor),
        limit: limit + 1,
      });
      const { items, nextCursor } = pageOf(rows, limit);
      const body = items.map(({ _id, store: _store, receivedAt, closedAt, dueAt, ...rest }) => ({
        number: _id,
        ...rest,
        receivedAt: isoOf(receivedAt),
        closedAt: isoOf(closedAt),
        dueAt: isoOf(dueAt),
        overdue: rest.open && dueAt !== null && dueAt < Date.now(),
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
