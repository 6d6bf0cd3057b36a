import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../mongo/database';
import { sealWithVault } from '../mongo/personal-data/vault-of';
import { UserFacingError } from '../user-facing-error';
import { masterKeysOf, type MasterKeySettings } from './master-keys';
import { Vault } from './vault';

/** So long a program that starts waits for the database to say whose keys it holds. Later the vault asks itself, before it makes a key. */
const FIRST_CONNECTION_MS = 5_000;

/** The vault of this configuration, with which the database seals what it keeps. Throws a UserFacingError when there is no master key, or not the one that has wrapped what is in the database. */
export async function openVault(
  config: MasterKeySettings,
  { models, repositories, reached }: Database,
): Promise<Vault> {
  const vault = new Vault(repositories.vaultKeys, await masterKeysOf(config));
  const isReached = await Promise.race([reached.then(() => true), wait(FIRST_CONNECTION_MS, false, { ref: false })]);
  const missing = isReached ? await vault.missingMasterKeys() : [];
  if (missing.length > 0)
    throw new UserFacingError(
      `The database holds keys of customers that are wrapped by ${missing.join(', ')}, which this program does not have. Name that master key as well (MASTER_KEY_FILE, MASTER_KEY_KMS), ` +
        'or restore it from its backup: without it nothing that was sealed can be read.',
    );
  sealWithVault(models, vault);
  return vault;
}
