import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DOWNLOAD_TIMEOUT_MS, runToEnd, type Say } from './find';

export interface Archive {
  readonly what: string;
  readonly url: string;
  /** Where it is unpacked. */
  readonly folder: string;
  /** The file with the SHA-256 of every archive of this release, as its maker publishes it. */
  readonly checksums?: string;
}

async function get(url: string): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS) });
  if (!response.ok || !response.body) throw new Error(`the download answered ${response.status}`);
  return response;
}

/** Fetches and unpacks a maker's archive. Throws when it is refused, silent, or not what its maker says. */
export async function downloadArchive(say: Say, { what, url, folder, checksums }: Archive): Promise<void> {
  const { body } = await get(url);
  await mkdir(folder, { recursive: true });
  const archive = path.join(folder, 'archive');
  try {
    await pipeline(Readable.fromWeb(body as never), createWriteStream(archive));
    if (checksums !== undefined) {
      const hash = createHash('sha256');
      await pipeline(createReadStream(archive), hash);
      const wanted = `${hash.digest('hex')}  ${path.posix.basename(url)}`;
      const published = await (await get(checksums)).text();
      if (!published.split('\n').includes(wanted)) throw new Error('the archive is not what its maker says');
    }
    await runToEnd(say, `unpacking ${what}`, 'tar', ['-xf', archive, '-C', folder]);
  } finally {
    await rm(archive, { force: true });
  }
}

/** The program, when it says that it is of this version. */
export async function checkVersion(say: Say, file: string, version: string): Promise<string> {
  await chmod(file, 0o755);
  const answer = await runToEnd(say, `checking ${path.basename(file)}`, file, ['--version']);
  if (!answer.includes(version)) throw new Error(`the program says it is ${answer.trim()}, not ${version}`);
  return file;
}
