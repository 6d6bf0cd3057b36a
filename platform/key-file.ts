import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const isFolder = (files: string): boolean => !/^https?:/.test(files);

/** Where a developer's machine keeps a key: beside the folder of the files. */
export const keyFileBeside = (files: string, name: string): string =>
  path.join(isFolder(files) ? path.dirname(files) : '.repairflow', name);

export const newKeyLine = (): string => `${randomBytes(32).toString('base64')}\n`;

/** Makes a file that holds a key of 32 bytes in base64; once, however many programs do so at the same time: a name is taken by one of them only. */
export async function makeKeyOnce(file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, newKeyLine(), { mode: 0o600 });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
}
