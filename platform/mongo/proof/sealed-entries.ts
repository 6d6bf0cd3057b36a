import { toBase64 } from '../../../domain/proof/base64';
import { erasedEvent, leafOf, sealEventAt, type SealedEntry } from '../../../domain/proof/entry';
import { EventAltered } from '../../proof/altered';
import type { Models, StoredEvent, StoredProofEntry } from '../models';
import { openedFromLog } from '../personal-data/event-texts';
import { readCommitments } from './commitments';
import { saltsOf } from './salts';

/** The entries of a process with what opens them, made again of its events. Throws EventAltered at the first one that comes out otherwise than it is in the log. */
export async function sealedEntriesOf(
  models: Pick<Models, 'events' | 'proofEntries' | 'proofSalts'>,
  process: string,
): Promise<readonly SealedEntry[]> {
  const [entries, events, salts] = await Promise.all([
    models.proofEntries.find({ process }).sort({ sequence: 1 }).lean<StoredProofEntry[]>(),
    models.events.find({ process }).sort({ sequence: 1 }).lean<StoredEvent[]>(),
    saltsOf(models, [process]),
  ]);
  const bySequence = new Map((await openedFromLog(models, events)).map((event) => [event.sequence, event]));
  let previous: string | null = null;
  return entries.map(({ store, position, sequence, pointers, leaf, commitments }) => {
    const event = bySequence.get(sequence);
    const salt = salts.get(process);
    if (!event || !(salt || commitments)) throw new EventAltered(process, sequence);
    const place = { store, position, process, sequence, previous };
    const sealed = commitments
      ? erasedEvent(place, event.event, readCommitments(commitments))
      : sealEventAt(place, event.event, new Set(pointers), salt!(sequence));
    if (toBase64(leafOf(sealed.entry)) !== leaf) throw new EventAltered(process, sequence);
    previous = leaf;
    return sealed;
  });
}
