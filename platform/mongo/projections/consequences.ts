import type { AnyBulkWriteOperation } from 'mongoose';
import { storeOf, type AnyEvent, type AnyState, type ProcessType } from '../../../domain/processes';
import { afterQuiet, type Notice } from '../../../domain/kernel/notice';
import type { Reaction } from '../../../domain/reactions';
import type { Task } from '../../../domain/kernel/task';
import type { Models } from '../models';
import { ignoreDuplicates } from '../duplicates';
import type { StoredNotice, StoredTask } from '../models';

/** One event with the states around it. */
export interface EventTransition {
  readonly before: AnyState | undefined;
  readonly event: AnyEvent;
  readonly after: AnyState;
}

/** Something one process asks of another, named so that asking twice is asking once. */
export interface NamedReaction {
  readonly id: string;
  readonly reaction: Reaction;
}

const FORGET_AFTER_MS = 24 * 3_600_000;
/** Far enough that a task without a time sorts after every task with one. */
const NO_DUE = Date.parse('2100-01-01T00:00:00Z');
export const dueOrNull = (dueAt: number): number | null => (dueAt === NO_DUE ? null : dueAt);

type TaskWrite = AnyBulkWriteOperation<StoredTask>;

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
 * The last word about every task that came, changed or went in these turns, with the sequence of its turn. Every state on the way
 * counts: a slower writer may still bring a task that only stood in between, and must find that it is over.
 */
function taskWrites(kind: ProcessType, turns: readonly EventTransition[]): TaskWrite[] {
  const last = new Map<string, TaskWrite>();
  let known = entriesOf(turns[0]?.before ? kind.tasksOf(turns[0].before) : []);
  for (const { after } of turns) {
    const { number: process, sequence } = after;
    const put = (entry: string, $set: object, $setOnInsert: object): void => {
      const common = { process, store: storeOf(process), sequence };
      last.set(entry, {
        updateOne: {
          filter: { _id: `${process}#${entry}`, sequence: { $lt: sequence } },
          update: { $set: { ...common, ...$set }, $setOnInsert: { since: Date.now(), ...$setOnInsert } },
          upsert: true,
        },
      });
    };
    const now = entriesOf(kind.tasksOf(after));
    for (const [entry, fields] of now)
      if (JSON.stringify(fields) !== JSON.stringify(known.get(entry)))
        put(entry, { open: true, forgetAt: null, ...fields }, {});
    for (const [entry, fields] of known)
      if (!now.has(entry)) put(entry, { open: false, forgetAt: new Date(Date.now() + FORGET_AFTER_MS) }, fields);
    known = now;
  }
  return [...last.values()];
}

function storedNotice({ after, event }: EventTransition, notice: Notice, index: number): StoredNotice {
  const { number: process, sequence, policy } = after;
  const inApp = notice.way === 'inApp';
  const role = 'role' in notice.to ? notice.to.role : null;
  const person = 'role' in notice.to ? notice.to.person : null;
  return {
    _id: `${process}:${sequence}:${index + 1}`,
    process,
    store: storeOf(process),
    at: event.at,
    notBefore: inApp || notice.urgent || !policy.notices ? event.at : afterQuiet(policy, event.at),
    zone: policy.calendar.zone,
    notice,
    way: notice.way,
    role,
    person,
    status: inApp ? 'shown' : 'waiting',
    leaseUntil: 0,
    deliveredTo: [],
    attempts: [],
  };
}

/** What changed in one process: its turns, in order. */
export interface ProcessChange {
  readonly kind: ProcessType;
  readonly turns: readonly EventTransition[];
}

/**
 * What follows from events besides the view: tasks, notices, and what other processes are asked. It is brought about before the
 * view moves on, so whoever finds the view behind does it again; every write is named by process and sequence, so again is once.
 * Without `react` (when views are folded anew) nobody is notified or asked again.
 */
export async function applyConsequences(
  models: Models,
  changes: readonly ProcessChange[],
  react: ((reaction: NamedReaction) => Promise<void>) | undefined,
): Promise<void> {
  if (react) {
    await writeNotices(models, changes);
    for (const { kind, turns } of changes)
      for (const { before, event, after } of turns)
        for (const [index, reaction] of kind.reactionsOf(before as AnyState, event, after).entries())
          await react({ id: `${after.number}:${after.sequence}:${index + 1}`, reaction });
  }
  await writeTasks(models, changes);
}

async function writeNotices(models: Models, changes: readonly ProcessChange[]): Promise<void> {
  const notices = changes.flatMap(({ kind, turns }) =>
    turns.flatMap((turn) =>
      kind.noticesOf(turn.after, turn.event).map((notice, index) => storedNotice(turn, notice, index)),
    ),
  );
  if (notices.length === 0) return;
  await ignoreDuplicates(models.notices.collection.insertMany(notices as never, { ordered: false }));
}

/** The tasks of several processes in one write. */
async function writeTasks(models: Models, changes: readonly ProcessChange[]): Promise<void> {
  const writes = changes.flatMap(({ kind, turns }) => taskWrites(kind, turns));
  if (writes.length === 0) return;
  // where a newer word about the same task stands, its upsert meets a duplicate
  await ignoreDuplicates(models.tasks.collection.bulkWrite(writes as never, { ordered: false }));
}
