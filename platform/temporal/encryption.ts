import type { DataConverter } from '@temporalio/common';
import { isMongoAway } from '../mongo/away';
import type { Repositories } from '../mongo/repositories';
import { ProcessKeys } from '../vault/process-keys';
import type { Vault } from '../vault/vault';
import { dataConverterOf, EncryptingCodec } from './codec';

/** With which a program reads and writes what Temporal keeps. */
export interface Encryption {
  readonly keys: ProcessKeys;
  /** Whether the key of what this process holds is destroyed, as far as anybody can say now. */
  readonly isErased: (workflowId: string) => Promise<boolean>;
  readonly forClient: DataConverter;
  /** `onErased` hears of each process that has something nobody can read any more. */
  readonly forWorker: (onErased: (workflowId: string) => void) => DataConverter;
}

export function encryptionWith(vault: Vault, repositories: Pick<Repositories, 'vaultKeys' | 'views'>): Encryption {
  const keys = new ProcessKeys(repositories);
  const isErased = async (workflowId: string): Promise<boolean> => {
    try {
      const subject = await keys.find(workflowId);
      return subject !== undefined && (await vault.isDestroyed(subject));
    } catch (error) {
      // while the database is away nobody destroys a key either
      if (isMongoAway(error)) return false;
      throw error;
    }
  };
  return {
    keys,
    isErased,
    forClient: dataConverterOf(new EncryptingCodec({ vault, subjectOf: (id) => keys.find(id) })),
    forWorker: (onErased) =>
      dataConverterOf(new EncryptingCodec({ vault, subjectOf: (id) => keys.claim(id), onErased, patient: true })),
  };
}
