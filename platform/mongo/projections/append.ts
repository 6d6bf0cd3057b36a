import { canonical } from '../../../domain/kernel/fingerprint';
import type { Recorded } from '../../../domain/kernel/receipt';
import type { AnyEvent } from '../../../domain/processes';
import { duplicatesOf } from '../duplicates';
import { oneOf } from '../filters';
import type { Models, StoredEvent } from '../models';
import { operatorTasksIn } from '../repositories/operator-tasks';
import { storedEvent } from './events';
import { isErased, openedFromLog, sealedForLog, withoutWordsOf } from '../personal-data/event-texts';

/** Events of several processes, each in order. */
export type Batch = ReadonlyMap<string, readonly Recorded<AnyEvent>[]>;

export interface AppendOptions {
  /** Most of what comes is there already: it is read before anything is written. */
  readonly readsFirst: boolean;
}

/** What became of a batch. */
interface Appended {
  /** Processes of which the log got something it lacked. */
  readonly grown: ReadonlySet<string>;
  /** Processes of which the log holds another event at the same place: the log and the process have parted. */
  readonly parted: ReadonlySet<string>;
}

type Content = Pick<StoredEvent, '_id' | 'process' | 'type' | 'event' | 'schemaVersion' | 'sealed'>;

/** What two releases wrote in different shapes is not compared; of somebody who is erased, everything but the words is. */
const differs = (given: Content, stored: Content): boolean =>
  given.schemaVersion === (stored.schemaVersion ?? 1) &&
  canonical(given.event) !== canonical(stored.event) &&
  !(isErased(stored) && canonical(withoutWordsOf(given)) === canonical(stored.event));

/** Of these, what the log lacks. What it holds with another content is told to whoever operates the system. */
async function compare(models: Models, events: readonly StoredEvent[], parted: Set<string>): Promise<StoredEvent[]> {
  if (events.length === 0) return [];
  const found = await models.events
    .find({ _id: oneOf(events.map(({ _id }) => _id)) }, { process: 1, type: 1, event: 1, schemaVersion: 1, sealed: 1 })
    .lean<Content[]>();
  const stored = new Map((await openedFromLog(models, found)).map((content) => [content._id, content]));
  for (const given of events) {
    const known = stored.get(given._id);
    if (!known || !differs(given, known) || parted.has(given.process)) continue;
    parted.add(given.process);
    const { process, type: about } = given;
    await operatorTasksIn(models).report({ kind: 'log', process, about, stack: null });
  }
  return events.filter(({ _id }) => !stored.has(_id));
}

/**
 * Appends what the log lacks. What it has stays as it is; only events that are there already are read, and one with another content
 * is an operator's task.
 */
export async function append(models: Models, batch: Batch, { readsFirst }: AppendOptions): Promise<Appended> {
  const all = [...batch].flatMap(([number, recorded]) => recorded.map((event) => storedEvent(number, event)));
  const parted = new Set<string>();
  const events = readsFirst ? await compare(models, all, parted) : all;
  if (events.length === 0) return { grown: new Set(), parted };
  // the driver's own call: what is written is built here field by field, and casting it again would cost more than writing it
  const kept = await sealedForLog(models, events);
  const there = await duplicatesOf(models.events.collection.insertMany(kept as never, { ordered: false }));
  const duplicates = events.filter((_event, place) => there.has(place));
  await compare(models, duplicates, parted);
  const grown = new Set(events.filter((_event, place) => !there.has(place)).map(({ process }) => process));
  return { grown, parted };
}
