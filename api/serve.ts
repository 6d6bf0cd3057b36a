import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { isExposed, type Config } from '../platform/config';
import { FileCleaner, type CleanerLimits } from '../platform/files/file-cleaner';
import { SealedFiles } from '../platform/files/sealed-files';
import { fileStoreAt } from '../platform/files/store';
import type { Logger } from '../platform/log';
import type { Database } from '../platform/mongo/database';
import { BatchingRecorder } from '../platform/mongo/projections/batching-recorder';
import { erasePerson } from '../platform/mongo/personal-data/erase';
import { forgetProcess } from '../platform/mongo/personal-data/forget-process';
import { EventLog } from '../platform/mongo/projections/event-log';
import { Sequencer } from '../platform/mongo/feed/sequencer';
import { channelsOf, hasTray } from '../platform/notify/channels';
import { PaperPrinter, type PrinterLimits } from '../platform/print/paper-printer';
import type { ProcessPort } from '../platform/process-port';
import { assertPublicAddress } from '../platform/public-address';
import type { Vault } from '../platform/vault/vault';
import { AuditLog } from '../platform/audit/audit-log';
import { createApp } from './app';
import { openAccounts, demandsSecondFactor } from './account/accounts';
import { Auditor } from './audit/auditor';
import { ReadBudgetWatch } from './audit/read-budgets';
import type { HashFunctions } from './account/password-hashing';
import type { Context } from './context';
import { Budgets } from './http/budgets';
import { cookiesFor } from './http/cookies';
import { createMetrics } from './http/metrics';
import { Preparation } from './http/preparation';
import { ReadSideRecorder } from './processes/read-side-recorder';
import { Sessions } from './http/sessions';
import { EventStream } from './events/stream';

export interface RunningApi {
  readonly url: string;
  readonly context: Context;
  readonly stop: () => Promise<void>;
}

/** At once when it is quiet; when it is busy, so seldom that many commands share a write. */
const AFTER_THE_ANSWER = { soonMs: 30, gapMs: 800 };

/** Milliseconds after which a connection is closed, however many there are of its kind (T18). */
export interface ConnectionTimes {
  /** Until the headers of a request are complete, also of the first one. */
  readonly headersTimeout: number;
  /** Until its body is. */
  readonly requestTimeout: number;
  /** Until the next request. */
  readonly keepAliveTimeout: number;
  /** While nothing of an answer is taken. */
  readonly stalledTimeout: number;
  /** How often the first two are looked at. */
  readonly connectionsCheckingInterval: number;
}
const usualTimes: ConnectionTimes = {
  headersTimeout: 10_000,
  requestTimeout: 25_000,
  keepAliveTimeout: 15_000,
  stalledTimeout: 120_000,
  connectionsCheckingInterval: 2_000,
};

/** What an API speaks to. */
export interface ApiParts {
  readonly config: Config;
  readonly log: Logger;
  readonly database: Database;
  readonly processes: ProcessPort;
  readonly vault: Vault;
  /** A reply that its endpoint does not declare is an error: for tests. */
  readonly strictReplies?: boolean;
  /** Those of argon2 where none are given. */
  readonly hashFunctions?: HashFunctions;
  /** The usual ones where none are given. */
  readonly cleanerLimits?: Partial<CleanerLimits>;
  readonly printerLimits?: Partial<PrinterLimits>;
  readonly connectionTimes?: ConnectionTimes;
}

/** Listens, and answers how to stop. Port 0 takes a free one. Throws a UserFacingError for settings that do not go together. */
export async function serveApi({
  config,
  log,
  database,
  processes,
  vault,
  strictReplies = false,
  hashFunctions,
  cleanerLimits,
  printerLimits,
  connectionTimes = usualTimes,
}: ApiParts): Promise<RunningApi> {
  const { repositories, models, watch: databaseWatch } = database;
  assertPublicAddress(config);
  const sessions = new Sessions(repositories, {
    demandsSecondFactor: demandsSecondFactor(config),
    demoAccounts: !isExposed(config),
    messageTray: hasTray(config),
  });
  const accounts = await openAccounts({ config, log, repositories, sessions, ...(hashFunctions && { hashFunctions }) });
  const stream = new EventStream({
    feed: repositories.feed,
    complaints: repositories.complaints,
    sessions,
    log,
    perPerson: config.STREAMS_PER_PERSON,
  });
  const sequencer = new Sequencer(models, { log, onSequenced: stream.wake });
  const batching = new BatchingRecorder(new EventLog(models), AFTER_THE_ANSWER);
  const metrics = createMetrics();
  const recorder = new ReadSideRecorder(batching, log, sequencer.wake, metrics);
  const auditor = new Auditor({
    log: new AuditLog(repositories.audit, log),
    repositories,
    budgets: new ReadBudgetWatch(repositories, log),
    databaseWatch,
    metrics,
  });
  const files = new SealedFiles(fileStoreAt(config.FILES), vault);
  const cleaner = new FileCleaner(log, cleanerLimits);
  const printer = new PaperPrinter(printerLimits);
  const forgetting = { models, end: (number: string) => processes.end(number) };
  const context: Context = {
    config,
    log,
    processes,
    repositories,
    databaseWatch,
    vault,
    sessions,
    accounts,
    auditor,
    cookies: cookiesFor(config),
    preparation: new Preparation([processes, repositories]),
    recorder,
    metrics,
    stream,
    files,
    erase: (store, customer, at) => erasePerson({ ...forgetting, vault, files }, store, customer, at),
    forget: (number) => forgetProcess(forgetting, number, Date.now()),
    channels: channelsOf(config, repositories),
    cleaner,
    printer,
    budgets: new Budgets(config),
    strictReplies,
  };
  const server = createServer(connectionTimes, createApp(context));
  // a connection on which nothing moves, in either direction, while something is answered; streams have their signs of life
  server.setTimeout(connectionTimes.stalledTimeout);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.PORT, config.HOST, resolve);
  });
  sequencer.start();
  const { port } = server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    stream.close();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
    await recorder.drain();
    await auditor.stop();
    await sequencer.stop();
    await accounts.close();
    cleaner.close();
    await printer.close();
  };
  return { url: `http://${config.HOST}:${port}`, context, stop };
}
