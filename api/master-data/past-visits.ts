import { z } from 'zod';
import { Fen } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { IdParams, listSchema } from '../http/fields';
import { Problem } from '../http/problems';

const PastVisit = z
  .object({
    system: z.string().meta({ description: 'the system that had it' }),
    orderNumber: z.string(),
    day: z.string().meta({ format: 'date' }),
    odometer: z.int().nullable(),
    work: z.string(),
    amount: Fen.nullable(),
  })
  .meta({ id: 'PastVisit' });

/** What was done to a car before this system was there. */
export const pastVisitEndpoint = ({ repositories: { vehicles, pastVisits } }: Context): Endpoint =>
  endpoint({
    operation: 'listPastVisits',
    method: 'get',
    path: '/vehicles/:id/past-visits',
    tag: 'master data',
    summary: 'Visits of a car from before this system, by its plate or VIN, the latest first',
    params: IdParams,
    replies: { 200: { description: 'at most 200', body: listSchema(PastVisit) } },
    handle: async ({ params: { id }, session: { store } }) => {
      const vehicle = await vehicles.find(store, id);
      if (!vehicle) throw new Problem('notFound');
      const { plate, vin } = vehicle;
      const items = (await pastVisits.ofCar(store, { plate, vin })).map(
        ({ system, orderNumber, day, odometer, work, amount }) => ({
          system,
          orderNumber,
          day,
          odometer,
          work,
          amount,
        }),
      );
      return { status: 200, body: { items } };
    },
  });
