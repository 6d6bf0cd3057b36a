import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { serveNode } from '../../dev/engines/serve';
import { freePort } from '../../dev/engines/ports';
import { ChildProcessGroup } from '../../dev/engines/child-process-group';
import type { Config } from '../../platform/config';

/** A program of the product, or one of the tests that uses its parts. */
type Program =
  | 'worker.ts'
  | 'api/server.ts'
  | 'test/support/dying-worker.ts'
  | 'test/support/feed-api.ts'
  | 'test/support/feed-writer.ts'
  | 'test/support/audit-writer.ts';

/** Worker and API as processes of their own, to be killed. */
export class Processes {
  readonly #family = new ChildProcessGroup();

  start(file: Program, config: Config, change: NodeJS.ProcessEnv = {}): Promise<ChildProcess> {
    const given = Object.fromEntries(Object.entries(config).map(([name, value]) => [name, String(value)]));
    return serveNode(this.#family, { name: file, file, env: { ...given, ...change } });
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
