import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { buildQueueOf, RENEW } from '../../workflows/messages';
import { listed, ownProcesses } from './own-processes';

/** A build with processes that it carries on. */
export interface OpenBuild {
  readonly build: string;
  readonly processes: number;
}

const openOn = (taskQueue: string): string => `ExecutionStatus = 'Running' AND ${ownProcesses(taskQueue)}`;

/** The task queue of some process that is open on none of these; undefined when there is none. */
async function furtherQueue(client: Client, taskQueue: string, known: readonly string[]): Promise<string | undefined> {
  const others = known.length === 0 ? '' : ` AND TaskQueue NOT IN ${listed(known)}`;
  for await (const one of client.workflow.list({ query: openOn(taskQueue) + others, pageSize: 1 }))
    return one.taskQueue;
  return undefined;
}

/** The builds that carry on processes, as Temporal's visibility knows them: what began in the last seconds may be missing. */
export async function openBuilds(client: Client, taskQueue: string): Promise<readonly OpenBuild[]> {
  const prefix = buildQueueOf(taskQueue, '');
  const queues: string[] = [];
  const found: OpenBuild[] = [];
  for (;;) {
    const queue = await furtherQueue(client, taskQueue, queues);
    if (queue === undefined) return found;
    queues.push(queue);
    const { count } = await client.workflow.count(`${openOn(taskQueue)} AND TaskQueue IN ${listed([queue])}`);
    found.push({ build: queue.slice(prefix.length), processes: count });
  }
}

/**
 * Asks every process that another build carries on, and whose run began before `startedBefore`, for a fresh run by this build. Gives their
 * workflow ids as they are asked; a process that has ended meanwhile is left out.
 */
export async function* renew(
  { workflow }: Client,
  taskQueue: string,
  build: string,
  startedBefore: Date,
): AsyncGenerator<string> {
  const own = buildQueueOf(taskQueue, build);
  const query = `${openOn(taskQueue)} AND TaskQueue NOT IN ${listed([own])} AND StartTime < '${startedBefore.toISOString()}'`;
  for await (const { workflowId } of workflow.list({ query })) {
    try {
      await workflow.getHandle(workflowId).signal(RENEW, own);
      yield workflowId;
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }
}
