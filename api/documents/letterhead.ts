import type { Letterhead } from '../../domain/settings/letterhead';
import type { Context } from '../context';

/** The logo of a letterhead as PNG; undefined without one. */
export async function logoFor(
  { repositories, files, log, cleaner }: Pick<Context, 'repositories' | 'files' | 'log' | 'cleaner'>,
  store: string,
  hash: Letterhead['logo'],
): Promise<Buffer | undefined> {
  if (hash === null) return undefined;
  const file = await repositories.files.find(store, hash);
  const bytes = file && (await files.get(file));
  // the papers of a store do not wait for a picture that is gone
  if (!bytes) log.error({ hash }, 'the logo of a letterhead is not in the file store');
  return bytes ? cleaner.printable(hash, bytes) : undefined;
}
