import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, constants } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { UserFacingError } from '../../platform/user-facing-error';

export type Say = (line: string) => void;

export const cacheFolder = (): string =>
  process.env['REPAIRFLOW_CACHE'] ?? path.join(os.homedir(), '.cache', 'repairflow');

const executable = async (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );

/** The first folder that holds the program: PATH, then those given. */
export async function findProgram(name: string, ...folders: readonly string[]): Promise<string | undefined> {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  for (const folder of [...(process.env['PATH'] ?? '').split(path.delimiter), ...folders]) {
    const file = path.join(folder, name + suffix);
    if (folder && (await executable(file))) return file;
  }
  return undefined;
}

/** Runs a program to its end, with a sign of life every ten seconds. Throws with the end of its output when it fails. */
export async function runToEnd(
  say: Say,
  what: string,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<string> {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const started = Date.now();
  const alive = setInterval(() => say(`  … ${what}, ${Math.round((Date.now() - started) / 1000)} s so far`), 10_000);
  try {
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`${path.basename(command)} ended with ${code}: ${output.trim().slice(-400)}`);
    return output;
  } finally {
    clearInterval(alive);
  }
}

/** One way to get a program: its path, or undefined when this way does not lead to one. */
export interface InstallMethod {
  readonly from: string;
  readonly get: () => Promise<string | undefined>;
}

/** The first way that works, told on screen; a way that fails falls through to the next with its reason. */
export async function tryInOrder(
  what: string,
  ways: readonly InstallMethod[],
  say: Say,
): Promise<{ file: string; from: string }> {
  const reasons: string[] = [];
  for (const { from, get } of ways) {
    try {
      const file = await get();
      if (file) return { file, from };
    } catch (error) {
      const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
      reasons.push(`${from}: ${reason}`);
      say(`${what}: not ${from} (${reason?.slice(0, 160)})`);
    }
  }
  throw new UserFacingError(
    `${what} cannot be found on this machine. Tried ${reasons.join(' · ') || 'everything known'}.`,
  );
}

/** A download that is refused or silent must not hold up the next way. */
export const DOWNLOAD_TIMEOUT_MS = 8_000;
