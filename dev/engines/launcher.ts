import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { isLoopback } from '../../platform/addresses';
import { UserFacingError } from '../../platform/user-facing-error';
import { ChildProcessGroup } from './child-process-group';
import type { Say } from './find';
import { lockFolder } from './folder-lock';
import { freePort, isFree } from './ports';
import type { Service } from './service';

/** What a launcher starts with. */
export interface Launcher {
  readonly family: ChildProcessGroup;
  readonly say: Say;
  /** The folder of all its data. */
  readonly data: string;
  /** Services are stopped before the programs they need, the last one first. */
  readonly services: Service[];
}

/** Starts everything, goes on until a signal comes, and ends with everything it has started. One launcher per folder. */
export async function runLauncher(data: string, begin: (launcher: Launcher) => Promise<void>): Promise<void> {
  const family = new ChildProcessGroup();
  const services: Service[] = [];
  const say: Say = (line) => void process.stdout.write(`${line}\n`);
  let unlock = async (): Promise<void> => undefined;
  const stop = async (code: number): Promise<never> => {
    for (const service of services.toReversed()) await service.stop();
    await family.stop();
    await unlock();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      say('Stopping; open orders wait where they are.');
      void stop(0);
    });
  try {
    await mkdir(data, { recursive: true });
    unlock = await lockFolder(path.join(data, 'launcher.pid'));
    await begin({ family, say, data, services });
  } catch (error) {
    process.stderr.write(
      `${error instanceof UserFacingError ? error.message : ((error as Error).stack ?? String(error))}\n`,
    );
    await stop(1);
  }
}

/** Where the API listens. */
export const publicHost = (): string => process.env['HOST'] ?? '127.0.0.1';

/** The address of an API that listens at this host, as this machine opens it. */
export function urlAt(host: string, port: number): string {
  if (isLoopback(host) || host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** The port at which users come: an explicit one must be free; the usual one may give way. */
export async function publicPort(): Promise<number> {
  const given = process.env['PORT'];
  if (given === undefined) return freePort(3000);
  const port = Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UserFacingError(`PORT=${given} is not a port; use 1 to 65535.`);
  if (!(await isFree(port)))
    throw new UserFacingError(`Port ${port} is in use. Stop what uses it, or set PORT to a free one.`);
  return port;
}
