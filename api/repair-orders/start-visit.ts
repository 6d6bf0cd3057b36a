import type { Actor } from '../../domain/kernel/actor';
import { orderNumbers } from '../../domain/repair-order/number';
import type { newOpening } from '../../domain/repair-order/opening';
import { startReserved, type Reservation } from '../../platform/start-reserved';
import type { Context } from '../context';
import { claimCar } from './one-visit';

/** The next number of an order of this store. */
export const nextOrderNumber =
  ({ repositories: { counters } }: Pick<Context, 'repositories'>, store: string, zone: string) =>
  (): Promise<string> =>
    counters.nextNumber(orderNumbers, store, zone);

/** Opens the order that a request has reserved a number for, unless a visit of the car is open. Answers its number. */
export async function startVisit(
  context: Context,
  reservation: Reservation,
  opening: ReturnType<typeof newOpening>,
  by: Actor,
): Promise<string> {
  const { store, policy, vehicle } = opening;
  const claimed = await claimCar(context, store, vehicle.id, reservation.reserved);
  const number = nextOrderNumber(context, store, policy.calendar.zone);
  const opened = await startReserved(context.processes, 'repairOrder', reservation, number, (given) => ({
    opening: { ...opening, number: given },
    by,
  }));
  // the reserved number was somebody else's
  if (opened !== reservation.reserved) await context.repositories.requests.exchange(claimed, opened);
  return opened;
}
