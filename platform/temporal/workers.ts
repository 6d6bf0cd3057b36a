import type { DataConverter } from '@temporalio/common';
import {
  ResourceBasedController,
  Worker,
  type NativeConnection,
  type WorkerOptions,
  type WorkflowBundle,
} from '@temporalio/worker';
import { activityQueueOf } from '../../workflows/messages';
import type { Config } from '../config';

interface Options {
  readonly connection: NativeConnection;
  readonly workflowBundle: WorkflowBundle;
  readonly activities: object;
  readonly namespace: string;
  /** With which payloads are encrypted; only a test is without. */
  readonly dataConverter?: DataConverter;
  /** Of each build whose processes are carried on here. */
  readonly taskQueues: readonly string[];
  readonly maxCachedWorkflows?: number | undefined;
  readonly limits?: Limits;
}

/** How much a worker does at once. */
type Limits = Pick<
  WorkerOptions,
  'tuner' | 'maxConcurrentWorkflowTaskExecutions' | 'maxConcurrentActivityTaskExecutions'
>;

/** As much as the machine bears, or as many as are allowed, or the SDK's own numbers. */
export function limitsOf({ WORKFLOW_SLOTS, ACTIVITY_SLOTS, TARGET_MEMORY, TARGET_CPU }: Config): Limits {
  if (TARGET_MEMORY !== undefined && TARGET_CPU !== undefined)
    return {
      tuner: {
        controller: ResourceBasedController.create({ targetMemoryUsage: TARGET_MEMORY, targetCpuUsage: TARGET_CPU }),
      },
    };
  return {
    ...(WORKFLOW_SLOTS !== undefined && { maxConcurrentWorkflowTaskExecutions: WORKFLOW_SLOTS }),
    ...(ACTIVITY_SLOTS !== undefined && { maxConcurrentActivityTaskExecutions: ACTIVITY_SLOTS }),
  };
}

/** What polls for the processes, and beside it, on a queue of its own, what acts for them. */
export interface Workers {
  /** Works until `shutdown`. */
  run(): Promise<void>;
  shutdown(): void;
  /** Whether all of them ask for work. */
  isRunning(): boolean;
}

const shutdownGraceTime = '10 seconds';
/** For so long a process waits for the machine that has it in memory, before any other machine takes it: half of what a caller waits. */
const stickyQueueScheduleToStartTimeout = '2 seconds';

export async function createWorkers(options: Options): Promise<Workers> {
  const { connection, namespace, dataConverter, taskQueues, workflowBundle, activities, maxCachedWorkflows, limits } =
    options;
  const workers = await Promise.all(
    taskQueues.flatMap((taskQueue) => [
      Worker.create({
        connection,
        namespace,
        ...(dataConverter && { dataConverter }),
        taskQueue,
        workflowBundle,
        shutdownGraceTime,
        stickyQueueScheduleToStartTimeout,
        ...limits,
        ...(maxCachedWorkflows !== undefined && { maxCachedWorkflows }),
      }),
      Worker.create({
        connection,
        namespace,
        ...(dataConverter && { dataConverter }),
        taskQueue: activityQueueOf(taskQueue),
        activities,
        shutdownGraceTime,
        ...limits,
      }),
    ]),
  );
  return {
    run: async () => void (await Promise.all(workers.map((worker) => worker.run()))),
    shutdown: () => {
      for (const worker of workers) worker.shutdown();
    },
    isRunning: () => workers.every((worker) => worker.getState() === 'RUNNING'),
  };
}
