import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import { storeOf, type ProcessName } from '../../domain/processes';
import { searchAttributes, workflowIdOf } from '../../workflows/messages';

const storeKey = defineSearchAttributeKey(searchAttributes.store.name, searchAttributes.store.type);

/**
 * Starts the process of this request; true when it runs now, also when it ran already because the request came before. False when
 * the number belongs to another request's process: the counter was set back, e.g. by restoring an old backup.
 */
export async function startIdempotently(
  temporal: Client,
  taskQueue: string,
  kind: ProcessName,
  number: string,
  request: string,
  start: object,
): Promise<boolean> {
  const workflowId = workflowIdOf(kind, number);
  try {
    await temporal.workflow.start(kind, {
      workflowId,
      taskQueue,
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      typedSearchAttributes: new TypedSearchAttributes([{ key: storeKey, value: storeOf(number) }]),
      memo: { request },
      args: [start],
    });
    return true;
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    const { memo } = await temporal.workflow.getHandle(workflowId).describe();
    return memo?.['request'] === request;
  }
}
