import type { Actor } from '../kernel/actor';
import { decide } from '../kernel/process';
import type { ProcessDefinition } from '../kernel/process-definition';
import type { Errand } from '../errands';
import { pausedRuleIds } from '../time/deadline';
import { access } from './access';
import { commands, type RepairOrderCommand } from './commands';
import { heldBy } from './hand-over';
import { noticesOf } from './notices';
import { orderNumbers } from './number';
import { deadlineRules, repairOrderProcess } from './process';
import { errandsOf } from './errands';
import { isOver, hasEnded } from './milestones';
import type { Opening } from './opening';
import type { RepairOrder, RepairOrderEvent } from './state';
import { tasksOf } from './tasks';
import { upcasting } from './upcasting';

interface Input {
  readonly opening: Opening;
  readonly by: Actor;
}

export const definition: ProcessDefinition<
  'repairOrder',
  RepairOrder,
  RepairOrderEvent,
  Input,
  Errand,
  typeof commands,
  typeof access
> = {
  type: 'repairOrder',
  path: '/repair-orders',
  commands,
  access,
  eventSchemas: repairOrderProcess.eventSchemas,
  numbers: orderNumbers,
  workflowId: (number) => `repair-order:${number}`,
  numberOf: (workflowId) => workflowId.replace('repair-order:', ''),
  initialState: repairOrderProcess.initialState,
  upcasting,
  firstEvent: ({ opening, by }, at) => ({ type: 'orderOpened', at, by, opening }),
  customerOf: (order) => order.customer.id,
  decide: (order, command, at) => decide(repairOrderProcess, order, command as RepairOrderCommand, at),
  evolve: repairOrderProcess.evolve,
  deadlines: repairOrderProcess.deadlines,
  pausedRules: (order) => pausedRuleIds(deadlineRules(order)),
  isOpen: (order) => !hasEnded(order),
  isOver,
  tasksOf,
  heldBy,
  noticesOf,
  errandsOf,
  withPolicy: (first, policy) =>
    first.type === 'orderOpened' ? { ...first, opening: { ...first.opening, policy } } : first,
};
