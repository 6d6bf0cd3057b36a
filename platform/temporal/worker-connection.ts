import { NativeConnection } from '@temporalio/worker';
import type { Config } from '../config';
import { connectionOptions } from './connection';

export const connectWorker = (config: Config): Promise<NativeConnection> =>
  NativeConnection.connect(connectionOptions(config));
