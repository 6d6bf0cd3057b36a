import { SubjectErased } from '../../vault/vault';
import type { Models, StoredProofSalt } from '../models';
import { sealedSalt } from '../proof/salts';
import { keepCommitments } from './erase';
import { subjectOfLogged } from './event-texts';
import { pagesOf } from './pages';
import { vaultOf } from './vault-of';

type InClear = Pick<StoredProofSalt, '_id'> & { readonly key: string };
const inClear = ({ _id, key }: StoredProofSalt): readonly InClear[] => (key === undefined ? [] : [{ _id, key }]);

/** Null where the person is erased. */
async function sealedOf(models: Models, { _id, key }: InClear): Promise<string | null> {
  try {
    return await sealedSalt(models, _id, key);
  } catch (error) {
    if (!(error instanceof SubjectErased)) throw error;
    return null;
  }
}

/**
 * Seals what an earlier release has stored in clear of what salts are made of; answers how many. Of somebody who is erased nothing is sealed any more: what
 * the entries are sealed as is put aside, and the salts go. Each row is written in one step and only as it was read: doing it again changes nothing, and goes
 * on where it was cut off.
 */
export async function sealSalts(models: Models): Promise<number> {
  let sealed = 0;
  for await (const page of pagesOf(models.proofSalts)) {
    const clear = page.flatMap(inClear);
    if (clear.length === 0) continue;
    await vaultOf(models).prepare(await Promise.all(clear.map(({ _id }) => subjectOfLogged(models, _id))));
    const writes = [];
    for (const row of clear) {
      const closed = await sealedOf(models, row);
      if (closed !== null) {
        writes.push({ updateOne: { filter: row, update: { $set: { sealed: closed }, $unset: { key: '' } } } });
        continue;
      }
      await keepCommitments({ models }, row._id);
      sealed += (await models.proofSalts.deleteOne(row)).deletedCount;
    }
    if (writes.length === 0) continue;
    sealed += (await models.proofSalts.collection.bulkWrite(writes as never, { ordered: false })).modifiedCount;
  }
  return sealed;
}
