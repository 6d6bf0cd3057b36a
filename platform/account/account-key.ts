import { readFile } from 'node:fs/promises';
import { isExposed, type Config } from '../config';
import { keyFileBeside, makeKeyOnce } from '../key-file';

async function read(file: string): Promise<Buffer | undefined> {
  try {
    return Buffer.from(await readFile(file, 'utf8'), 'base64');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
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
  const file = keyFileBeside(config.FILES, 'account.key');
  const known = await read(file);
  if (known) return known;
  await makeKeyOnce(file);
  return read(file);
}
