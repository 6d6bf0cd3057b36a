import type { Role } from '../kernel/actor';
import { taskFor, tasksOfDeadlines, tasksOfEscalations, type Addressing, type Task } from '../kernel/task';
import type { CommandName } from './commands';
import { escalationPolicyOf } from './deadlines';
import { commandRules, explainedDeadlines, rolesFor } from './process';
import type { Stage } from './stage';
import { isFinished, openMeasures } from './measures';
import { isOver, type Complaint } from './state';
import { departmentTask, measured, measureSubject } from './subjects';

/** What moves a complaint on where no deadline asks for exactly that. */
const next: { readonly [S in Stage]?: CommandName } = {
  received: 'registerComplaint',
  assigned: 'agreeInvestigationTime',
  investigating: 'concludeInvestigation',
  proposing: 'submitCandidates',
  evaluating: 'evaluate',
};

/** The person a task is meant for beyond its roles: who was offered the complaint, who was given the department task or the measure. */
function personFor(complaint: Complaint, { command, key }: Task): string | undefined {
  const { offered, departmentTasks } = complaint;
  if (command === 'acceptOwnership') return offered?.to;
  if (command === 'reportMeasure')
    return openMeasures(complaint).find((one) => measured.id(measureSubject(one)) === key)?.owner;
  const taskId = departmentTask.whatOf(key);
  return departmentTasks.find((one) => one.taskId === taskId)?.to;
}

/** Everything somebody has to do on this complaint now. */
export function tasksOf(complaint: Complaint): readonly Task[] {
  if (isFinished(complaint)) return [];
  const { owner, kind, stage, resolveBy } = complaint;
  const addressing: Addressing = {
    rolesFor: (command) => rolesFor(complaint, command as CommandName),
    // H-43: a closed complaint is owned by nobody any more; the check of a measure waits for whoever holds the role
    personOf: (role: Role) => (role === owner.role && !isOver(complaint) ? owner.id : null),
    inStage: (command) => commandRules[command as CommandName].during.includes(stage),
  };
  const rules = explainedDeadlines(complaint);
  const awaited = tasksOfDeadlines(rules, addressing).map((task) => ({
    ...task,
    person: personFor(complaint, task) ?? task.person,
  }));
  const command = kind === 'inquiry' || kind === 'opinion' ? undefined : next[stage];
  const known = awaited.some((task) => task.command === command);
  const forward = command === undefined || known ? [] : taskFor('next', command, resolveBy?.at ?? null, addressing);
  return [
    ...awaited.filter((task) => task.command !== 'acknowledgeEscalation'),
    ...tasksOfEscalations(complaint, rules, escalationPolicyOf(complaint)),
    ...forward,
  ];
}
