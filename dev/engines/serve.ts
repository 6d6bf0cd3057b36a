import type { ChildProcess } from 'node:child_process';
import type { ChildProcessGroup } from './child-process-group';
import { UserFacingError } from '../../platform/user-facing-error';
import { reachable } from './ports';

const READY_WITHIN_MS = 60_000;

/** Starts a server program and waits until its port answers. Throws a Sentence with its last words when it does not. */
export async function serve(
  family: ChildProcessGroup,
  name: string,
  file: string,
  args: readonly string[],
  port: number,
): Promise<ChildProcess> {
  const child = family.spawn(file, args);
  let output = '';
  const listen = (chunk: Buffer): void => void (output = (output + chunk.toString()).slice(-2_000));
  child.stdout?.on('data', listen);
  child.stderr?.on('data', listen);
  if (await reachable('127.0.0.1', port, READY_WITHIN_MS, () => child.exitCode !== null)) return child;
  const lastWords = output.trim().slice(-300) || 'none';
  throw new UserFacingError(`${name} did not start on port ${port}. Its last words: ${lastWords}`);
}
