import type { Repositories } from '../../platform/mongo/repositories';
import { storeOf } from '../../domain/processes';
import { Problem } from '../http/problems';

/** Fields of commands that name a file by its hash: those of a consent, of a slip, and photos. */
const fileFields = ['scan', 'drawing', 'slip', 'photo', 'photos'] as const;
type FileField = (typeof fileFields)[number];
/** What proves a signature or a measurement proves it once: it is no proof for another process too. */
const proofs: readonly FileField[] = ['scan', 'drawing', 'slip'];

interface NamedFile {
  readonly field: FileField;
  readonly hash: string;
}

const isFileField = (name: string): name is FileField => (fileFields as readonly string[]).includes(name);

/** The files that a parsed body names, at whichever depth. */
function filesNamedIn(value: unknown): readonly NamedFile[] {
  if (Array.isArray(value)) return value.flatMap(filesNamedIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, content]: [string, unknown]) => {
    if (!isFileField(field)) return filesNamedIn(content);
    const hashes: readonly unknown[] = Array.isArray(content) ? content : [content];
    return hashes.flatMap((hash) => (typeof hash === 'string' ? [{ field, hash }] : []));
  });
}

/**
 * H2: what a command names as scan, drawing, slip or photo is a file of this store that was uploaded for this process, or for one of `akin`; a drawing is
 * a picture as a page draws it. Throws `fileNotOfProcess`, and `fileUsedElsewhere` for a proof that was uploaded for something else too.
 */
export async function checkFiles(
  { files }: Pick<Repositories, 'files'>,
  number: string,
  body: object,
  akin: readonly string[] = [],
): Promise<void> {
  const named = filesNamedIn(body);
  if (named.length === 0) return;
  const known = await files.among(storeOf(number), [...new Set(named.map(({ hash }) => hash))]);
  const own = [number, ...akin];
  for (const { field, hash } of named) {
    const { processes = [], type } = known.find((file) => file.hash === hash) ?? {};
    const isOwn = processes.some((one) => own.includes(one));
    if (!isOwn || (field === 'drawing' && type !== 'image/png')) throw new Problem('fileNotOfProcess', { field });
    if (proofs.includes(field) && !processes.every((one) => own.includes(one)))
      throw new Problem('fileUsedElsewhere', { field });
  }
}
