import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { connectWorker } from '../../platform/temporal/worker-connection';
import { readConfig } from '../../platform/config';

/** A worker of its own process, as the real one is. */
async function main(): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  const worker = await Worker.create({
    connection: await connectWorker(readConfig()),
    taskQueue: 'bench-baseline',
    workflowsPath: require.resolve('./baseline'),
  });
  process.send?.('ready');
  await worker.run();
}

void main();
