import type { RepairOrder } from '../../domain/repair-order/state';
import type { Context } from '../context';
import { unseenProcess } from '../processes/unseen';

/** A visit of this store that somebody names, also when it was opened a moment ago; undefined where there is none. */
export async function namedVisit(
  context: Context,
  store: string,
  number: string,
): Promise<{ readonly advisor: string; readonly vehicle: string } | undefined> {
  const known = await context.repositories.repairOrders.find(store, number);
  if (known) return known;
  const order = (await unseenProcess(context, 'repairOrder', store, number)) as RepairOrder | undefined;
  return order && { advisor: order.advisor, vehicle: order.vehicle.id };
}
