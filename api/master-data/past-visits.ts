import { z } from 'zod';
import { widestView } from '../../domain/repair-order/access';
import { Fen } from '../../domain/values/field-schemas';
import type { PastVisitPlace, StoredPastVisit, StoredVehicle } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Cursor, IdParams, idOfCursor, Limit, pageOf, pageSchema } from '../http/fields';
import { Problem } from '../http/problems';
import type { Session } from '../http/sessions';

const PastVisit = z
  .object({
    system: z.string().meta({ description: 'the system that had it' }),
    orderNumber: z.string(),
    day: z.string().meta({ format: 'date' }),
    plate: z.string().nullable(),
    odometer: z.int().nullable(),
    work: z.string(),
    amount: Fen.nullable().meta({ description: 'null also for whoever does not read what is paid' }),
  })
  .meta({ id: 'PastVisit' });

const query = z.strictObject({ cursor: Cursor.optional(), limit: Limit });
const replies = { 200: { description: 'a page', body: pageSchema(PastVisit) } };

/** A day and an id have no space in them. */
const placeOf = ({ day, _id }: Pick<StoredPastVisit, 'day' | '_id'>): string => `${day} ${_id}`;
function placeIn(cursor: string | undefined): PastVisitPlace | undefined {
  if (cursor === undefined) return undefined;
  const [day = '', id = ''] = idOfCursor(cursor).split(' ');
  return { day, id };
}

/** What was done to cars before this system was there. */
export const pastVisitEndpoints = ({ repositories }: Context): readonly Endpoint[] => {
  const { customers, vehicles, pastVisits } = repositories;

  async function pageFor(
    cars: readonly StoredVehicle[],
    { cursor, limit }: z.output<typeof query>,
    { store, roles }: Session,
  ) {
    const all = [
      ...cars,
      ...(await vehicles.mergedInto(
        store,
        cars.map(({ _id }) => _id),
      )),
    ];
    const names = {
      plates: [...new Set(all.map(({ plate }) => plate))],
      vins: [...new Set(all.map(({ vin }) => vin))],
    };
    const visits = await pastVisits.ofCars(store, names, placeIn(cursor), limit + 1);
    const rows = visits.map(({ _id, system, orderNumber, day, plate, odometer, work, amount }) => ({
      _id: placeOf({ day, _id }),
      told: { system, orderNumber, day, plate, odometer, work, amount: widestView(roles) === 'whole' ? amount : null },
    }));
    const { items, nextCursor } = pageOf(rows, limit);
    return { status: 200 as const, body: { items: items.map(({ told }) => told), nextCursor } };
  }

  return [
    endpoint({
      operation: 'listPastVisits',
      method: 'get',
      path: '/vehicles/:id/past-visits',
      tag: 'master data',
      summary:
        'Visits of a car from before this system, by its VIN, or by its plate where no VIN is known; the latest first',
      params: IdParams,
      query,
      replies,
      handle: async ({ params: { id }, query: page, session }) => {
        const vehicle = await vehicles.find(session.store, id);
        if (!vehicle) throw new Problem('notFound');
        return pageFor([vehicle], page, session);
      },
    }),
    endpoint({
      operation: 'listPastVisitsOfCustomer',
      method: 'get',
      path: '/customers/:id/past-visits',
      tag: 'master data',
      summary: 'Visits of the cars of a customer from before this system, the latest first',
      params: IdParams,
      query,
      replies,
      handle: async ({ params: { id }, query: page, session }) => {
        const { store } = session;
        if (!(await customers.find(store, id))) throw new Problem('notFound');
        return pageFor(await vehicles.ofCustomers(store, await customers.idsOf(store, id)), page, session);
      },
    }),
  ];
};
