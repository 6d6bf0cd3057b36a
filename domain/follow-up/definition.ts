import type { Actor } from '../kernel/actor';
import { decide } from '../kernel/process';
import type { ProcessDefinition } from '../kernel/process-definition';
import type { Errand } from '../errands';
import { pausedRuleIds } from '../time/deadline';
import { access } from './access';
import { commands, type FollowUpCommand } from './commands';
import { heldBy } from './hand-over';
import { noticesOf } from './notices';
import { followUpNumbers } from './number';
import { deadlineRules, followUpProcess } from './process';
import { errandsOf } from './errands';
import { isFinished, isOver, type Departure, type FollowUp, type FollowUpEvent } from './state';
import { tasksOf } from './tasks';
import { upcasting } from './upcasting';

interface Input {
  readonly departure: Departure;
  readonly by: Actor;
}

export const definition: ProcessDefinition<
  'followUp',
  FollowUp,
  FollowUpEvent,
  Input,
  Errand,
  typeof commands,
  typeof access
> = {
  type: 'followUp',
  path: '/follow-ups',
  commands,
  access,
  eventSchemas: followUpProcess.eventSchemas,
  numbers: followUpNumbers,
  // named after the order it follows
  workflowId: (number) => `follow-up:${number.replace(/^FU-/, 'RO-')}`,
  numberOf: (workflowId) => workflowId.replace('follow-up:RO-', 'FU-'),
  initialState: followUpProcess.initialState,
  upcasting,
  firstEvent: ({ departure, by }, at) => ({ type: 'followUpOpened', at, by, departure }),
  customerOf: (followUp) => followUp.customer.id,
  decide: (followUp, command, at) => decide(followUpProcess, followUp, command as FollowUpCommand, at),
  evolve: followUpProcess.evolve,
  deadlines: followUpProcess.deadlines,
  pausedRules: (followUp) => pausedRuleIds(deadlineRules(followUp)),
  isOpen: (followUp) => !isOver(followUp),
  isOver: isFinished,
  tasksOf,
  heldBy,
  noticesOf,
  errandsOf,
  withPolicy: (first, policy) =>
    first.type === 'followUpOpened' ? { ...first, departure: { ...first.departure, policy } } : first,
};
