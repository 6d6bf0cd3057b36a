import { continueAsNew, proxyActivities, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { defineSearchAttributeKey } from '@temporalio/common';
import type { Activities } from '../../activities';
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
import { searchAttributes, type RepairOrderStart } from './messages';

const { recordEvents } = proxyActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' },
});

/** One visit, from the car's arrival to the complete file. */
export async function repairOrder(start: RepairOrderStart): Promise<RepairOrder> {
  const order = take(start);

  await order.until(estimateAnswered);
  label(order.state);
  await order.until(handedToWorkshop);
  label(order.state);
  await order.until(workFinished);
  label(order.state);
  await order.until(readyForPickup);
  label(order.state);
  await order.until(settled);
  label(order.state);
  await order.until(isGone);
  label(order.state);
  await order.until(filed);

  return filed(order.state) ? order.close() : continueAsNew<typeof repairOrder>(await order.carry());
}

type Order = LiveProcess<RepairOrder, RepairOrderCommand, RepairOrderEvent>;

/** State first, then the doors, then the world: before the first await. */
function take(start: RepairOrderStart): Order {
  const carried = 'opening' in start ? openedBy(start) : start;
  const order: Order = new LiveProcess(
    repairOrderProcess,
    {
      view: (state) => ({ order: state, actions: actions(state), deadlines: upcoming(state) }),
      rejected: ({ id, type, by }, { code, facts }, at) => ({
        type: 'commandRejected',
        at,
        by,
        commandId: id,
        command: type,
        code,
        facts,
      }),
    },
    carried,
  );
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

const stageKey = defineSearchAttributeKey(searchAttributes.stage.name, searchAttributes.stage.type);
const dueAtKey = defineSearchAttributeKey(searchAttributes.dueAt.name, searchAttributes.dueAt.type);

/** Each milestone shows where the order stands; a run that goes on where another left off has nothing new to show. */
function label(order: RepairOrder): void {
  if (workflowInfo().typedSearchAttributes.get(stageKey) === order.stage) return;
  const due = nextDeadline(repairOrderProcess, order);
  upsertSearchAttributes([
    { key: stageKey, value: order.stage },
    { key: dueAtKey, value: due ? new Date(due.at) : null },
  ]);
}
