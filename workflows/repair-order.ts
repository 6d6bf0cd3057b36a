import { continueAsNew } from '@temporalio/workflow';
import { nextDeadline } from '../domain/kernel/process';
import type { RepairOrderCommand } from '../domain/repair-order/commands';
import { actions, repairOrderProcess, upcoming } from '../domain/repair-order/process';
import {
  estimateAnswered,
  fileComplete,
  handedToWorkshop,
  hasEnded,
  open,
  readyForPickup,
  settled,
  workFinished,
  type RepairOrder,
  type RepairOrderEvent,
} from '../domain/repair-order/state';
import { upcasting } from '../domain/repair-order/upcasting';
import { firstRun, startProcess, updateSearchAttributes, startedAt } from './process-workflow';
import type { RepairOrderStart } from './repair-order-start';

/** One visit, from the car's arrival to the complete file. */
export async function repairOrder(start: RepairOrderStart): Promise<RepairOrder> {
  const order = createProcess(upcasting.upcastStart(start));

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

  return fileComplete(order.state)
    ? order.close()
    : continueAsNew<typeof repairOrder>({
        ...(await order.carry()),
        schemaVersion: upcasting.schemaVersion,
      });
}

function createProcess(start: RepairOrderStart) {
  const view = (state: RepairOrder) => ({ state, actions: actions(state), deadlines: upcoming(state) });
  return startProcess<RepairOrder, RepairOrderCommand, RepairOrderEvent>(
    repairOrderProcess,
    view,
    'opening' in start ? openedBy(start) : start,
  );
}

function openedBy({ opening, by }: Extract<RepairOrderStart, { opening: unknown }>) {
  const at = startedAt();
  return firstRun<RepairOrder, RepairOrderEvent>(open(opening, by, at), { type: 'orderOpened', at, by, opening });
}

const updateStage = (order: RepairOrder): void =>
  updateSearchAttributes(order.stage, nextDeadline(repairOrderProcess, order)?.at);
