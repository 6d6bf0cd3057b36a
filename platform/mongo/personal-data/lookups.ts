import { storeSubject } from '../../vault/subjects';
import type { Models } from '../models';
import { vaultOf } from './vault-of';

/** Bytes of an HMAC: no two values of a store have the same. */
const WHOLE_BYTES = 12;
/** Some two of millions have the same; whoever is found by one is looked at after opening. */
const PART_BYTES = 4;
const ID_BYTES = 16;

/** What equal values of a store have in common, and nobody makes without its key. */
export interface Lookups {
  /** Of a phone number, a plate, a VIN. */
  readonly whole: (kind: 'phone' | 'plate' | 'vin', value: string) => string;
  /** Of a key of the search; its group, which follows from the id of the record, stays in clear. */
  readonly part: (key: string) => string;
  /** Of a name that a file has for a record, or of what the file said of it. */
  readonly id: (name: string) => string;
}

/** Codes of the values of this store, by its own key: those of another store cannot be compared. Rejects when the key cannot be had now. */
export async function lookupsOf(models: Pick<Models, 'events'>, store: string): Promise<Lookups> {
  const codeOf = await vaultOf(models).coder(storeSubject(store));
  const short = (text: string, bytes: number): Buffer => codeOf(text).subarray(0, bytes);
  return {
    whole: (kind, value) => short(`${kind} ${value}`, WHOLE_BYTES).toString('base64url'),
    // the group comes first, as in the key: what a record is found by lies together in the index
    part: (key) => `${key.charAt(0)}${short(`part ${key}`, PART_BYTES).toString('base64url')}`,
    id: (name) => short(`id ${name}`, ID_BYTES).toString('hex'),
  };
}
