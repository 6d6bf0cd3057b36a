import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { freePort } from '../../dev/engines/ports';
import { ChildProcessGroup } from '../../dev/engines/child-process-group';
import type { Config } from '../../platform/config';

const root = path.resolve(__dirname, '../..');

/** A program of the product, or one of the tests that uses its parts. */
type Program =
  | 'worker.ts'
  | 'api/server.ts'
  | 'test/support/dying-worker.ts'
  | 'test/support/feed-api.ts'
  | 'test/support/feed-writer.ts';

/** Worker and API as processes of their own, to be killed. */
export class Processes {
  readonly #family = new ChildProcessGroup();

  async start(file: Program, config: Config, change: NodeJS.ProcessEnv = {}): Promise<ChildProcess> {
    const given = Object.fromEntries(Object.entries(config).map(([name, value]) => [name, String(value)]));
    const child = fork(path.join(root, file), {
      cwd: root,
      env: { ...process.env, ...given, ...change },
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      detached: true,
    });
    this.#family.adopt(child);
    const [message] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as unknown[];
    if (message !== 'ready') throw new Error(`${file} ended while starting`);
    return child;
  }

  /** As a power cut would. */
  static async kill(child: ChildProcess): Promise<void> {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  stop = (): Promise<void> => this.#family.stop();
  port = freePort;
}
