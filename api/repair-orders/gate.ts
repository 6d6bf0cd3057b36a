import type { RepairOrder } from '../../domain/repair-order/state';
import { foldPlate } from '../../domain/values/vehicle';
import type { Context } from '../context';
import { Problem } from '../http/problems';
import type { ProcessApi } from '../processes/process-api';
import { readLatest } from '../processes/reading';

/** F-28: the guard reads the plate off the car; it is compared here with the master data, because workflows carry no plates. */
export async function checkPlate(context: Context, api: ProcessApi, number: string, body: object): Promise<object> {
  const { plate, ...rest } = body as { plate: string };
  // the read side may not know an order yet that leaves soon after it came
  const { store, vehicle: car } = (await readLatest(context, api, number, 1)) as RepairOrder;
  const vehicle = await context.repositories.vehicles.find(store, car.id);
  if (!vehicle) throw new Problem('notFound');
  if (vehicle.plate !== foldPlate(plate)) throw new Problem('plateDiffers');
  return { ...rest, plate: 'compared' };
}
