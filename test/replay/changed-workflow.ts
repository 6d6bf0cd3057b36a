import { sleep } from '@temporalio/workflow';
import { repairOrder as unchanged } from '../../workflows';
import type { Start } from '../../workflows/repair-order';

/** The story with one step more: orders in flight would break on it. */
export async function repairOrder(start: Start): Promise<unknown> {
  await sleep('1 second');
  return unchanged(start);
}
