import { picturesOf, type Paper } from '../../domain/values/paper';
import type { Pictures } from '../../platform/print/pictures';
import type { Context } from '../context';

type Reads = Pick<Context, 'repositories' | 'files' | 'log' | 'cleaner'>;

/** The logos and the drawn signatures of papers, as they are printed. */
export async function picturesFor(
  { repositories, files, log, cleaner }: Reads,
  store: string,
  papers: readonly Paper[],
): Promise<Pictures> {
  const named = [...new Set(papers.flatMap(picturesOf))];
  const known = named.length === 0 ? [] : await repositories.files.among(store, named);
  const pictures = new Map<string, Uint8Array>();
  for (const hash of named) {
    const file = known.find((one) => one.hash === hash);
    const bytes = file && (await files.get(file));
    // a paper does not wait for a picture that is gone, as a signature is with whoever is forgotten: who signed and when stands there in words
    if (bytes) pictures.set(hash, await cleaner.printable(hash, bytes));
    else log.warn({ hash }, 'a picture of a paper is not in the file store');
  }
  return pictures;
}
