import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { UserFacingError } from '../../platform/user-facing-error';
import type { ChildProcessGroup } from './child-process-group';
import { checkVersion, downloadArchive } from './download';
import { cacheFolder, findProgram, runToEnd, tryInOrder, type Say } from './find';
import { buildWithGo } from './go';
import { freePort, nextFreePort } from './ports';
import { POSTGRES_USER } from './postgresql';
import { serve } from './serve';
import type { Launch } from './service';

const VERSION = '1.29.1';
const SERVER = 'temporal-server';
const SCHEMA_TOOL = 'temporal-sql-tool';
/** Cannot be changed once there are data; enough for one machine. */
const SHARDS = 16;
const CONNECTION_TRIES = 30;

const folder = (): string => path.join(cacheFolder(), `${SERVER}-${VERSION}`);

/** The maker's archive, with both programs in it. */
async function download(say: Say): Promise<string> {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const release = `https://github.com/temporalio/temporal/releases/download/v${VERSION}`;
  const url = `${release}/temporal_${VERSION}_${process.platform}_${arch}.tar.gz`;
  await downloadArchive(say, {
    what: 'the Temporal server',
    url,
    folder: folder(),
    checksums: `${release}/checksums.txt`,
  });
  return checkVersion(say, path.join(folder(), SERVER), VERSION);
}

async function build(say: Say): Promise<string | undefined> {
  say(`Temporal server: building ${VERSION} with Go (once, about eight minutes) …`);
  const modules = {
    [SCHEMA_TOOL]: `go.temporal.io/server/cmd/tools/sql@v${VERSION}`,
    [SERVER]: `go.temporal.io/server/cmd/server@v${VERSION}`,
  };
  await buildWithGo(say, { what: 'the Temporal server', folder: folder(), modules });
  return findProgram(SERVER, folder());
}

const findServer = (say: Say) =>
  tryInOrder(
    'Temporal server',
    [
      { from: 'PATH or cache', get: () => findProgram(SERVER, folder()) },
      { from: "the maker's download", get: () => download(say) },
      { from: 'the Go module proxy', get: () => build(say) },
    ],
    say,
  );

const databases = { temporal: 'postgresql/v12/temporal', temporal_visibility: 'postgresql/v12/visibility' } as const;

/** Makes both databases and brings their schema up to date; what is there already stays. */
async function updateSchema(say: Say, server: string, port: number): Promise<void> {
  const tool = await findProgram(SCHEMA_TOOL, path.dirname(server));
  if (!tool) throw new UserFacingError(`There is a ${server}, but no ${SCHEMA_TOOL}, which makes its tables.`);
  const run = (db: string, ...words: readonly string[]): Promise<string> => {
    const place = ['--plugin', 'postgres12', '--ep', '127.0.0.1', '-p', String(port), '-u', POSTGRES_USER];
    return runToEnd(say, `preparing the tables of ${db}`, tool, [...place, '--db', db, ...words]);
  };
  for (const [db, schema] of Object.entries(databases)) {
    // it listens before it has recovered from a crash
    for (let tries = 1; ; tries++)
      try {
        await run(db, 'create-database');
        break;
      } catch (error) {
        if (tries === CONNECTION_TRIES) throw error;
        await wait(1_000);
      }
    await run(db, 'setup-schema', '--version', '0.0');
    await run(db, 'update-schema', '--schema-name', schema);
  }
}

const roles = ['frontend', 'history', 'matching', 'worker'] as const;

/** The server's configuration: every role in one program, all ports on the loopback address. */
async function configuration(postgres: number, frontend: number, dynamicConfig: string): Promise<object> {
  const store = (databaseName: string, maxConns: number) => ({
    sql: {
      pluginName: 'postgres12',
      databaseName,
      connectAddr: `127.0.0.1:${postgres}`,
      connectProtocol: 'tcp',
      user: POSTGRES_USER,
      password: '',
      maxConns,
      maxIdleConns: maxConns,
      maxConnLifetime: '1h',
    },
  });
  const services: Record<string, object> = {};
  // the membership table has room for 15 bits
  let membershipPort = 6_932;
  for (const role of roles) {
    const grpcPort = role === 'frontend' ? frontend : await freePort();
    membershipPort = await nextFreePort(membershipPort + 1);
    services[role] = { rpc: { grpcPort, membershipPort, bindOnLocalHost: true } };
  }
  return {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'default',
      visibilityStore: 'visibility',
      numHistoryShards: SHARDS,
      datastores: { default: store('temporal', 40), visibility: store('temporal_visibility', 10) },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services,
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `127.0.0.1:${frontend}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    dynamicConfigClient: { filepath: dynamicConfig, pollInterval: '60s' },
  };
}

export interface TemporalServerOptions {
  readonly family: ChildProcessGroup;
  readonly say: Say;
  readonly folder: string;
  /** Port of the PostgreSQL, which must answer already. */
  readonly postgres: number;
  readonly port?: number;
  readonly log: string;
}

/** Temporal's production server on PostgreSQL: its address, and how to start it, as often as it is needed. */
export async function prepareTemporalServer({
  family,
  say,
  folder: place,
  postgres,
  port,
  log,
}: TemporalServerOptions): Promise<{ readonly address: string; readonly launch: Launch }> {
  const { file, from } = await findServer(say);
  await updateSchema(say, file, postgres);
  const frontend = await freePort(port);
  const dynamicConfig = path.join(place, 'dynamic-config.yaml');
  await mkdir(place, { recursive: true });
  await writeFile(dynamicConfig, '{}\n');
  // JSON is YAML
  const configured = JSON.stringify(await configuration(postgres, frontend, dynamicConfig), null, 2);
  await writeFile(path.join(place, 'cluster.yaml'), configured);
  const args = ['--root', place, '--config', '.', '--env', 'cluster', '--allow-no-auth', 'start'];
  say(`Temporal server: ${file} (${from}) on port ${frontend}`);
  return {
    address: `127.0.0.1:${frontend}`,
    launch: () => serve(family, { name: 'Temporal server', file, args, port: frontend, log }),
  };
}
