import type { StoredFile } from '../../platform/mongo/repositories';
import { storeSubject } from '../../platform/vault/subjects';
import { SubjectErased } from '../../platform/vault/vault';
import type { Context } from '../context';
import { Problem } from '../http/problems';
import type { Session } from '../http/sessions';

/** Keeps something of a process. Throws `notFound` where it is of somebody who is erased: of them nothing is kept any more. */
export async function unlessErased<T>(keep: () => Promise<T>): Promise<T> {
  try {
    return await keep();
  } catch (error) {
    if (error instanceof SubjectErased) throw new Problem('notFound', { missing: 'process' });
    throw error;
  }
}

/** The picture that the store prints on its papers is the store's own, whatever else it was uploaded for. */
const isLogo = async ({ repositories }: Context, { store, hash }: StoredFile): Promise<boolean> =>
  (await repositories.settings.contentOf(store, 'letterhead')).logo === hash;

/**
 * M-06: what was uploaded before there was a process lies with the key of the store, which outlives every customer. Once it belongs to a process that copy
 * goes, so that who is erased leaves none behind. First the bytes, then the note of them: what is cut off is ended by the next try.
 */
export async function removeStoreCopy(context: Context, store: string, hash: string): Promise<void> {
  const { repositories, files } = context;
  const subject = storeSubject(store);
  const file = await repositories.files.find(store, hash);
  if (!file?.sealedFor?.includes(subject) || (await isLogo(context, file))) return;
  await files.removeFor(file, subject);
  await repositories.files.noStoreCopy(store, hash);
}

/**
 * What was uploaded when there was no process yet now belongs to this one, sealed with the key of its customer; doing it again changes nothing. False
 * for what is not there, and for what somebody else has uploaded for another process.
 */
export async function takeOver(
  context: Context,
  { store, actorId }: Session,
  hash: string,
  process: string,
): Promise<boolean> {
  const { repositories, files } = context;
  const file = await repositories.files.find(store, hash);
  if (!file) return false;
  const isTaken = file.processes?.includes(process) ?? false;
  const isFree = file.sealedFor?.includes(storeSubject(store)) ?? false;
  if (!isTaken) {
    if (!isFree && file.uploadedBy !== actorId) return false;
    const subject = await repositories.files.subjectOf(store, process);
    if (!(await unlessErased(() => files.copyFor(file, subject)))) return false;
    const { type, size, thumbnail, uploadedBy, at } = file;
    const about = { store, hash, type, size, thumbnail, uploadedBy, at };
    await repositories.files.keep(about, subject, process);
  }
  await removeStoreCopy(context, store, hash);
  return true;
}
