import { definition } from '../../domain/repair-order/definition';
import type { RepairOrder } from '../../domain/repair-order/state';
import { isProcessMissing } from '../../platform/process-port';
import { digest } from '../../platform/secrets';
import type { Context } from '../context';
import { Problem } from '../http/problems';

/** While the read side does not show a new order, its claim says that the car is here. */
const CLAIM_MS = 24 * 3_600_000;
/** A claim whose order has not begun by then belongs to a request that died on the way. */
const ABANDONED_MS = 15_000;

const claimOf = (store: string, vehicle: string): string => digest(`${store}\nvisit of ${vehicle}`);

/** Whether the visit of this number has not ended; false where none has begun. */
async function isOpen({ processes }: Context, number: string): Promise<boolean> {
  try {
    return definition.isOpen((await processes.readState(number)) as RepairOrder);
  } catch (error) {
    if (isProcessMissing(error)) return false;
    throw error;
  }
}

const carIsHere = (order: string): never => {
  throw new Problem('carIsHere', { order });
};

/** Two requests at once: the first insertion has the car. A claim of an order that has ended, or never began, is taken over. */
async function claim(context: Context, _id: string, number: string): Promise<void> {
  const { requests } = context.repositories;
  const expiresAt = new Date(Date.now() + CLAIM_MS);
  if (await requests.begin({ _id, fingerprint: _id, reserved: number, expiresAt })) return;
  const earlier = await requests.find(_id);
  if (earlier?.reserved === number) return;
  if (earlier?.reserved) {
    if (await isOpen(context, earlier.reserved)) carIsHere(earlier.reserved);
    const age = Date.now() - (earlier.expiresAt.getTime() - CLAIM_MS);
    const exists = await context.repositories.repairOrders.state(earlier.reserved);
    if (!exists && age < ABANDONED_MS) throw new Problem('requestRunning', {}, { 'Retry-After': '1' });
    if (await requests.takeOver(_id, earlier.reserved, number, expiresAt)) return;
  }
  throw new Problem('requestRunning', {}, { 'Retry-After': '1' });
}

/**
 * B-03: a car is here once. Claims it for the order of this number; throws `carIsHere` with the number of the visit that is open; answers the id of the claim. What the
 * claim protects is the moment between two openings; afterwards the read side knows the visit.
 */
export async function claimCar(context: Context, store: string, vehicle: string, number: string): Promise<string> {
  const { vehicles, repairOrders } = context.repositories;
  const ids = await vehicles.idsOf(store, vehicle);
  const known = await repairOrders.list({ store, vehicles: ids, open: true, limit: 5 });
  for (const { _id: other } of known) if (other !== number && (await isOpen(context, other))) carIsHere(other);
  const id = claimOf(store, vehicle);
  await claim(context, id, number);
  return id;
}
