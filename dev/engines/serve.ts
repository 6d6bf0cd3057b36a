import type { ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import type { ChildProcessGroup } from './child-process-group';
import { UserFacingError } from '../../platform/user-facing-error';
import { reachable } from './ports';

const READY_WITHIN_MS = 60_000;
const root = path.resolve(__dirname, '../..');

export interface ServerProgram {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  /** The program can be used when this port answers. */
  readonly port: number;
  /** A file that keeps what it prints. */
  readonly log?: string;
}

/** Starts a server program and waits until its port answers. Throws a UserFacingError with its last words when it does not. */
export async function serve(
  family: ChildProcessGroup,
  { name, file, args, port, log }: ServerProgram,
): Promise<ChildProcess> {
  const child = family.spawn(file, args);
  let output = '';
  const listen = (chunk: Buffer): void => void (output = (output + chunk.toString()).slice(-2_000));
  const kept = log === undefined ? undefined : createWriteStream(log, { flags: 'a' });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', listen);
    if (kept) stream?.pipe(kept, { end: false });
  }
  child.once('close', () => kept?.end());
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  if ((await reachable('127.0.0.1', port, READY_WITHIN_MS, ended)) && !ended()) return child;
  const lastWords = output.trim().slice(-300) || 'none';
  throw new UserFacingError(`${name} did not start on port ${port}. Its last words: ${lastWords}`);
}

export interface NodeProgram {
  readonly name: string;
  /** Below the root of the project. */
  readonly file: string;
  readonly env: NodeJS.ProcessEnv;
  /** A file that keeps what it prints; without it nothing is kept. */
  readonly log?: string;
}

/** Starts one of our own programs, as in production a process of its own, and waits until it says that it is ready. */
export async function serveNode(
  family: ChildProcessGroup,
  { name, file, env, log }: NodeProgram,
): Promise<ChildProcess> {
  if (log) await mkdir(path.dirname(log), { recursive: true });
  const kept = log === undefined ? undefined : await open(log, 'a');
  const child = family.fork(path.join(root, file), {
    cwd: root,
    env: { ...process.env, ...env },
    execArgv: ['--require', 'tsx/cjs'],
    stdio: ['ignore', kept?.fd ?? 'ignore', 'inherit', 'ipc'],
  });
  await kept?.close();
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code, signal) =>
      reject(new UserFacingError(`The ${name} ended with ${code ?? signal} while starting; see above.`)),
    );
  });
  return child;
}
