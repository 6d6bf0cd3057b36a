import { KeyUnusable, type Vault } from '../../vault/vault';
import type { Models } from '../models';

type Sealed = Pick<Models, 'events'>;

/** By the events of a database: two programs in one process may have two. */
const vaults = new WeakMap<Models['events'], Vault>();

/** From now on what this database keeps of persons is sealed with their keys. */
export const sealWithVault = ({ events }: Sealed, vault: Vault): void => void vaults.set(events, vault);

/** Undefined where nobody has said it. */
export const knownVaultOf = ({ events }: Sealed): Vault | undefined => vaults.get(events);

/** Throws KeyUnusable where nobody has said it: what is known of a person is never kept in clear by mistake. */
export function vaultOf(models: Sealed): Vault {
  const vault = knownVaultOf(models);
  if (!vault) throw new KeyUnusable('what is known of persons is sealed, and this program has no vault');
  return vault;
}
