import type { Repositories } from '../platform/mongo/repositories';
import type { OperatorDesk } from '.';

/** Writes down, once per process and place, what whoever operates the system must see to. */
export const operatorDesk = (tasks: Pick<Repositories['operatorTasks'], 'report'>): OperatorDesk => ({
  reportDefect: (process, about, stack) => tasks.report({ kind: 'defect', process, about, stack }),
  reportRefusal: (process, about, reason) => tasks.report({ kind: 'errand', process, about, stack: null, reason }),
});
