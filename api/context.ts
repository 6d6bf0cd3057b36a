import type { Config } from '../platform/config';
import type { Logger } from '../platform/log';
import type { FileCleaner } from '../platform/files/file-cleaner';
import type { SealedFiles } from '../platform/files/sealed-files';
import type { Channel } from '../platform/notify/channels';
import type { PaperPrinter } from '../platform/print/paper-printer';
import type { ProcessPort } from '../platform/process-port';
import type { DatabaseWatch } from '../platform/mongo/database-watch';
import type { Repositories } from '../platform/mongo/repositories';
import type { Vault } from '../platform/vault/vault';
import type { Accounts } from './account/accounts';
import type { Auditor } from './audit/auditor';
import type { Budgets } from './http/budgets';
import type { Cookies } from './http/cookies';
import type { Metrics } from './http/metrics';
import type { Preparation } from './http/preparation';
import type { ReadSideRecorder } from './processes/read-side-recorder';
import type { Sessions } from './http/sessions';
import type { EventStream } from './events/stream';

/** What the endpoints are built on. */
export interface Context {
  readonly config: Config;
  readonly log: Logger;
  readonly processes: ProcessPort;
  readonly repositories: Repositories;
  /** Whether what is kept can be reached. */
  readonly databaseWatch: DatabaseWatch;
  /** Seals what is said of a person. */
  readonly vault: Vault;
  readonly sessions: Sessions;
  readonly accounts: Accounts;
  readonly auditor: Auditor;
  readonly cookies: Cookies;
  readonly preparation: Preparation;
  readonly recorder: ReadSideRecorder;
  readonly metrics: Metrics;
  readonly stream: EventStream;
  readonly files: SealedFiles;
  /** Forgets a person of a store, for good. */
  readonly erase: (store: string, customer: string, at: number) => Promise<void>;
  /** Ends a process whose key is destroyed, for good. */
  readonly forget: (process: string) => Promise<void>;
  /** By which messages go out at once, to whoever waits for them. */
  readonly channels: readonly Channel[];
  readonly cleaner: FileCleaner;
  readonly printer: PaperPrinter;
  readonly budgets: Budgets;
  /** A reply that its endpoint does not declare is an error: for tests. */
  readonly strictReplies: boolean;
}
