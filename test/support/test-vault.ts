import type { Repositories } from '../../platform/mongo/repositories';
import { parseMasterKeys } from '../../platform/vault/master-key-file';
import { Vault } from '../../platform/vault/vault';

export const testMasterKeys = parseMasterKeys(Buffer.alloc(32, 'a test’s master key').toString('base64'), 'test');

/** The vault of a database that only tests use. */
export const testVault = ({ vaultKeys }: Pick<Repositories, 'vaultKeys'>): Vault =>
  new Vault(vaultKeys, testMasterKeys);
