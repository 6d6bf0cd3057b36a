import closeWithGrace from 'close-with-grace';
import { stackOf } from '../domain/kernel/stack';
import { readConfig, type Config } from '../platform/config';
import { createLog, type Logger } from '../platform/log';
import { openDatabase } from '../platform/mongo/database';
import { MIGRATE_HINT } from '../platform/migrate-hint';
import { firstRunNotice, newFirstRunCode } from '../platform/opening/first-run';
import { assertPublicAddress, publicOriginOf } from '../platform/public-address';
import { buildId } from '../platform/temporal/build';
import { connectEncrypted } from '../platform/temporal/encrypted-connection';
import { buildQueueOf } from '../workflows/messages';
import { serveApi, type RunningApi } from './serve';

/** Tells whoever starts the API how the first store is opened. Standard output, and not the log: a code does not belong there. */
async function announceFirstRun({ context: { repositories, log, config }, url }: RunningApi): Promise<void> {
  const code = await newFirstRunCode(repositories, Date.now());
  if (code === undefined) return;
  // where people open the console, which is not where this program listens
  const address = publicOriginOf(config) ?? url;
  log.warn(
    { page: `${address}/first-run` },
    'no store is open yet; the code that opens the first one is printed on standard output',
  );
  process.stdout.write(firstRunNotice(address, code));
}

/** Connects to the engines this configuration names, and listens. */
export async function startApi(config: Config, log: Logger): Promise<RunningApi> {
  assertPublicAddress(config);
  const database = openDatabase(config.MONGODB_URI, log, { isWatched: true });
  const taskQueue = buildQueueOf(config.TASK_QUEUE, await buildId());
  const { temporal, processes, vault } = await connectEncrypted(config, database, taskQueue).catch(
    async (error: unknown) => {
      await database.close();
      throw error;
    },
  );
  const api = await serveApi({ config, log, database, processes, vault });
  void api.context.preparation.findMissing().then(({ missing }) => {
    if (missing.length > 0) log.error({ missing }, `not ready, because something is missing: ${MIGRATE_HINT}`);
  });
  void database.reached
    .then(() => announceFirstRun(api))
    .catch((error: unknown) =>
      log.error({ error: stackOf(error) }, 'nobody can be told how the first store is opened'),
    );
  const stop = async (): Promise<void> => {
    await api.stop();
    await temporal.connection.close();
    await database.close();
  };
  return { ...api, stop };
}

/** The API as a child process of its own. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog('api', config.LOG_LEVEL);
  const api = await startApi(config, log);
  closeWithGrace({ delay: 10_000, logger: false }, () => api.stop());
  log.info({ url: api.url }, 'api ready');
  process.send?.('ready');
}

const sentences: Readonly<Record<string, string>> = {
  EADDRINUSE: 'its port is in use; set PORT to a free one',
  EACCES: 'it may not use this port; set PORT to one above 1024',
};

if (require.main === module)
  main().catch((error: unknown) => {
    const { code, message } = error as { code?: string; message?: string };
    process.stderr.write(`The API cannot start: ${sentences[code ?? ''] ?? message ?? String(error)}\n`);
    process.exit(1);
  });
