import type { Role } from '../kernel/actor';
import { taskFor, tasksOfEscalations, tasksOfDeadlines, type Addressing, type Task } from '../kernel/task';
import { explainedDeadlines, escalationPolicyOf } from './deadlines';
import type { CommandName } from './commands';
import { rolesFor } from './permissions';
import { steps } from './process';
import { isOver, type Complaint } from './state';
import type { Stage } from './stage';

/** What moves a complaint on where no clock asks for exactly that. */
const next: { readonly [S in Stage]?: CommandName } = {
  received: 'registerComplaint',
  assigned: 'agreeInvestigationTime',
  investigating: 'concludeInvestigation',
  proposing: 'submitCandidates',
  evaluating: 'evaluate',
};

/** Everything somebody has to do on this complaint now. */
export function tasksOf(complaint: Complaint): readonly Task[] {
  if (isOver(complaint)) return [];
  const { owner, offered } = complaint;
  const addressing: Addressing = {
    rolesFor: (command) => rolesFor(complaint, command as CommandName),
    personOf: (role: Role) => (role === owner.role ? owner.id : null),
    inStage: (command) => steps[command as CommandName].during.includes(complaint.stage),
  };
  const live = explainedDeadlines(complaint);
  const watched = tasksOfDeadlines(live, addressing).map((task) =>
    task.command === 'acceptOwnership' && offered ? { ...task, person: offered.to } : task,
  );
  const departments = watched.map((task) => {
    const taskId = task.key.startsWith('H-39/') ? task.key.slice('H-39/'.length) : undefined;
    const told = complaint.departmentTasks.find((one) => one.taskId === taskId);
    return told ? { ...task, person: told.to } : task;
  });
  const step = complaint.kind === 'inquiry' || complaint.kind === 'opinion' ? undefined : next[complaint.stage];
  const known = new Set(watched.map(({ command }) => command));
  const forward =
    step === undefined || known.has(step) ? [] : taskFor('next', step, complaint.resolveBy?.at ?? null, addressing);
  return [
    ...departments.filter(({ command }) => command !== 'acknowledgeEscalation'),
    ...tasksOfEscalations(complaint, live, escalationPolicyOf(complaint)),
    ...forward,
  ];
}
