import { createHmac, randomBytes } from 'node:crypto';
import type { SaltOf } from '../../../domain/proof/entry';
import { storeOf } from '../../../domain/processes';
import { ERASED, SubjectErased } from '../../vault/vault';
import { ignoreDuplicates } from '../duplicates';
import { majority } from '../feed/lease';
import { oneOf } from '../filters';
import type { Models, StoredProofSalt } from '../models';
import { subjectOfLogged } from '../personal-data/event-texts';
import { vaultOf } from '../personal-data/vault-of';

/** The salts of one process; of its event and of the place in it. */
export type SaltsOfProcess = (sequence: number) => SaltOf;
type SaltModels = Pick<Models, 'events' | 'proofSalts'>;

const saltsFrom =
  (key: string): SaltsOfProcess =>
  (sequence) =>
  (pointer) =>
    createHmac('sha256', Buffer.from(key, 'base64')).update(`${sequence} ${pointer}`).digest();

const contextOf = (process: string): string => `proof salts ${process}`;

/** What salts are made of as it is stored: with the key that the words of the process are sealed with. Throws SubjectErased. */
export async function sealedSalt(models: SaltModels, process: string, key: string): Promise<string> {
  const subject = await subjectOfLogged(models, process);
  const sealed = await vaultOf(models).seal(subject, Buffer.from(key, 'base64'), contextOf(process));
  return sealed.toString('base64');
}

/** What salts are made of; null where the person is erased. One that an earlier release has stored lies in clear until it is sealed. */
export async function openedSalt(
  models: SaltModels,
  { _id, key, sealed }: Pick<StoredProofSalt, '_id' | 'key' | 'sealed'>,
): Promise<string | null> {
  if (sealed === undefined) return key ?? null;
  const opened = await vaultOf(models).open(Buffer.from(sealed, 'base64'), contextOf(_id));
  return opened === ERASED ? null : opened.toString('base64');
}

/** The salts of these processes, as far as they have any that somebody can read. Rejects when the keys cannot be had now. */
export async function saltsOf(
  models: SaltModels,
  processes: readonly string[],
): Promise<ReadonlyMap<string, SaltsOfProcess>> {
  const found = await models.proofSalts.find({ _id: oneOf(processes) }).lean<StoredProofSalt[]>();
  const opened = await Promise.all(found.map(async (row) => [row._id, await openedSalt(models, row)] as const));
  return new Map(opened.flatMap(([process, key]) => (key === null ? [] : [[process, saltsFrom(key)] as const])));
}

/** A new row; undefined where the person is erased, also since the key was last looked up: whoever looks it up later could not open the row. */
async function newRow(models: SaltModels, process: string): Promise<StoredProofSalt | undefined> {
  if (await vaultOf(models).isDestroyed(await subjectOfLogged(models, process))) return undefined;
  try {
    const sealed = await sealedSalt(models, process, randomBytes(32).toString('base64'));
    return { _id: process, store: storeOf(process), sealed };
  } catch (error) {
    if (!(error instanceof SubjectErased)) throw error;
    return undefined;
  }
}

/**
 * The salts of these processes. Those that have none get a key, unless they are of somebody who is erased; whoever comes second takes the key of the
 * first.
 */
export async function saltsFor(
  models: SaltModels,
  processes: readonly string[],
): Promise<ReadonlyMap<string, SaltsOfProcess>> {
  const known = await saltsOf(models, processes);
  const without = processes.filter((process) => !known.has(process));
  const made = await Promise.all(without.map((process) => newRow(models, process)));
  const rows = made.filter((row) => row !== undefined);
  if (rows.length === 0) return known;
  await ignoreDuplicates(models.proofSalts.collection.insertMany(rows as never, { ordered: false, ...majority }));
  return new Map([...known, ...(await saltsOf(models, without))]);
}
