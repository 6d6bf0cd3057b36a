import type { Letterhead } from '../../domain/settings/letterhead';
import type { Context } from '../context';

/** The logo of a letterhead as PNG; undefined without one. */
export async function logoFor(
  { files, log, cleaner }: Pick<Context, 'files' | 'log' | 'cleaner'>,
  hash: Letterhead['logo'],
): Promise<Buffer | undefined> {
  if (hash === null) return undefined;
  const bytes = await files.get(hash);
  // the papers of a store do not wait for a picture that is gone
  if (!bytes) log.error({ hash }, 'the logo of a letterhead is not in the file store');
  return bytes && cleaner.logo(hash, bytes);
}
