import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isExposed, type Config } from '../config';

const isFolder = (files: string): boolean => !/^https?:/.test(files);
/** Beside the folder of the files. */
const placeOf = ({ FILES }: Pick<Config, 'FILES'>): string =>
  path.join(isFolder(FILES) ? path.dirname(FILES) : '.repairflow', 'account.key');

async function read(file: string): Promise<Buffer | undefined> {
  try {
    return Buffer.from(await readFile(file, 'utf8'), 'base64');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes the key once, however many programs do so at the same time: a name is taken by one of them only. */
async function make(file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * The key of ACCOUNT_KEY. On the machine of a developer one is made and kept; where others reach the API nobody but whoever runs it can make one,
 * because all its replicas need the same: undefined.
 */
export async function accountKeyOf(
  config: Pick<Config, 'ACCOUNT_KEY' | 'FILES' | 'NODE_ENV' | 'HOST' | 'PUBLIC_URL'>,
): Promise<Buffer | undefined> {
  if (config.ACCOUNT_KEY !== undefined) return Buffer.from(config.ACCOUNT_KEY, 'base64');
  if (isExposed(config)) return undefined;
  const file = placeOf(config);
  const known = await read(file);
  if (known) return known;
  await make(file);
  return read(file);
}
