import { fork, spawn, type ChildProcess, type ForkOptions, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** How long a child may take to end after it was asked to. */
const STOP_TIMEOUT_MS = 15_000;

/**
 * The processes one launcher has started. They end with it: in order when it stops properly, and by the reaper when it is
 * killed. Children are in their own process groups, so that Ctrl-C reaches the launcher first and it can stop them in order.
 */
export class ChildProcessGroup {
  readonly #reaper = spawn(process.execPath, [path.join(__dirname, 'reaper.mjs')], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  readonly #children: ChildProcess[] = [];

  constructor() {
    this.#reaper.unref();
    this.#reaper.stdin.on('error', () => undefined); // the reaper is gone only when somebody killed it on purpose
  }

  spawn(command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
    return this.#own(spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, ...options }));
  }

  fork(file: string, options: ForkOptions): ChildProcess {
    return this.#own(fork(file, { detached: true, ...options }));
  }

  #own(child: ChildProcess): ChildProcess {
    this.adopt(child);
    this.#children.push(child);
    return child;
  }

  /** Watches over a child that somebody else starts and stops. */
  adopt(child: ChildProcess): void {
    const { pid } = child;
    if (pid === undefined) return;
    this.#reaper.stdin.write(`+${pid}\n`);
    child.once('exit', () => this.#reaper.stdin.write(`-${pid}\n`));
  }

  /** Ends the youngest first, so that nobody loses what it depends on. */
  async stop(): Promise<void> {
    for (const child of this.#children.toReversed()) await end(child);
    this.#reaper.stdin.end();
  }
}

export async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  const kill = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await gone;
  clearTimeout(kill);
}
