import { Worker, type NativeConnection, type WorkflowBundle } from '@temporalio/worker';
import { activityQueueOf } from '../../workflows/messages';

interface Options {
  readonly connection: NativeConnection;
  readonly namespace: string;
  /** Of each build whose processes are carried on here. */
  readonly taskQueues: readonly string[];
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
  const { connection, namespace, taskQueues, workflowBundle, activities, maxCachedWorkflows } = options;
  const workers = await Promise.all(
    taskQueues.flatMap((taskQueue) => [
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
    ]),
  );
  return {
    run: async () => void (await Promise.all(workers.map((worker) => worker.run()))),
    shutdown: () => {
      for (const worker of workers) worker.shutdown();
    },
  };
}
