import { tasksOfDeadlines, type Addressing, type Task } from '../kernel/task';
import type { CommandName } from './commands';
import { dayProcess } from './process';
import { isOver, type WorkshopDay } from './state';

/** What somebody has to do about a day now. */
export function tasksOf(day: WorkshopDay): readonly Task[] {
  if (isOver(day)) return [];
  const { commandRules, deadlineRules, rolesFor } = dayProcess;
  const addressing: Addressing = {
    rolesFor: (command) => rolesFor(day, command as CommandName),
    personOf: () => null,
    inStage: (command) => commandRules[command as CommandName].during.includes(day.stage),
  };
  return tasksOfDeadlines(deadlineRules(day), addressing);
}
