import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import { nextDeadline } from '../../domain/process';
import { actions, repairOrderProcess, upcoming } from '../../domain/repair-order/process';
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
} from '../../domain/repair-order/state';
import type { RepairOrderCommand } from '../../domain/repair-order/commands';
import { LiveProcess, type Carried } from '../support/live-process';
import { label, recordEvents, rejected } from '../support/telling';
import type { RepairOrderStart } from './messages';

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

type Order = LiveProcess<RepairOrder, RepairOrderCommand, RepairOrderEvent>;

/** State first, then the doors, then the world: before the first await. */
function take(start: RepairOrderStart): Order {
  const carried = 'opening' in start ? openedBy(start) : start;
  const view = (state: RepairOrder) => ({ state, actions: actions(state), deadlines: upcoming(state) });
  const order: Order = new LiveProcess(repairOrderProcess, { view, rejected }, carried);
  order.listen();
  void order.publishTo((events) => recordEvents(carried.state.number, events));
  return order;
}

function openedBy({
  opening,
  by,
}: Extract<RepairOrderStart, { opening: unknown }>): Carried<RepairOrder, RepairOrderEvent> {
  const at = workflowInfo().startTime.getTime();
  const event: RepairOrderEvent = { type: 'orderOpened', at, by, opening };
  const state = open(opening, by, at);
  return { state, handled: [], unpublished: [{ sequence: state.sequence, event }] };
}

const show = (order: RepairOrder): void => label(order.stage, nextDeadline(repairOrderProcess, order)?.at);
