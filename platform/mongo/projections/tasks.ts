import type { AnyBulkWriteOperation } from 'mongoose';
import type { Task } from '../../../domain/kernel/task';
import { storeOf } from '../../../domain/processes';
import { ignoreDuplicates } from '../duplicates';
import { noneOf } from '../filters';
import type { Models, StoredTask } from '../models';
import type { ProcessChange } from './transitions';

const FORGET_AFTER_MS = 24 * 3_600_000;
/** Far enough that a task without a time sorts after every task with one. */
const NO_DUE = Date.parse('2100-01-01T00:00:00Z');
export const dueOrNull = (dueAt: number): number | null => (dueAt === NO_DUE ? null : dueAt);

export type TaskWrite = AnyBulkWriteOperation<StoredTask>;
interface TaskUpdate {
  readonly $set: Partial<StoredTask>;
  readonly $setOnInsert: Partial<StoredTask>;
}

const fieldsOf = ({ key, roles, person, command, dueAt, escalated }: Task, audience: string) => ({
  key,
  audience,
  roles: [...roles],
  person,
  command,
  dueAt: dueAt ?? NO_DUE,
  escalated,
});

/** One entry per audience: the person meant, or each role that may take it. */
const entriesOf = (tasks: readonly Task[]): ReadonlyMap<string, ReturnType<typeof fieldsOf>> =>
  new Map(
    tasks.flatMap((task) =>
      audiencesOf(task.person === null ? [] : [task.person], task.person === null ? task.roles : []).map(
        (audience) => [`${task.key}@${audience}`, fieldsOf(task, audience)] as const,
      ),
    ),
  );

export const audiencesOf = (persons: readonly string[], roles: readonly string[]): readonly string[] => [
  ...persons.map((person) => `person:${person}`),
  ...roles.map((role) => `role:${role}`),
];

/**
 * The latest state of every task that came, changed or went in these transitions, with the sequence of its transition. Every state on the way
 * counts: a slower writer may still bring a task that only stood in between, and must find that it is over.
 */
export function taskWritesOf({ definition, transitions }: ProcessChange): readonly TaskWrite[] {
  const last = new Map<string, TaskWrite>();
  /** When the tasks of these transitions came about; a rebuilt one has the same time as the first. */
  const opened = new Map<string, number>();
  let known = entriesOf(transitions[0]?.before ? definition.tasksOf(transitions[0].before) : []);
  for (const { after, event } of transitions) {
    const { number: process, sequence } = after;
    const put = (entry: string, $set: object, $setOnInsert: object): void => {
      const common = { process, store: storeOf(process), sequence };
      const since = opened.has(entry) && { since: opened.get(entry)! };
      last.set(entry, {
        updateOne: {
          filter: { _id: `${process}#${entry}`, sequence: { $lt: sequence } },
          update: {
            $set: { ...common, ...$set, ...since },
            $setOnInsert: { ...(!since && { since: event.at }), ...$setOnInsert },
          },
          upsert: true,
        },
      });
    };
    const now = entriesOf(definition.tasksOf(after));
    for (const entry of now.keys()) if (!known.has(entry)) opened.set(entry, event.at);
    for (const [entry, fields] of now)
      if (JSON.stringify(fields) !== JSON.stringify(known.get(entry)))
        put(entry, { open: true, forgetAt: null, ...fields }, {});
    for (const [entry, fields] of known)
      if (!now.has(entry)) put(entry, { open: false, forgetAt: new Date(Date.now() + FORGET_AFTER_MS) }, fields);
    known = now;
  }
  return [...last.values()];
}

/** The tasks of several processes in one write. */
export async function writeTasks(models: Models, writes: readonly TaskWrite[]): Promise<void> {
  if (writes.length === 0) return;
  // where a newer state of the same task is stored, the upsert meets a duplicate
  await ignoreDuplicates(models.tasks.collection.bulkWrite(writes as never, { ordered: false }));
}

/** The tasks of one process as all its events make them, whatever was stored. Those that no event has made go. */
export async function rewriteTasks(models: Models, process: string, writes: readonly TaskWrite[]): Promise<void> {
  const made: string[] = [];
  const rewritten = writes.map((write) => {
    const { filter, update } = (write as { updateOne: { filter: { _id: string }; update: TaskUpdate } }).updateOne;
    made.push(filter._id);
    const whole = { ...update.$setOnInsert, ...update.$set };
    return { updateOne: { filter: { _id: filter._id }, update: { $set: whole }, upsert: true } };
  });
  if (rewritten.length > 0) await models.tasks.collection.bulkWrite(rewritten as never, { ordered: false });
  await models.tasks.deleteMany({ process, _id: noneOf(made) });
}
