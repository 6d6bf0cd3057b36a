import type { BodyOf } from '../server/contract';
import type { Customer, Vehicle } from '../server/replies';

export type CustomerBody = BodyOf<'/customers'>;
export type VehicleBody = BodyOf<'/vehicles'>;

/** What a form of a customer holds; a form that is not finished lacks some. */
export type CustomerValues = Partial<CustomerBody>;
export type VehicleValues = Partial<Omit<VehicleBody, 'customerId'>>;

export const newCustomerValues: CustomerValues = {
  preferredChannel: 'phone',
  privateCustomer: true,
  goldCard: false,
  member: false,
};
export const newVehicleValues: VehicleValues = {
  type: 'saloon',
  maintenanceCycleKilometres: 10_000,
  maintenanceCycleMonths: 12,
};

export function customerValuesOf(customer: Customer): CustomerBody {
  const { name, salutation, phone, address, email, goldCard, member, privateCustomer } = customer;
  const { preferredChannel, hopedService } = customer;
  return {
    name,
    salutation,
    phone,
    address,
    email,
    goldCard,
    member,
    privateCustomer,
    preferredChannel,
    hopedService,
  };
}

export function vehicleValuesOf(vehicle: Vehicle): Omit<VehicleBody, 'customerId'> {
  const { plate, vin, model, odometer, maintenanceCycleKilometres, maintenanceCycleMonths } = vehicle;
  const { nextMaintenanceDay, nextMaintenanceKilometres, boughtOn } = vehicle;
  return {
    plate,
    vin,
    model,
    type: vehicle.type as VehicleBody['type'],
    odometer,
    maintenanceCycleKilometres,
    maintenanceCycleMonths,
    nextMaintenanceDay,
    nextMaintenanceKilometres,
    boughtOn,
  };
}

/** An empty field is none. */
const orNull = <T>(value: T | null | undefined): T | null => (value === undefined || value === '' ? null : value);

export const customerBodyOf = (values: CustomerValues): CustomerBody =>
  ({
    ...newCustomerValues,
    ...values,
    phone: values.phone?.trim(),
    email: orNull(values.email?.trim()),
    hopedService: orNull(values.hopedService?.trim()),
  }) as CustomerBody;

export const vehicleBodyOf = (values: VehicleValues, customerId: string): VehicleBody =>
  ({
    ...newVehicleValues,
    ...values,
    customerId,
    nextMaintenanceDay: orNull(values.nextMaintenanceDay),
    nextMaintenanceKilometres: orNull(values.nextMaintenanceKilometres),
    boughtOn: orNull(values.boughtOn),
  }) as VehicleBody;
