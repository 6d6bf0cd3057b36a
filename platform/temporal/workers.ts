import { Worker, type NativeConnection, type WorkflowBundle } from '@temporalio/worker';
import { activityQueueOf } from '../../workflows/messages';

interface Options {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly workflowBundle: WorkflowBundle;
  readonly activities: object;
  readonly maxCachedWorkflows?: number | undefined;
}

/** What polls for the processes, and beside it, on a queue of its own, what acts for them. */
export interface Workers {
  /** Works until `shutdown`. */
  run(): Promise<void>;
  shutdown(): void;
}

const shutdownGraceTime = '10 seconds';
/** For so long a process waits for the machine that has it in memory, before any other machine takes it: half of what a caller waits. */
const stickyQueueScheduleToStartTimeout = '2 seconds';

export async function createWorkers(options: Options): Promise<Workers> {
  const { connection, namespace, taskQueue, workflowBundle, activities, maxCachedWorkflows } = options;
  const workers = await Promise.all([
    Worker.create({
      connection,
      namespace,
      taskQueue,
      workflowBundle,
      shutdownGraceTime,
      stickyQueueScheduleToStartTimeout,
      ...(maxCachedWorkflows !== undefined && { maxCachedWorkflows }),
    }),
    Worker.create({ connection, namespace, taskQueue: activityQueueOf(taskQueue), activities, shutdownGraceTime }),
  ]);
  return {
    run: async () => void (await Promise.all(workers.map((worker) => worker.run()))),
    shutdown: () => {
      for (const worker of workers) worker.shutdown();
    },
  };
}
