import type { Recorded } from '../../../domain/kernel/receipt';
import type { AnyEvent } from '../../../domain/processes';
import type { SaidEvents } from '../../process-records';
import { oneOf } from '../filters';
import type { Models, StoredEvent } from '../models';
import { ignoreDuplicates } from '../duplicates';
import { append } from './append';
import type { Difference } from './comparison';
import { EventLog } from './event-log';
import { rebuildView } from './rebuild';

/** Keeps events that are not those of the process apart from the log. */
async function takeOut(models: Models, process: string, sequences: readonly number[]): Promise<void> {
  if (sequences.length === 0) return;
  const events = await models.events.find({ process, sequence: oneOf(sequences) }).lean<StoredEvent[]>();
  const replacedAt = Date.now();
  const replaced = events.map((event) => ({ ...event, _id: `${event._id}@${replacedAt}`, replacedAt }));
  await ignoreDuplicates(models.replacedEvents.collection.insertMany(replaced as never, { ordered: false }));
  await models.events.deleteMany({ _id: oneOf(events.map(({ _id }) => _id)) });
}

/**
 * Records what the log lacks, from what the process has said. What follows from events that the view has not seen is written down as if they had been recorded in
 * time. Where the log had other events, these are taken out, and the view is folded anew without notifying or asking anybody again.
 */
export async function repair(models: Models, number: string, said: SaidEvents, difference: Difference): Promise<void> {
  const { missing, foreign, view } = difference;
  await takeOut(models, number, foreign);
  const lacking = [...missing, ...foreign].flatMap((sequence): readonly Recorded<AnyEvent>[] => {
    const event = said.events.get(sequence);
    return event ? [{ sequence, event }] : [];
  });
  await append(models, new Map([[number, lacking]]), { readsFirst: true });
  await new EventLog(models).record(new Map([[number, []]]));
  if (foreign.length > 0 || view) await rebuildView(models, number, { shrink: foreign.length > 0 });
}
