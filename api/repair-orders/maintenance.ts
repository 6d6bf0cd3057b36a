import { z } from 'zod';
import type { Immutable } from '../../domain/kernel/immutable';
import { currentReading } from '../../domain/repair-order/current-reading';
import { differs, MaintenancePlan, proposedPlan } from '../../domain/repair-order/maintenance-plan';
import { OrderNumber } from '../../domain/repair-order/number';
import { hasReached } from '../../domain/repair-order/stage';
import type { RepairOrder } from '../../domain/repair-order/state';
import { localDate } from '../../domain/time/working-time';
import { Day } from '../../domain/values/field-schemas';
import type { Context } from '../context';

/** Fields of car and customer that a store may leave empty, and asks for when the car has left. */
const FileField = z.enum(['boughtOn', 'email', 'hopedService']);

const next = { nextDay: Day.nullable(), nextKilometres: z.int().nullable() };

export const Maintenance = z
  .object({
    proposed: MaintenancePlan.meta({
      description: 'F-20: what follows from the cycle of the car, were it maintained today',
    }),
    recorded: z.object(next).meta({ description: 'F-25: the next maintenance in the record of the car' }),
    lastVisit: z
      .object({ number: OrderNumber, ...next, differs: z.boolean() })
      .nullable()
      .meta({
        description: 'F-26: what the customer was told at the last visit, and whether the record says something else',
      }),
    missing: z.array(FileField).meta({ description: 'F-25: what is empty in the records of car and customer' }),
  })
  .nullable()
  .meta({
    id: 'MaintenanceOfVisit',
    description:
      'what the records say now: null before the car is ready, of a moment of the past, and while nobody knows',
  });

/** As it is told, before it is written. */
export type MaintenanceOfVisit = Immutable<z.input<typeof Maintenance>>;

/** F-20, F-25, F-26: what whoever says goodbye to the customer, and completes the file, has to know of the car; null before. */
export async function maintenanceOf(
  { repositories: { vehicles, customers, repairOrders } }: Context,
  order: RepairOrder,
  now: number,
): Promise<MaintenanceOfVisit> {
  if (!hasReached(order.stage, 'readyForPickup')) return null;
  const { store, number, policy } = order;
  const [car, customer, ids] = await Promise.all([
    vehicles.byIds([order.vehicle.id]).then((cars) => cars.get(order.vehicle.id)),
    customers.find(store, order.customer.id),
    vehicles.idsOf(store, order.vehicle.id),
  ]);
  if (!car) return null;
  const before = await repairOrders.before(store, ids, number);
  const told = before.find(({ aftercare }) => aftercare !== undefined);
  const recorded = { nextDay: car.nextMaintenanceDay, nextKilometres: car.nextMaintenanceKilometres };
  const cycle = { everyKilometres: car.maintenanceCycleKilometres, everyMonths: car.maintenanceCycleMonths };
  const day = localDate(policy.calendar.zone, order.deliveredAt ?? now);
  const { boughtOn } = car;
  const { email = null, hopedService = null } = customer ?? {};
  return {
    proposed: proposedPlan(cycle, { day, kilometres: currentReading(order) }),
    recorded,
    lastVisit:
      told?.aftercare === undefined
        ? null
        : {
            number: told.number,
            nextDay: told.aftercare.nextDay,
            nextKilometres: told.aftercare.nextKilometres,
            differs: differs(told.aftercare, recorded),
          },
    missing: FileField.options.filter((field) => ({ boughtOn, email, hopedService })[field] === null),
  };
}
