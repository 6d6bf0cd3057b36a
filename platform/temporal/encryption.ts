import type { DataConverter } from '@temporalio/common';
import type { Repositories } from '../mongo/repositories';
import { ProcessKeys } from '../vault/process-keys';
import type { Vault } from '../vault/vault';
import { dataConverterOf, EncryptingCodec } from './codec';

/** With which a program reads and writes what Temporal keeps. */
export interface Encryption {
  readonly keys: ProcessKeys;
  readonly forClient: DataConverter;
  /** `onErased` hears of each process that has something nobody can read any more. */
  readonly forWorker: (onErased: (workflowId: string) => void) => DataConverter;
}

export function encryptionWith(vault: Vault, repositories: Pick<Repositories, 'vaultKeys' | 'views'>): Encryption {
  const keys = new ProcessKeys(repositories);
  return {
    keys,
    forClient: dataConverterOf(new EncryptingCodec({ vault, subjectOf: (id) => keys.find(id) })),
    forWorker: (onErased) =>
      dataConverterOf(new EncryptingCodec({ vault, subjectOf: (id) => keys.claim(id), onErased, patient: true })),
  };
}
