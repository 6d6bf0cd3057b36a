import { z } from 'zod';
import { Actor } from '../../domain/kernel/actor';
import { Day, StoredInstant } from '../../domain/values/field-schemas';
import { hasValidCheckDigit } from '../../domain/values/vehicle';
import type { Repositories, StoredVehicle } from '../../platform/mongo/repositories';
import { ExternalIds, externalIdsOf } from './external-ids';

const FormerOwner = z
  .object({
    customerId: z.string(),
    until: Day.meta({ description: 'the day on which it went to the next owner' }),
    reason: z.string(),
    by: Actor,
    at: StoredInstant,
  })
  .meta({ id: 'FormerOwner' });

/** As it is told: what is kept may be older than the present rules for what is sent in. */
export const VehicleReply = z
  .object({
    id: z.string(),
    customerId: z.string(),
    version: z.int(),
    plate: z.string(),
    vin: z.string(),
    model: z.string(),
    type: z.string(),
    odometer: z.int(),
    maintenanceCycleKilometres: z.int(),
    maintenanceCycleMonths: z.int(),
    nextMaintenanceDay: Day.nullable(),
    nextMaintenanceKilometres: z.int().nullable(),
    boughtOn: Day.nullable(),
    externalIds: ExternalIds,
    formerOwners: z.array(FormerOwner).meta({ description: 'whose it was, the latest last' }),
    updatedAt: StoredInstant,
    warnings: z.array(z.enum(['vinCheckDigitDiffers'])),
  })
  .meta({ id: 'Vehicle' });

/** M-03: whoever works on the car, and reads nothing of whose it is, is not told. */
export const ReadVehicle = VehicleReply.extend({
  customerId: z.string().nullable().meta({ description: 'null for whoever does not read whose car it is' }),
}).meta({ id: 'ReadVehicle' });

export const withoutOwners = <Body extends object>(body: Body) => ({ ...body, customerId: null, formerOwners: [] });

const known = (vehicle: StoredVehicle) => ({
  plate: vehicle.plate,
  vin: vehicle.vin,
  model: vehicle.model,
  type: vehicle.type,
  odometer: vehicle.odometer,
  maintenanceCycleKilometres: vehicle.maintenanceCycleKilometres,
  maintenanceCycleMonths: vehicle.maintenanceCycleMonths,
  nextMaintenanceDay: vehicle.nextMaintenanceDay,
  nextMaintenanceKilometres: vehicle.nextMaintenanceKilometres,
  boughtOn: vehicle.boughtOn,
});

type Naming = Pick<Repositories, 'customers' | 'externalIds'>;

const ownersIn = ({ customer, formerOwners = [] }: StoredVehicle): readonly string[] => [
  customer,
  ...formerOwners.map((owner) => owner.customer),
];

/** A VIN whose check digit differs is kept, because many imports lack one, but it is said. */
const bodyOf = (
  vehicle: StoredVehicle,
  survivorOf: (customer: string) => string,
  externalIds: z.output<typeof ExternalIds>,
) => ({
  id: vehicle._id,
  customerId: survivorOf(vehicle.customer),
  version: vehicle.version,
  ...known(vehicle),
  externalIds,
  formerOwners: (vehicle.formerOwners ?? []).map(({ customer, until, reason, by, at }) => ({
    customerId: survivorOf(customer),
    until,
    reason,
    by,
    at,
  })),
  updatedAt: vehicle.updatedAt,
  warnings: hasValidCheckDigit(vehicle.vin) ? [] : (['vinCheckDigitDiffers'] as const),
});

/** Vehicles as they are told; for an owner who was merged into another customer, that customer. */
export async function vehicleBodies(repositories: Naming, vehicles: readonly StoredVehicle[]) {
  const survivorOf = await repositories.customers.survivorIdsOf(vehicles.flatMap(ownersIn));
  const idsOf = await externalIdsOf(repositories, 'vehicles', vehicles);
  return vehicles.map((vehicle) => bodyOf(vehicle, survivorOf, idsOf(vehicle._id)));
}

export async function vehicleBody(repositories: Naming, vehicle: StoredVehicle) {
  const survivorOf = await repositories.customers.survivorIdsOf(ownersIn(vehicle));
  const idsOf = await externalIdsOf(repositories, 'vehicles', [vehicle]);
  return bodyOf(vehicle, survivorOf, idsOf(vehicle._id));
}

/** What a change can change. */
export const vehicleFieldsOf = (vehicle: StoredVehicle) => ({
  customerId: vehicle.customer,
  ...known(vehicle),
  mergedInto: vehicle.mergedInto ?? null,
});
