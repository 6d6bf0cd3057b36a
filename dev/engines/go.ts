import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder, findProgram, runToEnd, type Say } from './find';

const suffix = process.platform === 'win32' ? '.exe' : '';

export interface GoPrograms {
  readonly what: string;
  /** The folder they go to. */
  readonly folder: string;
  /** The module with version of each program, by the name the program gets. */
  readonly modules: Readonly<Record<string, string>>;
}

/** Builds programs with what the Go module proxy serves; Go verifies every module against its checksum database. */
export async function buildWithGo(say: Say, { what, folder, modules }: GoPrograms): Promise<void> {
  const go = await findProgram('go', '/usr/local/go/bin');
  if (!go) throw new Error('Go 1.25 or newer is not installed');
  const building = path.join(cacheFolder(), `building-${path.basename(folder)}-${process.pid}`);
  await mkdir(building, { recursive: true });
  try {
    const args = ['install', '-trimpath', '-ldflags', '-s -w', ...Object.values(modules)];
    await runToEnd(say, `building ${what}`, go, args, { GOBIN: building });
    await mkdir(folder, { recursive: true });
    for (const [program, module] of Object.entries(modules)) {
      const built = path.posix.basename(module.split('@')[0] ?? module);
      await rename(path.join(building, built + suffix), path.join(folder, program + suffix));
    }
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}
