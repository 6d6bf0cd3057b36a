import { Client, Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection } from '@temporalio/worker';
import { temporal } from '@temporalio/proto';
import { searchAttributes } from '../../workflows/messages';
import type { Config } from '../config';

/** TLS, API key and the rest of the standard variables come from `@temporalio/envconfig`; the address from our own config. */
const connectionOptions = ({ TEMPORAL_ADDRESS }: Config) => ({
  ...loadClientConnectConfig().connectionOptions,
  address: TEMPORAL_ADDRESS,
});

/** A server with too much to do at this moment is asked again soon: whoever waits for an answer waits four seconds in all. */
const retryingSoon = makeGrpcRetryInterceptor({
  ...defaultGrpcRetryOptions(),
  delayFunction: (attempt) => Math.min(200, 50 * attempt) * (0.8 + Math.random() * 0.4),
});

export async function connectTemporal(config: Config): Promise<Client> {
  const connection = await Connection.connect({ ...connectionOptions(config), interceptors: [retryingSoon] });
  return new Client({ connection, namespace: config.TEMPORAL_NAMESPACE });
}

export const connectWorker = (config: Config): Promise<NativeConnection> =>
  NativeConnection.connect(connectionOptions(config));

const RETENTION_SECONDS = 90 * 24 * 3600;

/**
 * Once per namespace: our search attributes, and a retention that outlives every open order (a closed order's id and Update
 * results protect against repetition only within it). Doing it again changes nothing.
 */
export async function prepareNamespace(client: Client): Promise<void> {
  const { namespace } = client.options;
  const { IndexedValueType } = temporal.api.enums.v1;
  const wanted = Object.values(searchAttributes).map(
    ({ name, type }) => [name, IndexedValueType[`INDEXED_VALUE_TYPE_${type}`]] as const,
  );
  const { customAttributes } = await client.connection.operatorService.listSearchAttributes({ namespace });
  const missing = wanted.filter(([name]) => !Object.hasOwn(customAttributes ?? {}, name));
  if (missing.length > 0)
    await client.connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(missing),
    });
  await client.connection.workflowService.updateNamespace({
    namespace,
    config: { workflowExecutionRetentionTtl: { seconds: RETENTION_SECONDS as never } },
  });
}
