import type { TextName } from '../texts/texts';

/** What each field of a customer or a car is called; what is not in here is not shown to people. */
export const fieldNames: Readonly<Record<string, TextName>> = {
  name: 'name',
  salutation: 'salutation',
  phone: 'phone',
  address: 'address',
  email: 'email',
  goldCard: 'goldCard',
  member: 'member',
  privateCustomer: 'privateCustomer',
  preferredChannel: 'preferredChannel',
  hopedService: 'hopedService',
  customerId: 'carOwner',
  plate: 'plate',
  vin: 'vin',
  model: 'model',
  type: 'vehicleType',
  odometer: 'odometer',
  maintenanceCycleKilometres: 'cycleKilometres',
  maintenanceCycleMonths: 'cycleMonths',
  nextMaintenanceDay: 'nextMaintenanceDay',
  nextMaintenanceKilometres: 'nextMaintenanceKilometres',
  boughtOn: 'boughtOn',
  mergedInto: 'mergedInto',
};

const vehicleTypes = ['saloon', 'suv', 'mpv', 'pickup', 'van', 'truck'] as const satisfies readonly TextName[];
export const vehicleTypeNames = vehicleTypes;
export const channels = ['phone', 'wechat', 'sms', 'email', 'letter', 'inPerson'] as const;

const isVehicleType = (value: unknown): value is (typeof vehicleTypes)[number] =>
  vehicleTypes.includes(value as (typeof vehicleTypes)[number]);

interface Words {
  readonly t: (name: TextName, facts?: Readonly<Record<string, string | number>>) => string;
  readonly value: (name: string) => string;
}

/** A value of a field, as people read it. */
export function valueText({ t, value: word }: Words, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return t('none');
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (field === 'type' && isVehicleType(value)) return t(value);
  if (typeof value === 'number') return field.endsWith('Months') ? String(value) : t('kilometres', { n: value });
  if (typeof value !== 'string') return JSON.stringify(value);
  return field === 'preferredChannel' ? word(value) : value;
}

/** I-21: what other systems call a record, in one line; empty where none calls it anything. */
export const externalIdsText = (ids: readonly { readonly system: string; readonly id: string }[]): string =>
  ids.map(({ system, id }) => `${system.toUpperCase()} ${id}`).join('、');
