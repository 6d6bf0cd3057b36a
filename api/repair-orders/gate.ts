import { foldPlate } from '../../domain/values/vehicle';
import type { Context } from '../context';
import { Problem } from '../http/problems';

/** F-28: the guard reads the plate off the car; it is compared in the archive, because workflows carry no plates. */
export async function checkPlate(context: Context, number: string, body: object): Promise<object> {
  const { plate, ...rest } = body as { plate: string };
  const order = await context.models.orders.findOne({ _id: number }, { vehicle: 1 }).lean();
  const vehicle = order && (await context.models.vehicles.findOne({ _id: order.vehicle }).lean());
  if (!vehicle) throw new Problem('notFound');
  if (vehicle.plate !== foldPlate(plate)) throw new Problem('plateDiffers');
  return { ...rest, plate: 'compared' };
}
