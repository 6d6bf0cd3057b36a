import { createHash, createSecretKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { SecretBox } from '../account/secret-box';
import { UserFacingError } from '../user-facing-error';
import type { MasterKey, MasterKeys } from './master-keys';

const KEY_LINE = /^[A-Za-z0-9+/]{43}=$/;

/** The same wherever the same key lies, and useless to whoever would find the key. */
const idOf = (key: Buffer): string =>
  `file:${createHash('sha256').update('repairflow master key').update(key).digest('hex').slice(0, 16)}`;

function masterKey(bytes: Buffer): MasterKey {
  const id = idOf(bytes);
  const box = new SecretBox(createSecretKey(bytes));
  return {
    id,
    wrap: async (key, context) => box.seal(key.toString('base64'), `${id} ${context}`),
    unwrap: async (wrapped, context) => Buffer.from(box.open(wrapped, `${id} ${context}`), 'base64'),
  };
}

/** A key a line, 32 bytes in base64, the one in use first; lines that begin with # say nothing. */
export function parseMasterKeys(text: string, file: string): MasterKeys {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const wrong = lines.findIndex((line) => line !== '' && !line.startsWith('#') && !KEY_LINE.test(line));
  if (wrong !== -1)
    throw new UserFacingError(
      `Line ${wrong + 1} of ${file} is no master key: each line is 32 bytes in base64, e.g. of \`openssl rand -base64 32\`.`,
    );
  const [first, ...others] = lines
    .filter((line) => KEY_LINE.test(line))
    .map((line) => masterKey(Buffer.from(line, 'base64')));
  if (!first)
    throw new UserFacingError(`${file} holds no master key. Make one with \`npm run repairflow -- master-key new\`.`);
  return [first, ...others];
}

export async function fileMasterKeys(file: string): Promise<MasterKeys> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new UserFacingError(`The file of the master key cannot be read (${code}): ${file}`);
  }
  return parseMasterKeys(text, file);
}
