import { storeSubject } from '../../vault/subjects';
import { absent, below } from '../filters';
import type { Models, StoredFile } from '../models';
import { filesIn } from '../repositories/files';
import { settingsIn } from '../repositories/settings';
import type { RemovesFiles } from './erase';

/** So long a photo waits for the visit that it was taken for: whoever goes on with a sheet does so on the same day. */
const WAITS_MS = 7 * 86_400_000;

export interface RemovesCopies extends RemovesFiles {
  readonly removeFor: (file: StoredFile, subject: ReturnType<typeof storeSubject>) => Promise<void>;
}

type LooseFile = StoredFile & Required<Pick<StoredFile, 'forNoneSince'>>;

/** Every picture that the store prints on its papers, or did: it is the store's own. */
async function logosOf(models: Models, store: string): Promise<ReadonlySet<unknown>> {
  const versions = await settingsIn(models).versions(store, 'letterhead');
  return new Set(versions.map(({ content }) => content['logo']));
}

/**
 * M-06: what was uploaded for no process, and lies with the key of the store, goes when nothing has taken it: no customer's erasure would find it. Of what
 * belongs to a process only that copy goes. First the bytes, then the note of them: what is cut off is ended by the next run. Answers how many were, until
 * `mayGoOn` says no.
 */
export async function removeLooseFiles(
  { models, files }: { readonly models: Models; readonly files: RemovesCopies },
  store: string,
  now: number,
  mayGoOn: () => Promise<boolean>,
): Promise<number> {
  const loose = models.files
    .find({ store, forNoneSince: below(now - WAITS_MS) })
    .sort({ forNoneSince: 1 })
    .lean<LooseFile[]>()
    .cursor();
  let logos: ReadonlySet<unknown> | undefined;
  let gone = 0;
  for await (const file of loose as AsyncIterable<LooseFile>) {
    logos ??= await logosOf(models, store);
    if (logos.has(file.hash)) continue;
    if (!(await mayGoOn())) break;
    const { _id, hash, forNoneSince, processes = [] } = file;
    if (processes.length > 0) {
      await files.removeFor(file, storeSubject(store));
      await filesIn(models).noStoreCopy(store, hash);
    } else {
      await files.remove(file);
      await models.files.deleteOne({ _id, forNoneSince, processes: absent() });
    }
    gone += 1;
  }
  return gone;
}
