import type { Role } from '../kernel/actor';
import { tasksOfDeadlines, tasksOfEscalations, type Addressing, type Task } from '../kernel/task';
import { hasPassed } from '../time/deadline';
import type { CommandName } from './commands';
import { escalationPolicyOf } from './deadlines';
import { appointmentProcess } from './process';
import { isOver, type Appointment } from './state';

/** Nobody reminds a customer of what is weeks away. */
const onceDue: readonly string[] = ['T-02', 'T-03'];

/** Everything somebody has to do about an appointment now. */
export function tasksOf(appointment: Appointment): readonly Task[] {
  if (isOver(appointment)) return [];
  const { commandRules, deadlineRules, rolesFor } = appointmentProcess;
  const addressing: Addressing = {
    rolesFor: (command) => rolesFor(appointment, command as CommandName),
    personOf: (role: Role) => (role === 'serviceAdvisor' ? appointment.advisor : null),
    inStage: (command) => commandRules[command as CommandName].during.includes(appointment.stage),
  };
  const rules = deadlineRules(appointment);
  const asked = rules.filter((rule) => !onceDue.includes(rule.timer) || hasPassed(appointment, rule, 1));
  return [
    ...tasksOfDeadlines(asked, addressing),
    ...tasksOfEscalations(appointment, rules, escalationPolicyOf(appointment)),
  ];
}
