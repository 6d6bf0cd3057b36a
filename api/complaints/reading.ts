import { z } from 'zod';
import type { Complaint } from '../../domain/complaint/state';
import { stages } from '../../domain/complaint/stage';
import { Id } from '../../domain/values/field-schemas';
import { OrderNumber } from '../../domain/repair-order/number';
import { complainantsOf } from '../../platform/earlier-complaints';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Cursor, Flag, idOfCursor, Level, Limit, pageOf, pageSchema } from '../http/fields';
import { isCustomerSession } from '../http/sessions';
import { readingEndpoints } from '../processes/reading';
import { previewPolicy } from './policy-preview';
import { complaintApi } from './process-api';
import { ComplaintKind, ComplaintRow } from './replies';
import { complaintBody } from './views';

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

const listComplaints = (context: Context): Endpoint =>
  endpoint({
    operation: 'complaint.list',
    method: 'get',
    path: '/complaints',
    tag: 'complaints',
    summary: 'Complaints of the store, newest first; by stage, kind, owner, level, order, vehicle, customer',
    query: ListQuery,
    replies: { 200: { description: 'a page', body: pageSchema(ComplaintRow) } },
    handle: async ({ query: { cursor, limit, customer, vehicle, ...narrowed }, session: { store, actorId } }) => {
      const { complaints, vehicles } = context.repositories;
      const rows = await complaints.list({
        store,
        ...narrowed,
        vehicles: vehicle === undefined ? undefined : await vehicles.idsOf(store, vehicle),
        complainants: customer === undefined ? undefined : await complainantsOf(context.repositories, store, customer),
        after: cursor === undefined ? undefined : idOfCursor(cursor),
        limit: limit + 1,
      });
      const { items, nextCursor } = pageOf(rows, limit);
      const now = Date.now();
      const told = items.filter(({ accused = [] }) => !accused.includes(actorId));
      const carOf = await vehicles.carsOf(told.flatMap((row) => row.vehicle ?? []));
      const body = told.map(({ _id, store: _store, accused: _accused, ...rest }) => ({
        number: _id,
        ...rest,
        ...carOf(rest.vehicle ?? ''),
        overdue: rest.open && rest.dueAt !== null && rest.dueAt < now,
      }));
      return { status: 200, body: { items: body, nextCursor } };
    },
  });

export const complaintReadingEndpoints = (context: Context): readonly Endpoint[] => [
  listComplaints(context),
  previewPolicy(context),
  ...readingEndpoints(context, complaintApi, async (state, session, look) => {
    const names = isCustomerSession(session)
      ? await context.repositories.staff.namesOf(session.store)
      : new Map<string, string>();
    return complaintBody(state as Complaint, session, look, (id) => names.get(id) ?? '');
  }),
];
