import type { Actor } from '../kernel/actor';
import { decide } from '../kernel/process';
import type { ProcessDefinition } from '../kernel/process-definition';
import type { Errand } from '../errands';
import { pausedRuleIds } from '../time/deadline';
import { access } from './access';
import { commands, type DayCommand } from './commands';
import { errandsOf } from './errands';
import { noticesOf } from './notices';
import { dayNumbers } from './number';
import { dayProcess, deadlineRules } from './process';
import { isOver, type Planned, type WorkshopDay, type WorkshopDayEvent } from './state';
import { tasksOf } from './tasks';
import { upcasting } from './upcasting';

interface Input {
  readonly planned: Planned;
  readonly by: Actor;
}

export const definition: ProcessDefinition<
  'workshopDay',
  WorkshopDay,
  WorkshopDayEvent,
  Input,
  Errand,
  typeof commands,
  typeof access
> = {
  type: 'workshopDay',
  path: '/workshop-days',
  commands,
  access,
  eventSchemas: dayProcess.eventSchemas,
  numbers: dayNumbers,
  workflowId: (number) => `workshop-day:${number}`,
  numberOf: (workflowId) => workflowId.replace('workshop-day:', ''),
  initialState: dayProcess.initialState,
  upcasting,
  firstEvent: ({ planned, by }, at) => ({ type: 'dayOpened', at, by, planned }),
  customerOf: () => null,
  decide: (day, command, at) => decide(dayProcess, day, command as DayCommand, at),
  evolve: dayProcess.evolve,
  deadlines: dayProcess.deadlines,
  pausedRules: (day) => pausedRuleIds(deadlineRules(day)),
  isOpen: (day) => !isOver(day),
  isOver,
  tasksOf,
  heldBy: () => undefined,
  noticesOf,
  errandsOf,
  withPolicy: (first, policy) =>
    first.type === 'dayOpened' ? { ...first, planned: { ...first.planned, policy } } : first,
};
