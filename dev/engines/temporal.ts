import { createWriteStream } from 'node:fs';
import { chmod, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cacheFolder, DOWNLOAD_TIMEOUT_MS, findProgram, tryInOrder, runToEnd, type Say } from './find';
import { UserFacingError } from '../../platform/user-facing-error';
import type { ChildProcessGroup } from './child-process-group';
import { freePort, reachable } from './ports';
import { serve } from './serve';

const VERSION = '1.5.1';
const folder = (): string => path.join(cacheFolder(), `temporal-${VERSION}`);

export interface TemporalEngine {
  readonly address: string;
  readonly ui?: string;
}

/** The maker's archive. TLS names the maker; the version is checked by asking the program itself. */
async function download(say: Say): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const response = await fetch(`https://temporal.download/cli/archive/v${VERSION}?platform=${platform}&arch=${arch}`, {
    signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS),
  });
  if (!response.ok || !response.body) throw new Error(`the download answered ${response.status}`);
  await mkdir(folder(), { recursive: true });
  const archive = path.join(folder(), 'archive');
  await pipeline(Readable.fromWeb(response.body as never), createWriteStream(archive));
  await runToEnd(say, 'unpacking Temporal', 'tar', ['-xf', archive, '-C', folder()]);
  await rm(archive);
  return checked(path.join(folder(), 'temporal'), say);
}

/** The Go module proxy; Go verifies every module against its checksum database. */
async function build(say: Say): Promise<string> {
  const go = await findProgram('go', '/usr/local/go/bin');
  if (!go) throw new Error('Go 1.25 or newer is not installed');
  say(`Temporal: building the CLI ${VERSION} with Go (once, about four minutes) …`);
  const building = path.join(cacheFolder(), `building-${process.pid}`);
  await mkdir(building, { recursive: true });
  const module = `github.com/temporalio/cli/cmd/temporal@v${VERSION}`;
  await runToEnd(say, 'building Temporal', go, ['install', '-ldflags', '-s -w', module], { GOBIN: building });
  await mkdir(folder(), { recursive: true });
  const program = process.platform === 'win32' ? 'temporal.exe' : 'temporal';
  await rename(path.join(building, program), path.join(folder(), program));
  await rm(building, { recursive: true, force: true });
  return path.join(folder(), program);
}

async function checked(file: string, say: Say): Promise<string> {
  await chmod(file, 0o755);
  const answer = await runToEnd(say, 'checking Temporal', file, ['--version']);
  if (!answer.includes(VERSION)) throw new Error(`the program says it is ${answer.trim()}, not ${VERSION}`);
  return file;
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
}

/** A Temporal server: the one at TEMPORAL_ADDRESS, or one of our own on a free loopback port. */
export async function startTemporal({
  family,
  say,
  file,
  port,
  uiPort,
  settings = [],
}: TemporalOptions): Promise<TemporalEngine> {
  const given = process.env['TEMPORAL_ADDRESS'];
  if (given) {
    const [host = '', givenPort = '7233'] = given.split(':');
    if (!(await reachable(host, Number(givenPort), 5_000)))
      throw new UserFacingError(
        `Nothing answers at TEMPORAL_ADDRESS=${given}. Start Temporal there, or unset the variable to use our own.`,
      );
    say(`Temporal: the one at ${given} (TEMPORAL_ADDRESS)`);
    return { address: given };
  }
  const program = await findTemporal(say);
  const ownPort = await freePort(port);
  const ownUi = uiPort === undefined ? undefined : await freePort(uiPort);
  if (file) await mkdir(path.dirname(file), { recursive: true });
  const attributes = ['RepairflowStore=Keyword', 'RepairflowStage=Keyword', 'RepairflowDueAt=Datetime'];
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(ownPort), '--log-level', 'error'];
  if (ownUi === undefined) args.push('--headless');
  else args.push('--ui-port', String(ownUi), '--ui-ip', '127.0.0.1');
  if (file) args.push('--db-filename', file);
  for (const attribute of attributes) args.push('--search-attribute', attribute);
  for (const setting of settings) args.push('--dynamic-config-value', setting);
  await serve(family, 'Temporal', program.file, args, ownPort);
  say(`Temporal: ${program.file} (${program.from}) on port ${ownPort}`);
  return { address: `127.0.0.1:${ownPort}`, ...(ownUi !== undefined && { ui: `http://127.0.0.1:${ownUi}` }) };
}
