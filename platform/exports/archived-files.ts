import type { SealedFiles } from '../files/sealed-files';
import type { StoredFile } from '../mongo/models';
import type { ArchivedFile } from '../zip';

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

/** What a file is called there: the hash of its bytes, by which records and events name it. */
const nameOf = ({ hash, type }: Pick<StoredFile, 'hash' | 'type'>): string => `files/${hash}.${endings[type] ?? 'bin'}`;

/** The content of a file that is no longer than its one piece. */
export async function* once<T>(piece: T): AsyncGenerator<T> {
  yield piece;
}

/** These photos, scans and drawings. One whose bytes are not there any more is named in a list at the end, so that nobody takes the archive for whole. */
export async function* archivedFiles(
  files: AsyncIterable<StoredFile> | Iterable<StoredFile>,
  kept: Pick<SealedFiles, 'get'>,
): AsyncGenerator<ArchivedFile> {
  const missing: string[] = [];
  for await (const about of files) {
    const bytes = await kept.get(about);
    if (bytes) yield { name: nameOf(about), pieces: once(bytes), compressed: true };
    else missing.push(nameOf(about));
  }
  if (missing.length > 0) yield { name: 'files/missing.txt', pieces: once(`${missing.join('\n')}\n`) };
}
