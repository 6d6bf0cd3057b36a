import type { ChildProcess } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { checkVersion, downloadArchive } from './download';
import { cacheFolder, findProgram, tryInOrder, type Say } from './find';
import { readConfig } from '../../platform/config';
import { connectTemporal } from '../../platform/temporal/connection';
import { keepClosedProcesses } from '../../platform/temporal/namespace';
import { UserFacingError } from '../../platform/user-facing-error';
import { searchAttributes } from '../../workflows/messages';
import type { ChildProcessGroup } from './child-process-group';
import { buildWithGo } from './go';
import { freePort, reachable } from './ports';
import { serve } from './serve';
import type { Launch } from './service';

const VERSION = '1.5.1';
const folder = (): string => path.join(cacheFolder(), `temporal-${VERSION}`);

export interface TemporalEngine {
  readonly address: string;
  readonly ui?: string;
  /** When it was started here. */
  readonly process?: ChildProcess;
}

/** The maker's archive. TLS names the maker; the version is checked by asking the program itself. */
async function download(say: Say): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const url = `https://temporal.download/cli/archive/v${VERSION}?platform=${platform}&arch=${arch}`;
  await downloadArchive(say, { what: 'Temporal', url, folder: folder() });
  return checkVersion(say, path.join(folder(), 'temporal'), VERSION);
}

async function build(say: Say): Promise<string | undefined> {
  say(`Temporal: building the CLI ${VERSION} with Go (once, about four minutes) …`);
  const modules = { temporal: `github.com/temporalio/cli/cmd/temporal@v${VERSION}` };
  await buildWithGo(say, { what: 'Temporal', folder: folder(), modules });
  return findProgram('temporal', folder());
}

const findTemporal = (say: Say) =>
  tryInOrder(
    'Temporal',
    [
      { from: 'PATH or cache', get: () => findProgram('temporal', folder()) },
      { from: "the maker's download", get: () => download(say) },
      { from: 'the Go module proxy', get: () => build(say) },
    ],
    say,
  );

export interface TemporalOptions {
  readonly family: ChildProcessGroup;
  readonly say: Say;
  /** Without a file the server forgets everything when it stops. */
  readonly file?: string;
  readonly port?: number;
  readonly uiPort?: number;
  readonly settings?: readonly string[];
  /** Beside the usual one. */
  readonly namespaces?: readonly string[];
}

/** A development server of our own on a free loopback port: its address, and how to start it, as often as it is needed. */
export async function prepareTemporal({
  family,
  say,
  file,
  port,
  uiPort,
  settings = [],
  namespaces = [],
}: TemporalOptions): Promise<TemporalEngine & { readonly launch: Launch }> {
  const program = await findTemporal(say);
  const ownPort = await freePort(port);
  const ownUi = uiPort === undefined ? undefined : await freePort(uiPort);
  if (file) await mkdir(path.dirname(file), { recursive: true });
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(ownPort), '--log-level', 'error'];
  if (ownUi === undefined) args.push('--headless');
  else args.push('--ui-port', String(ownUi), '--ui-ip', '127.0.0.1');
  if (file) args.push('--db-filename', file);
  args.push('--search-attribute', `${searchAttributes.store.name}=Keyword`);
  for (const namespace of namespaces) args.push('--namespace', namespace);
  for (const setting of settings) args.push('--dynamic-config-value', setting);
  const address = `127.0.0.1:${ownPort}`;
  say(`Temporal: ${program.file} (${program.from}) on port ${ownPort}`);
  return {
    address,
    ...(ownUi !== undefined && { ui: `http://127.0.0.1:${ownUi}` }),
    launch: async () => {
      const child = await serve(family, { name: 'Temporal', file: program.file, args, port: ownPort });
      // of its own accord it forgets closed processes after a day
      const client = await connectTemporal(readConfig({ TEMPORAL_ADDRESS: address }));
      await keepClosedProcesses(client);
      await client.connection.close();
      return child;
    },
  };
}

/** A Temporal server: the one at TEMPORAL_ADDRESS, or one of our own on a free loopback port. */
export async function startTemporal(options: TemporalOptions): Promise<TemporalEngine> {
  const given = process.env['TEMPORAL_ADDRESS'];
  if (given) {
    const [host = '', givenPort = '7233'] = given.split(':');
    if (!(await reachable(host, Number(givenPort), 5_000)))
      throw new UserFacingError(
        `Nothing answers at TEMPORAL_ADDRESS=${given}. Start Temporal there, or unset the variable to use our own.`,
      );
    options.say(`Temporal: the one at ${given} (TEMPORAL_ADDRESS)`);
    return { address: given };
  }
  const { launch, ...engine } = await prepareTemporal(options);
  return { ...engine, process: await launch() };
}
