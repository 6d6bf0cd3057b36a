import { storeOf } from '../../domain/processes';
import { foldPlate } from '../../domain/values/vehicle';
import type { Context } from '../context';
import { Problem } from '../http/problems';

/** F-28: the guard reads the plate off the car; it is compared here with the master data, because workflows carry no plates. */
export async function checkPlate(context: Context, number: string, body: object): Promise<object> {
  const { plate, ...rest } = body as { plate: string };
  const { repairOrders, vehicles } = context.repositories;
  const store = storeOf(number);
  const order = await repairOrders.find(store, number);
  const vehicle = order && (await vehicles.find(store, order.vehicle));
  if (!vehicle) throw new Problem('notFound');
  if (vehicle.plate !== foldPlate(plate)) throw new Problem('plateDiffers');
  return { ...rest, plate: 'compared' };
}
