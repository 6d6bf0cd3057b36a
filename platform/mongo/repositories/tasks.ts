import { below, oneOf } from '../filters';
import type { Models, StoredTask } from '../models';
import { audiencesOf, dueOrNull } from '../projections/tasks';
import { openBy } from './counts';
import { withoutClosed } from './without-closed';

/** A task as it is listed: `dueAt` is null where no time is set. */
export type ListedTask = Omit<StoredTask, 'dueAt'> & { readonly dueAt: number | null };

interface Narrowed {
  readonly overdue?: boolean | undefined;
  readonly escalated?: boolean | undefined;
  /** Of none of these processes. */
  readonly without?: readonly string[] | undefined;
}

const narrowed = ({ overdue, escalated }: Narrowed) => ({
  ...(escalated !== undefined && { escalated }),
  ...(overdue === true && { dueAt: below(Date.now()) }),
});

/** A task that several roles may take is shown once, the most urgent first. */
const onceEach = (tasks: readonly StoredTask[]): readonly ListedTask[] => {
  const known = new Map(tasks.map((task) => [`${task.process}#${task.key}`, task]));
  return [...known.values()]
    .toSorted((a, b) => a.dueAt - b.dueAt || (a._id < b._id ? -1 : 1))
    .map(({ dueAt, ...task }) => ({ ...task, dueAt: dueOrNull(dueAt) }));
};

export const tasksIn = ({ tasks }: Models) => {
  const open = (filter: object, limit: number) =>
    tasks
      .find({ open: true, ...filter })
      .sort({ dueAt: 1 })
      .limit(limit)
      .lean<StoredTask[]>();
  return {
    /** The most urgent tasks of these persons and roles: one read per audience along the index, then merged. */
    openFor: async (
      store: string,
      persons: readonly string[],
      roles: readonly string[],
      limit: number,
      narrow: Narrowed = {},
    ): Promise<readonly ListedTask[]> => {
      const audiences = audiencesOf(persons, roles);
      const lists = await Promise.all(
        audiences.map((audience) =>
          withoutClosed(narrow.without ?? [], limit, (most) => open({ store, audience, ...narrowed(narrow) }, most)),
        ),
      );
      return onceEach(lists.flat()).slice(0, limit);
    },

    /** What these processes wait for first: each with its most urgent task, null where nobody has one. */
    nextOf: async (processes: readonly string[]) => {
      const waiting = await tasks
        .find({ process: oneOf(processes), open: true })
        .sort({ dueAt: 1 })
        .lean<StoredTask[]>();
      const firstTaskOf = new Map(waiting.toReversed().map((task) => [task.process, task]));
      return (process: string) => {
        const first = firstTaskOf.get(process);
        if (!first) return null;
        const { command, roles, person, dueAt, escalated } = first;
        return { command, roles, person, dueAt: dueOrNull(dueAt), escalated };
      };
    },

    /** The processes of which something is overdue, or was raised to somebody who has not taken it over. */
    lateIn: async (store: string): Promise<ReadonlySet<string>> => {
      const late = (filter: object) =>
        tasks.find({ store, open: true, ...filter }, { process: 1 }).lean<Pick<StoredTask, 'process'>[]>();
      const found = await Promise.all([late({ dueAt: below(Date.now()) }), late({ escalated: true })]);
      return new Set(found.flat().map(({ process }) => process));
    },

    /** The most urgent tasks of the whole store. */
    openIn: async (store: string, limit: number, narrow: Narrowed): Promise<readonly ListedTask[]> =>
      onceEach(await withoutClosed(narrow.without ?? [], limit, (most) => open({ store, ...narrowed(narrow) }, most))),

    /** The processes that wait for this very person. */
    processesWaitingFor: async (store: string, person: string): Promise<readonly string[]> => {
      const audience = oneOf(audiencesOf([person], []));
      const waiting = await tasks.find({ store, open: true, audience }, { process: 1 }).lean<StoredTask[]>();
      return [...new Set(waiting.map(({ process }) => process))];
    },

    /** Open tasks by audience: `person:<id>` or `role:<role>`. */
    openByAudience: (store: string) => openBy(tasks, store, 'audience'),

    /** The audiences of what is overdue, one entry per task. */
    overdueAudiences: async (store: string): Promise<readonly string[]> => {
      const late = await tasks
        .find({ store, open: true, dueAt: below(Date.now()) }, { audience: 1 })
        .lean<StoredTask[]>();
      return late.map(({ audience }) => audience);
    },

    countEscalated: (store: string): Promise<number> =>
      tasks.countDocuments({ store, open: true, escalated: true }).exec(),
  };
};
