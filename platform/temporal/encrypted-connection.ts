import type { Client } from '@temporalio/client';
import type { Config } from '../config';
import type { Database } from '../mongo/database';
import { openVault } from '../vault/open-vault';
import type { Vault } from '../vault/vault';
import { connectTemporal } from './connection';
import { encryptionWith, type Encryption } from './encryption';
import { TemporalProcesses } from './temporal-processes';

export interface EncryptedConnection {
  readonly temporal: Client;
  readonly processes: TemporalProcesses;
  readonly vault: Vault;
  readonly encryption: Encryption;
}

/**
 * Connects to Temporal, where everything lies encrypted with the keys of this database. Processes start on this task queue. The database may come later; throws
 * when Temporal cannot be reached, and a UserFacingError when the master key is missing.
 */
export async function connectEncrypted(
  config: Config,
  database: Database,
  taskQueue: string,
): Promise<EncryptedConnection> {
  const vault = await openVault(config, database);
  const encryption = encryptionWith(vault, database.repositories);
  const temporal = await connectTemporal(config, encryption.forClient);
  const { keys, isErased } = encryption;
  const options = { taskQueue, answerWithinMs: config.ANSWER_WITHIN_MS, keys, isErased };
  const processes = new TemporalProcesses(temporal, options);
  return { temporal, processes, vault, encryption };
}
