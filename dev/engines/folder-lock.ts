import { readFile, rm, writeFile } from 'node:fs/promises';
import { UserFacingError } from '../../platform/user-facing-error';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Two launchers on the same data would spoil them. A lock left behind by a killed launcher is taken over. */
export async function lockFolder(file: string): Promise<() => Promise<void>> {
  const holder = Number(await readFile(file, 'utf8').catch(() => 'NaN'));
  if (Number.isInteger(holder) && holder !== process.pid && isAlive(holder))
    throw new UserFacingError(
      `Repairflow already runs from this folder (process ${holder}). Use it, or stop it there first.`,
    );
  await writeFile(file, String(process.pid));
  return () => rm(file, { force: true });
}
