import type { Role } from '../kernel/actor';
import { taskFor, tasksOfDeadlines, tasksOfEscalations, type Addressing, type Task } from '../kernel/task';
import type { CommandName } from './commands';
import { escalationPolicyOf } from './deadlines';
import { isNeedOpen } from './further-needs';
import { followUpProcess } from './process';
import { quickHandlingDue } from './quick-handling';
import { isOver, type FollowUp } from './state';

const callCommands: readonly CommandName[] = ['logCall', 'recordFollowUp', 'bookCall'];

/** The advisor of the visit answers its quick-handling form, and what the customer needs besides. */
const waitsForAdvisor = (followUp: FollowUp): boolean => followUp.stage === 'quickHandling' || isNeedOpen(followUp);

/** Everything somebody has to do on this follow-up now. CF-03: the call belongs to whoever calls at this point. */
export function tasksOf(followUp: FollowUp): readonly Task[] {
  if (isOver(followUp) || followUp.stage === 'waiting') return [];
  const { commandRules, deadlineRules, rolesFor } = followUpProcess;
  const addressing: Addressing = {
    rolesFor: (command) =>
      callCommands.includes(command as CommandName) ? [followUp.caller] : rolesFor(followUp, command as CommandName),
    personOf: (role: Role) =>
      role === followUp.policy.followUp.firstRole && followUp.caller === role
        ? (followUp.specialist ?? null)
        : role === 'serviceAdvisor' && waitsForAdvisor(followUp)
          ? followUp.advisor
          : null,
    inStage: (command) => commandRules[command as CommandName].during.includes(followUp.stage),
  };
  const rules = deadlineRules(followUp);
  // the customer's booked time and the next attempt replace the general due time; giving up is a choice, not a task
  const isReplaced = followUp.bookedAt !== undefined || rules.some(({ timer }) => timer === 'G-47');
  const ofDeadlines = tasksOfDeadlines(
    rules.filter(({ timer }) => timer !== 'G-19' && !(timer === 'T-21' && isReplaced)),
    addressing,
  );
  const form =
    followUp.stage === 'quickHandling'
      ? taskFor('T-38', 'answerQuickHandling', quickHandlingDue(followUp), addressing)
      : [];
  return [...ofDeadlines, ...form, ...tasksOfEscalations(followUp, rules, escalationPolicyOf(followUp))];
}
