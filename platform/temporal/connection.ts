import { Client, Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { DataConverter } from '@temporalio/common';
import type { Config } from '../config';

/** TLS, API key and the rest of the standard variables come from `@temporalio/envconfig`; the address from our own config. */
export const connectionOptions = ({ TEMPORAL_ADDRESS }: Config) => ({
  ...loadClientConnectConfig().connectionOptions,
  address: TEMPORAL_ADDRESS,
});

/** A server with too much to do at this moment is asked again soon: whoever waits for an answer waits four seconds in all. Milliseconds. */
export const retryDelay = (attempt: number): number => Math.min(200, 50 * attempt) * (0.8 + Math.random() * 0.4);

const retryingSoon = makeGrpcRetryInterceptor({ ...defaultGrpcRetryOptions(), delayFunction: retryDelay });

/** Without a data converter nothing that is encrypted can be read or written, not even the memo of a process. */
export async function connectTemporal(config: Config, dataConverter?: DataConverter): Promise<Client> {
  const connection = await Connection.connect({ ...connectionOptions(config), interceptors: [retryingSoon] });
  return new Client({ connection, namespace: config.TEMPORAL_NAMESPACE, ...(dataConverter && { dataConverter }) });
}
