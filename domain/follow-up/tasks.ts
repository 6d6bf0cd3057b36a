import type { Role } from '../kernel/actor';
import { taskFor, tasksOfEscalations, tasksOfDeadlines, type Addressing, type Task } from '../kernel/task';
import { deadlines, escalationPolicyOf, deadlineRules } from './deadlines';
import type { CommandName } from './commands';
import { rolesFor, steps } from './process';
import { isOver, type FollowUp } from './state';

const quickHandlingDue = (followUp: FollowUp): number | null =>
  deadlines(followUp).find(({ event }) => event.type === 'quickHandlingExpired')?.at ?? null;

/** Everything somebody has to do on this follow-up now. CF-03: the call belongs to whoever calls at this point. */
export function tasksOf(followUp: FollowUp): readonly Task[] {
  if (isOver(followUp) || followUp.stage === 'waiting') return [];
  const callers: readonly CommandName[] = ['logCall', 'recordFollowUp', 'bookCall'];
  const addressing: Addressing = {
    rolesFor: (command) =>
      callers.includes(command as CommandName) ? [followUp.caller] : rolesFor(followUp, command as CommandName),
    personOf: (role: Role) =>
      role === 'serviceAdvisor' && followUp.stage === 'quickHandling' ? followUp.advisor : null,
    inStage: (command) => steps[command as CommandName].during.includes(followUp.stage),
  };
  const live = deadlineRules(followUp);
  // the customer's booked time replaces the general due time; giving up is a choice, not a task
  const watched = tasksOfDeadlines(
    live.filter(({ timer }) => timer !== 'G-19' && !(timer === 'T-21' && followUp.bookedAt !== undefined)),
    addressing,
  );
  const form =
    followUp.stage === 'quickHandling'
      ? taskFor('T-38', 'answerQuickHandling', quickHandlingDue(followUp), addressing)
      : [];
  return [...watched, ...form, ...tasksOfEscalations(followUp, live, escalationPolicyOf(followUp))];
}
