import type { SealedFiles } from '../../files/sealed-files';
import { storeSubject } from '../../vault/subjects';
import { SubjectErased } from '../../vault/vault';
import { absent } from '../filters';
import type { Models, StoredFile } from '../models';
import { subjectOfLogged } from './event-texts';
import { pagesOf } from './pages';

const hashesIn = (event: unknown): readonly string[] => JSON.stringify(event).match(/[0-9a-f]{64}/g) ?? [];

/** Those that an earlier release has left with the key of the store, without a word since when. */
async function unsettled(models: Models): Promise<ReadonlyMap<string, StoredFile>> {
  const found = new Map<string, StoredFile>();
  for await (const page of pagesOf(models.files))
    for (const file of page)
      if (file.forNoneSince === undefined && file.sealedFor?.includes(storeSubject(file.store)))
        found.set(file._id, file);
  return found;
}

type Copies = Pick<SealedFiles, 'copyFor'>;
type Outcome = 'adopted' | 'forgotten' | 'missing';

/** The file belongs to this process, as if it had been uploaded for it; of somebody who is erased, and of what was kept long enough, nothing is kept. */
async function adopt(models: Models, kept: Copies, file: StoredFile, process: string): Promise<Outcome> {
  if ((await models.forgottenWords.exists({ _id: process })) !== null) return 'forgotten';
  const subject = await subjectOfLogged(models, process);
  try {
    if (!(await kept.copyFor(file, subject))) return 'missing';
  } catch (error) {
    if (!(error instanceof SubjectErased)) throw error;
    return 'forgotten';
  }
  await models.files.updateOne({ _id: file._id }, { $addToSet: { sealedFor: subject, processes: process } });
  return 'adopted';
}

/**
 * M-06: what an earlier release has kept with the key of the store although a process names it gets the key of that process, too. From now on each copy of
 * the store says since when it lies there, so that it goes in its time (`removeLooseFiles`). Answers how many were named. Doing it again changes nothing, and
 * goes on where it was cut off; what is not in this file store stays as it is.
 */
export async function adoptFiles(models: Models, kept: Copies): Promise<number> {
  const files = await unsettled(models);
  if (files.size === 0) return 0;
  const outcomes = new Map<string, Map<string, Outcome>>();
  for await (const page of pagesOf(models.events))
    for (const { store, process, event } of page)
      for (const hash of hashesIn(event)) {
        const file = files.get(`${store}:${hash}`);
        if (!file || file.processes?.includes(process)) continue;
        const known = outcomes.get(file._id) ?? new Map<string, Outcome>();
        outcomes.set(file._id, known);
        if (!known.has(process)) known.set(process, await adopt(models, kept, file, process));
      }
  let adopted = 0;
  for (const { _id, at } of files.values()) {
    const found = [...(outcomes.get(_id)?.values() ?? [])];
    if (found.includes('adopted')) adopted += 1;
    if (!found.includes('missing'))
      await models.files.updateOne({ _id, forNoneSince: absent() }, { $set: { forNoneSince: at } });
  }
  return adopted;
}
