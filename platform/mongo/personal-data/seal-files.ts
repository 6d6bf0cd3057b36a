import type { SealedFiles } from '../../files/sealed-files';
import { storeSubject, type Subject } from '../../vault/subjects';
import { absent } from '../filters';
import type { Models, StoredFile } from '../models';
import { subjectOfLogged } from './event-texts';
import { pagesOf } from './pages';

const AT_ONCE = 100;

async function subjectsOf(models: Models, { store, processes = [] }: StoredFile): Promise<readonly Subject[]> {
  if (processes.length === 0) return [storeSubject(store)];
  const subjects: Subject[] = [];
  for (const number of processes) subjects.push(await subjectOfLogged(models, number));
  return [...new Set(subjects)];
}

/**
 * Seals the photos and scans of an earlier release, and then removes those in clear: two stores may have the same one. Answers how many were sealed, and how
 * many are not in this file store. Doing it again changes nothing, and goes on where it was cut off.
 */
export async function sealFiles(
  models: Models,
  kept: Pick<SealedFiles, 'sealClear' | 'removeClear'>,
): Promise<{ readonly sealed: number; readonly missing: number }> {
  const counts = { sealed: 0, missing: 0 };
  for await (const page of pagesOf(models.files, { atOnce: AT_ONCE }))
    for (const file of page.filter(({ inClear }) => inClear === undefined)) {
      const sealedFor = await kept.sealClear(file, await subjectsOf(models, file));
      if (!sealedFor) counts.missing += 1;
      else {
        const change = { $set: { inClear: true }, $addToSet: { sealedFor: { $each: sealedFor } } };
        await models.files.updateOne({ _id: file._id, inClear: absent() }, change);
        counts.sealed += 1;
      }
    }
  for await (const page of pagesOf(models.files, { atOnce: AT_ONCE }))
    for (const file of page.filter(({ inClear }) => inClear === true)) {
      await kept.removeClear(file);
      await models.files.updateOne({ _id: file._id }, { $set: { inClear: false } });
    }
  return counts;
}
