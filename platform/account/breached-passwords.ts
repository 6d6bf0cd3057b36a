import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { UserFacingError } from '../user-facing-error';

const HASH_LENGTH = 40;
/** A line is a hash and, after a colon, how often it was seen. */
const MAX_LINE = 80;

/** Passwords that are known from breaches. */
export interface BreachedPasswords {
  readonly has: (password: string) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** The line that begins at or after this place, and where; undefined behind the last one. */
async function lineFrom(file: FileHandle, place: number): Promise<{ hash: string; at: number } | undefined> {
  // from the character before: a line begins after the end of another
  const from = Math.max(0, place - 1);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(2 * MAX_LINE), 0, 2 * MAX_LINE, from);
  const text = buffer.toString('latin1', 0, bytesRead);
  const begin = place === 0 ? 0 : text.indexOf('\n') + 1;
  if (begin === 0 && place !== 0) return undefined;
  const hash = text.slice(begin, begin + HASH_LENGTH).toUpperCase();
  return hash === '' ? undefined : { hash, at: from + begin };
}

async function includes(file: FileHandle, size: number, wanted: string): Promise<boolean> {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    // oxlint-disable-next-line no-await-in-loop -- where to look next is known only then
    const line = await lineFrom(file, middle);
    if (line?.hash === wanted) return true;
    if (line && line.hash < wanted) low = line.at + HASH_LENGTH;
    else high = middle;
  }
  return false;
}

/**
 * A file of SHA-1 hashes in hexadecimal, one a line, in ascending order, as the lists of breached passwords come; it may be of any size. Throws a
 * UserFacingError when there is no such file or it begins otherwise.
 */
export async function openBreachedPasswords(path: string): Promise<BreachedPasswords> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new UserFacingError(`BREACHED_PASSWORDS: ${path} cannot be read (${error.code ?? error.message}).`);
  });
  const { size } = await file.stat();
  const first = await lineFrom(file, 0);
  if (!first || !/^[0-9A-F]{40}$/.test(first.hash)) {
    await file.close();
    throw new UserFacingError(`BREACHED_PASSWORDS: ${path} does not begin with a SHA-1 hash of 40 hexadecimal digits.`);
  }
  return {
    has: (password) => includes(file, size, createHash('sha1').update(password).digest('hex').toUpperCase()),
    close: () => file.close(),
  };
}
