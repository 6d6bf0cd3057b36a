import type { Connection } from 'mongoose';
import { modelsOn, type Models } from '../mongo/models';
import { sealWithVault } from '../mongo/personal-data/vault-of';
import { vaultKeysIn } from '../mongo/repositories/vault-keys';
import { masterKeysOf, type MasterKeySettings } from './master-keys';
import { Vault } from './vault';

/** What is kept behind this connection, sealed and opened with the master keys of this configuration. Throws a UserFacingError when there are none. */
export async function sealedModelsOn(connection: Connection, config: MasterKeySettings): Promise<Models> {
  const models = modelsOn(connection);
  sealWithVault(models, new Vault(vaultKeysIn(models), await masterKeysOf(config)));
  return models;
}
