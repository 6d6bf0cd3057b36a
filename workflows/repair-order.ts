import { definition } from '../domain/repair-order/definition';
import { actions, upcoming } from '../domain/repair-order/process';
import {
  estimateAnswered,
  isOver,
  handedToWorkshop,
  hasEnded,
  readyForPickup,
  settled,
  workFinished,
} from '../domain/repair-order/milestones';
import type { RepairOrder, RepairOrderEvent } from '../domain/repair-order/state';
import type { StartInputs } from '../domain/processes';
import { startProcess, type ProcessStart } from './process-workflow';

/** How a run of it begins. */
export type Start = ProcessStart<StartInputs['repairOrder'], RepairOrder, RepairOrderEvent>;

/** One visit, from the car's arrival to the complete file. */
export async function repairOrder(start: Start): Promise<RepairOrder> {
  const order = createProcess(start);

  await order.until(estimateAnswered);
  await order.until(handedToWorkshop);
  await order.until(workFinished);
  await order.until(readyForPickup);
  await order.until((visit) => settled(visit) || hasEnded(visit));
  await order.until(hasEnded);
  await order.until(isOver);

  return order.close();
}

function createProcess(start: Start) {
  const view = (state: RepairOrder) => ({ state, actions: actions(state), deadlines: upcoming(state) });
  return startProcess<RepairOrder, RepairOrderEvent, StartInputs['repairOrder']>(definition, start, { view });
}
