import type { Actor } from '../kernel/actor';
import { decide } from '../kernel/process';
import type { ProcessDefinition } from '../kernel/process-definition';
import type { Errand } from '../errands';
import { pausedRuleIds } from '../time/deadline';
import { access } from './access';
import { commands, type ComplaintCommand } from './commands';
import { heldBy } from './hand-over';
import { noticesOf } from './notices';
import { isFinished } from './measures';
import { complaintNumbers } from './number';
import { complaintProcess, explainedDeadlines } from './process';
import { errandsOf } from './errands';
import { initialState, isOver, type Complaint, type ComplaintEvent, type Intake } from './state';
import { tasksOf } from './tasks';
import { upcasting } from './upcasting';

interface Input {
  readonly intake: Intake;
  readonly by: Actor;
}

export const definition: ProcessDefinition<
  'complaint',
  Complaint,
  ComplaintEvent,
  Input,
  Errand,
  typeof commands,
  typeof access
> = {
  type: 'complaint',
  path: '/complaints',
  commands,
  access,
  eventSchemas: complaintProcess.eventSchemas,
  numbers: complaintNumbers,
  workflowId: (number) => `complaint:${number}`,
  numberOf: (workflowId) => workflowId.replace('complaint:', ''),
  initialState,
  upcasting,
  firstEvent: ({ intake, by }, at) => ({ type: 'complaintReceived', at, by, intake }),
  customerOf: ({ complainant }) => (complainant.kind === 'customer' ? complainant.id : null),
  decide: (complaint, command, at) => decide(complaintProcess, complaint, command as ComplaintCommand, at),
  evolve: complaintProcess.evolve,
  deadlines: complaintProcess.deadlines,
  pausedRules: (complaint) =>
    pausedRuleIds(explainedDeadlines(complaint).filter(({ dueTime }) => dueTime.pausedFor !== undefined)),
  isOpen: (complaint) => !isOver(complaint),
  isOver: isFinished,
  tasksOf,
  heldBy,
  noticesOf,
  errandsOf,
  withPolicy: (first, policy) =>
    first.type === 'complaintReceived' ? { ...first, intake: { ...first.intake, policy } } : first,
};
