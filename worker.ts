import { DefaultLogger, Runtime, type LogEntry } from '@temporalio/worker';
import closeWithGrace from 'close-with-grace';
import { createActivities } from './activities/record-events';
import { readConfig, type Config } from './platform/config';
import { createLog, type Logger } from './platform/log';
import { openDatabase } from './platform/mongo/database';
import { EventLog } from './platform/mongo/projections/event-log';
import { BatchingRecorder } from './platform/mongo/projections/batching-recorder';
import { answersWithin, serveHealth } from './platform/health';
import { MIGRATE_HINT } from './platform/migrate';
import { UserFacingError } from './platform/user-facing-error';
import { workflowBundle } from './platform/temporal/bundle';
import { createWorkers, limitsOf } from './platform/temporal/workers';
import { channelsOf } from './platform/notify/channels';
import { NotificationSender } from './activities/notify';
import { connectTemporal, connectWorker } from './platform/temporal/connection';
import { TemporalProcesses } from './platform/temporal/temporal-processes';
import { createErrands } from './activities/errands';
import { OutboxLoop } from './activities/outbox-loop';
import { ReactionCarrier } from './activities/reaction-carrier';

export interface RunningWorker {
  /** Works until `shutdown`, then closes its connections. */
  run(): Promise<void>;
  /** Whether it asks for work and Temporal answers. */
  isReady(): Promise<boolean>;
  shutdown(): void;
}

/** Milliseconds in which events are collected: a thousand deadlines of one minute share their writes, and nobody notices the delay. */
const WITHOUT_DELAY = { soonMs: 25, gapMs: 0 };

/**
 * The worker of one task queue, with its own connections. Throws when Temporal cannot be reached or lacks what `repairflow
 * migrate` makes; the database may come later.
 */
export async function createWorker(config: Config, log: Logger): Promise<RunningWorker> {
  const temporal = await connectTemporal(config);
  const { TASK_QUEUE: taskQueue, ANSWER_WITHIN_MS: answerWithinMs } = config;
  const processes = new TemporalProcesses(temporal, { taskQueue, answerWithinMs });
  const missing = await processes.findMissing();
  if (missing.length > 0) {
    await temporal.connection.close();
    throw new UserFacingError(`missing in Temporal: ${missing.join(', ')}; ${MIGRATE_HINT}`);
  }
  const database = openDatabase(config.MONGODB_URI, log);
  const { repositories } = database;
  const [connection, bundle] = await Promise.all([connectWorker(config), workflowBundle()]);
  const recorder = new BatchingRecorder(new EventLog(database.models), WITHOUT_DELAY);
  const channels = channelsOf(config);
  const sender = new NotificationSender(repositories, channels, log);
  const carrier = new ReactionCarrier(
    repositories.reactionOutbox,
    createErrands({ processes, repositories, log }),
    log,
  );
  const loops = [
    new OutboxLoop({ name: 'reactions', everyMs: 250, takeNext: () => carrier.carryOutNext(), log }),
    // without a channel nothing can go out; it waits in the log until there is one
    ...(channels.length > 0
      ? [new OutboxLoop({ name: 'notices', everyMs: 1_000, takeNext: () => sender.sendNext(), log })]
      : []),
  ];
  const workers = await createWorkers({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    taskQueue: config.TASK_QUEUE,
    workflowBundle: bundle,
    activities: createActivities(recorder, {
      reportDefect: (process, about, stack) =>
        repositories.operatorTasks.report({ kind: 'defect', process, about, stack }),
    }),
    maxCachedWorkflows: config.MAX_CACHED_WORKFLOWS,
    limits: limitsOf(config),
  });
  return {
    shutdown: () => workers.shutdown(),
    isReady: async () => workers.isRunning() && (await answersWithin(processes.checkReachable())),
    run: async () => {
      for (const loop of loops) loop.start();
      await workers.run();
      await Promise.all(loops.map((loop) => loop.stop()));
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
  log.info({ taskQueue: config.TASK_QUEUE }, 'worker ready');
  process.send?.('ready');
  await working;
}

if (require.main === module)
  main().catch((error: unknown) => {
    process.stderr.write(`The worker cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
