import { sleep } from '@temporalio/workflow';
import { repairOrder as unchanged } from '../../workflows';
import type { RepairOrderStart } from '../../workflows/repair-order-start';

/** The story with one step more: orders in flight would break on it. */
export async function repairOrder(start: RepairOrderStart): Promise<unknown> {
  await sleep('1 second');
  return unchanged(start);
}
