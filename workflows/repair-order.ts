import { continueAsNew } from '@temporalio/workflow';
import { nextDeadline } from '../domain/kernel/process';
import { actions, repairOrderProcess, upcoming } from '../domain/repair-order/process';
import {
  estimateAnswered,
  filed,
  handedToWorkshop,
  isGone,
  open,
  readyForPickup,
  settled,
  workFinished,
  type RepairOrder,
  type RepairOrderEvent,
} from '../domain/repair-order/state';
import { begun, bringToLife, label, startedAt } from './process-workflow';
import type { RepairOrderStart } from './repair-order-start';

/** One visit, from the car's arrival to the complete file. */
export async function repairOrder(start: RepairOrderStart): Promise<RepairOrder> {
  const order = take(start);

  await order.until(estimateAnswered);
  show(order.state);
  await order.until(handedToWorkshop);
  show(order.state);
  await order.until(workFinished);
  show(order.state);
  await order.until(readyForPickup);
  show(order.state);
  await order.until(settled);
  show(order.state);
  await order.until(isGone);
  show(order.state);
  await order.until(filed);

  return filed(order.state) ? order.close() : continueAsNew<typeof repairOrder>(await order.carry());
}

function take(start: RepairOrderStart) {
  const view = (state: RepairOrder) => ({ state, actions: actions(state), deadlines: upcoming(state) });
  return bringToLife(repairOrderProcess, view, 'opening' in start ? openedBy(start) : start);
}

function openedBy({ opening, by }: Extract<RepairOrderStart, { opening: unknown }>) {
  const at = startedAt();
  return begun<RepairOrder, RepairOrderEvent>(open(opening, by, at), { type: 'orderOpened', at, by, opening });
}

const show = (order: RepairOrder): void => label(order.stage, nextDeadline(repairOrderProcess, order)?.at);
