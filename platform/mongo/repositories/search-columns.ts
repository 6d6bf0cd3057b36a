import { foldedValues, searchKeysOf, type Searched } from '../../../domain/master-data/search';
import { readingsOf } from '../../pinyin';
import type { StoredCustomer, StoredVehicle } from '../models';
import type { SearchColumns } from '../models/master-data';

/** Counted up when the keys are made differently: `repairflow migrate` then makes those of every record anew. */
export const SEARCH_VERSION = 2;

const columnsOf = (id: string, searched: Searched): SearchColumns => ({
  folded: foldedValues(searched),
  searchKeys: searchKeysOf(id, searched),
  searchVersion: SEARCH_VERSION,
});

/** What a customer is found by: name, the ways to type it in Latin letters, phone number. */
export const customerSearchColumns = async ({
  _id,
  name,
  phone,
}: Pick<StoredCustomer, '_id' | 'name' | 'phone'>): Promise<SearchColumns> => {
  const { whole, initials } = await readingsOf(name);
  return columnsOf(_id, { names: [name], codes: [phone, ...whole, ...initials] });
};

/** What a vehicle is found by: plate and VIN. */
export const vehicleSearchColumns = async ({
  _id,
  plate,
  vin,
}: Pick<StoredVehicle, '_id' | 'plate' | 'vin'>): Promise<SearchColumns> =>
  columnsOf(_id, { names: [], codes: [plate, vin] });
