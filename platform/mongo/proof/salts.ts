import { createHmac, randomBytes } from 'node:crypto';
import type { SaltOf } from '../../../domain/proof/entry';
import { storeOf } from '../../../domain/processes';
import { ignoreDuplicates } from '../duplicates';
import { majority } from '../feed/lease';
import { oneOf } from '../filters';
import type { Models, StoredProofSalt } from '../models';

/** The salts of one process; of its event and of the place in it. */
export type SaltsOfProcess = (sequence: number) => SaltOf;

const saltsFrom =
  (key: string): SaltsOfProcess =>
  (sequence) =>
  (pointer) =>
    createHmac('sha256', Buffer.from(key, 'base64')).update(`${sequence} ${pointer}`).digest();

/** The salts of these processes, as far as they have any. */
export async function saltsOf(
  { proofSalts }: Pick<Models, 'proofSalts'>,
  processes: readonly string[],
): Promise<ReadonlyMap<string, SaltsOfProcess>> {
  const found = await proofSalts.find({ _id: oneOf(processes) }).lean<StoredProofSalt[]>();
  return new Map(found.map(({ _id, key }) => [_id, saltsFrom(key)]));
}

/** The salts of these processes. Those that have none get a key; whoever comes second takes the key of the first. */
export async function saltsFor(
  models: Pick<Models, 'proofSalts'>,
  processes: readonly string[],
): Promise<ReadonlyMap<string, SaltsOfProcess>> {
  const known = await saltsOf(models, processes);
  const without = processes.filter((process) => !known.has(process));
  if (without.length === 0) return known;
  const keys = without.map((_id) => ({ _id, store: storeOf(_id), key: randomBytes(32).toString('base64') }));
  await ignoreDuplicates(models.proofSalts.collection.insertMany(keys as never, { ordered: false, ...majority }));
  return new Map([...known, ...(await saltsOf(models, without))]);
}
