import type { FileStore } from '../platform/files/store';
import type { Models } from '../platform/mongo/models';
import { erasePerson } from '../platform/mongo/personal-data/erase';
import { erasuresIn } from '../platform/mongo/repositories/erasures';
import type { Vault } from '../platform/vault/vault';

/** So long whoever began has it to themselves. */
const GRACE_MS = 10_000;

interface Parts {
  readonly models: Models;
  readonly vault: Vault;
  readonly files: Pick<FileStore, 'remove'>;
}

/** Ends an erasure that was cut off; false when there is none. */
export async function endNextErasure(parts: Parts, now: number = Date.now()): Promise<boolean> {
  const erasures = erasuresIn(parts.models);
  const next = await erasures.unfinished(now - GRACE_MS);
  if (!next) return false;
  await erasePerson(parts, next.store, next._id, next.at);
  await erasures.end(next._id, now);
  return true;
}
