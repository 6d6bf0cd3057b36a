import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { processTypes } from '../../domain/processes';
import { buildQueueOf, RENEW } from '../../workflows/messages';

/** A build with processes that it carries on. */
export interface OpenBuild {
  readonly build: string;
  readonly processes: number;
}

const quoted = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** Open processes of whichever build. Throws for a name that could end the quotation. */
function openOn(taskQueue: string): string {
  if (!/^[\w.-]+$/.test(taskQueue)) throw new RangeError(`${taskQueue} is not the name of a task queue`);
  const types = `WorkflowType IN (${quoted(processTypes)})`;
  return `ExecutionStatus = 'Running' AND ${types} AND TaskQueue STARTS_WITH '${buildQueueOf(taskQueue, '')}'`;
}

/** The task queue of some process that is open on none of these; undefined when there is none. */
async function furtherQueue(client: Client, taskQueue: string, known: readonly string[]): Promise<string | undefined> {
  const others = known.length === 0 ? '' : ` AND TaskQueue NOT IN (${quoted(known)})`;
  for await (const one of client.workflow.list({ query: openOn(taskQueue) + others, pageSize: 1 }))
    return one.taskQueue;
  return undefined;
}

/** The builds that carry on processes, as Temporal's visibility knows them: what began in the last seconds may be missing. */
export async function openBuilds(client: Client, taskQueue: string): Promise<readonly OpenBuild[]> {
  const queues: string[] = [];
  for (
    let next = await furtherQueue(client, taskQueue, queues);
    next;
    next = await furtherQueue(client, taskQueue, queues)
  )
    queues.push(next);
  const prefix = buildQueueOf(taskQueue, '');
  return Promise.all(
    queues.map(async (queue) => {
      const { count } = await client.workflow.count(`${openOn(taskQueue)} AND TaskQueue = '${queue}'`);
      return { build: queue.slice(prefix.length), processes: count };
    }),
  );
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
  const query = `${openOn(taskQueue)} AND TaskQueue != '${own}' AND StartTime < '${startedBefore.toISOString()}'`;
  for await (const { workflowId } of workflow.list({ query })) {
    try {
      await workflow.getHandle(workflowId).signal(RENEW, own);
      yield workflowId;
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }
}
