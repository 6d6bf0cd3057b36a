import { foldedValues, searchKeysOf, type Searched } from '../../../domain/master-data/search';
import { readingsOf } from '../../pinyin';
import type { Models, StoredCustomer, StoredPastVisit, StoredVehicle } from '../models';
import type { CarKeys } from '../models/columns';
import type { SearchColumns } from '../models/master-data';
import { lookupsOf, type Lookups } from '../personal-data/lookups';

/** Counted up when the keys are made differently: `repairflow migrate` then makes those of every record anew. */
export const SEARCH_VERSION = 4;

type Kept = Pick<Models, 'events'>;

const columnsOf = (id: string, searched: Searched, { part }: Lookups): SearchColumns => ({
  searchKeys: searchKeysOf(id, searched).map(part),
  searchVersion: SEARCH_VERSION,
});

/** What a customer is found by: name, the ways to type it in Latin letters, phone number. */
async function searchedCustomer({ name, phone }: Pick<StoredCustomer, 'name' | 'phone'>): Promise<Searched> {
  const { whole, initials } = await readingsOf(name);
  return { names: [name], codes: [phone, ...whole, ...initials] };
}

/** What a vehicle is found by: plate, also as people say it, without the province, and VIN. */
const searchedVehicle = ({ plate, vin }: Pick<StoredVehicle, 'plate' | 'vin'>): Searched => ({
  names: [],
  codes: [plate, plate.slice(1), vin],
});

export const foldedCustomer = async (customer: StoredCustomer): Promise<readonly string[]> =>
  customer.erasedAt ? [] : foldedValues(await searchedCustomer(customer));
export const foldedVehicle = async (vehicle: StoredVehicle): Promise<readonly string[]> =>
  foldedValues(searchedVehicle(vehicle));

export const customerColumns = (models: Kept) => async (customer: StoredCustomer) => {
  const lookups = await lookupsOf(models, customer.store);
  // nobody is found by the name of somebody who is erased
  if (customer.erasedAt) return { phoneKey: lookups.whole('phone', ''), searchKeys: [], searchVersion: SEARCH_VERSION };
  return {
    phoneKey: lookups.whole('phone', customer.phone),
    ...columnsOf(customer._id, await searchedCustomer(customer), lookups),
  };
};

/** What equal plates and VINs of a store have in common; null of none. */
export async function carKeys(
  models: Kept,
  { store, plate, vin }: Pick<StoredPastVisit, 'store' | 'plate' | 'vin'>,
): Promise<CarKeys> {
  const { whole } = await lookupsOf(models, store);
  return {
    plateKey: plate === null ? null : whole('plate', plate),
    vinKey: vin === null ? null : whole('vin', vin),
  };
}

export const vehicleColumns = (models: Kept) => async (vehicle: StoredVehicle) => ({
  ...(await carKeys(models, vehicle)),
  ...columnsOf(vehicle._id, searchedVehicle(vehicle), await lookupsOf(models, vehicle.store)),
});
