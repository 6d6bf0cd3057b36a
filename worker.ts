import type { Client } from '@temporalio/client';
import { DefaultLogger, Runtime, type LogEntry } from '@temporalio/worker';
import closeWithGrace from 'close-with-grace';
import { createActivities } from './activities';
import { readConfig, type Config } from './platform/config';
import { createLog, type Logger } from './platform/log';
import { openDatabase } from './platform/mongo/database';
import { Sequencer } from './platform/mongo/feed/sequencer';
import { accountKeyOf } from './platform/account/account-key';
import { SecretBox } from './platform/account/secret-box';
import { Anchors } from './platform/mongo/proof/anchors';
import { ProofFollower } from './platform/mongo/proof/follower';
import { installationOf, ProofKeys } from './platform/mongo/proof/keys';
import { anchorPlacesOf } from './platform/proof/anchor-places';
import { EventLog } from './platform/mongo/projections/event-log';
import { BatchingRecorder } from './platform/mongo/projections/batching-recorder';
import { openBuilds } from './platform/temporal/builds';
import { buildId } from './platform/temporal/build';
import { workflowBundle } from './platform/temporal/bundle';
import { createWorkers, limitsOf } from './platform/temporal/workers';
import { answersWithin, serveHealth } from './platform/health';
import { MIGRATE_HINT } from './platform/migrate-hint';
import { UserFacingError } from './platform/user-facing-error';
import { assertPublicAddress, publicOriginOf } from './platform/public-address';
import { channelsOf } from './platform/notify/channels';
import { ImportRunner } from './platform/imports/import-runner';
import { NotificationSender } from './activities/notify';
import { connectWorker } from './platform/temporal/worker-connection';
import { connectEncrypted } from './platform/temporal/encrypted-connection';
import { ErasedProcesses } from './platform/temporal/erased-processes';
import { createErrands } from './activities/errands';
import { forgetProcess } from './platform/mongo/personal-data/forget-process';
import { endNextErasure } from './platform/mongo/personal-data/unfinished';
import { SealedFiles } from './platform/files/sealed-files';
import { fileStoreAt } from './platform/files/store';
import { tellOfIntake } from './platform/intake-told';
import { tellOfPosts } from './platform/posts-told';
import { tellOfRequests } from './platform/personal-requests-told';
import { RetentionJob } from './platform/retention-job';
import { operatorDesk } from './activities/operator-desk';
import { OutboxLoop } from './activities/outbox-loop';
import { buildQueueOf } from './workflows/messages';

export interface RunningWorker {
  /** Works until `shutdown`, then closes its connections. */
  run(): Promise<void>;
  /** Whether it asks for work and Temporal answers. */
  isReady(): Promise<boolean>;
  shutdown(): void;
}

/** Milliseconds in which events are collected: a thousand deadlines of one minute share their writes, and nobody notices the delay. */
const WITHOUT_DELAY = { soonMs: 25, gapMs: 0 };

/** The other builds whose processes this worker carries on, as the configuration names them. */
async function adoptedBuilds({ ADOPT_BUILDS, TASK_QUEUE }: Config, temporal: Client, own: string): Promise<string[]> {
  const named = ADOPT_BUILDS.includes('all')
    ? (await openBuilds(temporal, TASK_QUEUE)).map(({ build }) => build)
    : ADOPT_BUILDS;
  return named.filter((build) => build !== own);
}

/**
 * The worker of this build, with its own connections. Throws when Temporal cannot be reached or lacks what `repairflow
 * migrate` makes; the database may come later.
 */
export async function createWorker(config: Config, log: Logger): Promise<RunningWorker> {
  // customers reach their pages by the links in messages
  if (config.GATEWAY_URL !== undefined || config.SMTP_URL !== undefined) assertPublicAddress(config);
  const database = openDatabase(config.MONGODB_URI, log);
  const { repositories } = database;
  const build = await buildId();
  const taskQueue = buildQueueOf(config.TASK_QUEUE, build);
  const { temporal, processes, vault, encryption } = await connectEncrypted(config, database, taskQueue).catch(
    async (error: unknown) => {
      await database.close();
      throw error;
    },
  );
  const missing = await processes.findMissing();
  if (missing.length > 0) {
    await Promise.all([temporal.connection.close(), database.close()]);
    throw new UserFacingError(`missing in Temporal: ${missing.join(', ')}; ${MIGRATE_HINT}`);
  }
  const adopted = await adoptedBuilds(config, temporal, build);
  const [connection, bundle] = await Promise.all([connectWorker(config), workflowBundle()]);
  const recorder = new BatchingRecorder(new EventLog(database.models, { readsFirst: true }), WITHOUT_DELAY);
  const sequencer = new Sequencer(database.models, { log });
  const accountKey = await accountKeyOf(config);
  const keys = accountKey && new ProofKeys(database.models, new SecretBox(accountKey), installationOf(config));
  if (!keys) log.warn({}, 'without ACCOUNT_KEY nothing signs the logs of proof, and no proof can be exported');
  const follower = new ProofFollower(database.models, { log, keys });
  const anchors = new Anchors(database.models, anchorPlacesOf(config), log);
  const channels = channelsOf(config, repositories);
  const sender = new NotificationSender(repositories, channels, log, undefined, publicOriginOf(config));
  const importer = new ImportRunner({ repositories, log });
  const files = new SealedFiles(fileStoreAt(config.FILES), vault);
  const retention = new RetentionJob({ models: database.models, files, log });
  const forgetting = { models: database.models, end: (number: string) => processes.end(number) };
  const loops = [
    new OutboxLoop({ name: 'imports', everyMs: 1_000, takeNext: (stopping) => importer.takeNext(stopping), log }),
    new OutboxLoop({
      name: 'deadline proofs',
      everyMs: 5_000,
      takeNext: () => repositories.deadlineProofs.proveNext(),
      log,
    }),
    new OutboxLoop({
      name: 'erasures',
      everyMs: 5_000,
      takeNext: () => endNextErasure({ ...forgetting, vault, files }),
      log,
    }),
    new OutboxLoop({
      name: 'retention',
      everyMs: 3_600_000,
      takeNext: (stopping) => retention.sweep(stopping),
      log,
    }),
    new OutboxLoop({ name: 'daily intake', everyMs: 600_000, takeNext: () => tellOfIntake(repositories), log }),
    new OutboxLoop({ name: 'posts', everyMs: 60_000, takeNext: () => tellOfPosts(repositories), log }),
    new OutboxLoop({ name: 'personal requests', everyMs: 60_000, takeNext: () => tellOfRequests(repositories), log }),
    new OutboxLoop({ name: 'heads of the logs', everyMs: 60_000, takeNext: () => anchors.takeNext(), log }),
    // without a channel nothing can go out; it waits in the log until there is one
    ...(channels.length > 0
      ? [new OutboxLoop({ name: 'notices', everyMs: 1_000, lanes: 4, takeNext: () => sender.sendNext(), log })]
      : []),
  ];
  const erased = new ErasedProcesses((number) => forgetProcess(forgetting, number, Date.now()), log);
  const workers = await createWorkers({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    dataConverter: encryption.forWorker((workflowId) => void erased.meet(workflowId)),
    taskQueues: [build, ...adopted].map((id) => buildQueueOf(config.TASK_QUEUE, id)),
    workflowBundle: bundle,
    activities: createActivities({
      recorder,
      operators: operatorDesk(repositories.operatorTasks),
      carryOut: createErrands({ processes, repositories, log }),
    }),
    maxCachedWorkflows: config.MAX_CACHED_WORKFLOWS,
    limits: limitsOf(config),
  });
  return {
    shutdown: () => workers.shutdown(),
    isReady: async () => workers.isRunning() && (await answersWithin(processes.checkReachable())),
    run: async () => {
      for (const loop of loops) loop.start();
      sequencer.start();
      follower.start();
      await workers.run();
      await Promise.all([sequencer, follower, ...loops].map((loop) => loop.stop()));
      await connection.close();
      await temporal.connection.close();
      await database.close();
    },
  };
}

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/** Temporal's own messages, without payloads: those are the customer's business. */
function forward(log: Logger, { level, message, meta }: LogEntry): void {
  const { workflowId, runId, taskQueue, error } = (meta ?? {}) as Record<string, unknown>;
  const reason = error instanceof Error ? error.message : undefined;
  log[levels[level]]({ workflowId, runId, taskQueue, error: reason }, message);
}

/** The worker of the command line: runs until it receives a signal to stop. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog('worker', config.LOG_LEVEL);
  Runtime.install({
    logger: new DefaultLogger('WARN', (entry) => forward(log, entry)),
    shutdownSignals: [],
    ...(config.METRICS_PORT !== undefined && {
      telemetryOptions: { metrics: { prometheus: { bindAddress: `${config.HOST}:${config.METRICS_PORT}` } } },
    }),
  });
  const worker = await createWorker(config, log);
  const health = config.HEALTH_PORT === undefined ? undefined : await serveHealth(config, () => worker.isReady());
  const working = worker.run();
  closeWithGrace({ delay: 15_000, logger: false }, async () => {
    worker.shutdown();
    await working;
    health?.close();
  });
  log.info({ build: await buildId() }, 'worker ready');
  process.send?.('ready');
  await working;
}

/** Runs the worker of this environment until the program is told to stop; ends the program when it cannot start. */
export const runWorker = (): void =>
  void main().catch((error: unknown) => {
    process.stderr.write(`The worker cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });

if (require.main === module) runWorker();
