import { continueAsNew } from '@temporalio/workflow';
import { nextDeadline } from '../domain/kernel/process';
import type { RepairOrderCommand } from '../domain/repair-order/commands';
import { actions, repairOrderProcess, upcoming } from '../domain/repair-order/process';
import {
  estimateAnswered,
  fileComplete,
  handedToWorkshop,
  hasEnded,
  readyForPickup,
  settled,
  workFinished,
} from '../domain/repair-order/milestones';
import { openOrder } from '../domain/repair-order/opening';
import type { RepairOrder, RepairOrderEvent } from '../domain/repair-order/state';
import { firstRun, startProcess, updateSearchAttributes, startedAt } from './process-workflow';
import type { RepairOrderStart } from './repair-order-start';

/** One visit, from the car's arrival to the complete file. */
export async function repairOrder(start: RepairOrderStart): Promise<RepairOrder> {
  const order = createProcess(start);

  await order.until(estimateAnswered);
  updateStage(order.state);
  await order.until(handedToWorkshop);
  updateStage(order.state);
  await order.until(workFinished);
  updateStage(order.state);
  await order.until(readyForPickup);
  updateStage(order.state);
  await order.until((visit) => settled(visit) || hasEnded(visit));
  updateStage(order.state);
  await order.until(hasEnded);
  updateStage(order.state);
  await order.until(fileComplete);

  return order.close();
}

function createProcess(start: RepairOrderStart) {
  const view = (state: RepairOrder) => ({ state, actions: actions(state), deadlines: upcoming(state) });
  return startProcess<RepairOrder, RepairOrderCommand, RepairOrderEvent>(
    repairOrderProcess,
    { view, continueWith: (carried) => continueAsNew<typeof repairOrder>(carried) },
    'opening' in start ? openedBy(start) : start,
  );
}

function openedBy({ opening, by }: Extract<RepairOrderStart, { opening: unknown }>) {
  const at = startedAt();
  return firstRun<RepairOrder, RepairOrderEvent>(openOrder(opening, by, at), { type: 'orderOpened', at, by, opening });
}

const updateStage = (order: RepairOrder): void =>
  updateSearchAttributes(order.stage, nextDeadline(repairOrderProcess, order)?.at);
