import { HeadsEntry } from '../../../domain/proof/bundle';
import { bundleText } from '../../../domain/proof/make-bundle';
import { storeOf } from '../../../domain/processes';
import { verifyBundle } from '../../../domain/proof/verify';
import { LogAltered } from '../../proof/altered';
import { verifySignature } from '../../proof/ed25519';
import { atLeast, oneOf } from '../filters';
import type { Models, StoredProofCheckpoint, StoredProofEntry } from '../models';
import { headsAt, newestCheckpoint } from './checkpoints';
import { findKeys, handOversOf, rootKeyOf } from './keys';
import { entryId } from './log-writer';
import { sealedEntriesOf } from './sealed-entries';
import { withNodes } from './tiles';

/** More heads that somebody outside may hold are not shown. */
const MAX_ANCHORED = 200;

/** Has the log of a store signed as soon as possible, so that the proof of this event can be made; what is not in the log yet is asked for again. */
export async function wantProof(
  { proofEntries, proofLogs }: Pick<Models, 'proofEntries' | 'proofLogs'>,
  process: string,
  sequence: number,
): Promise<void> {
  const entry = await proofEntries.findOne({ process, sequence }, { store: 1, position: 1 }).lean<StoredProofEntry>();
  if (entry) await proofLogs.updateOne({ _id: entry.store }, { $max: { wantedSize: entry.position } });
}

/**
 * The bundle of a process that has so many events; undefined while no checkpoint covers them all. Throws EventAltered or LogAltered rather than let out
 * what does not hold.
 */
export async function exportProof(models: Models, process: string, sequence: number): Promise<string | undefined> {
  const store = storeOf(process);
  const [keys, newest, last] = await Promise.all([
    findKeys(models, store),
    newestCheckpoint(models, store),
    models.proofEntries.findOne({ process, sequence }, { position: 1 }).lean<StoredProofEntry>(),
  ]);
  if (!keys || !newest || !last || last.position > newest.size) return undefined;
  const { size } = newest;
  const all = await sealedEntriesOf(models, process);
  const events = all.filter(({ entry }) => entry.position <= size);
  const end = await models.proofEntries.findOne({ _id: entryId(store, size) }).lean<StoredProofEntry>();
  const heads = HeadsEntry.safeParse(end?.entry).data;
  if (!heads) throw new LogAltered(process, [{ step: 'completeness', place: 'heads' }]);
  const rows = await headsAt(models, store, size - 1);
  if (events.length < sequence || !rows.rows.some(([number]) => number === process))
    throw new LogAltered(process, [{ step: 'completeness', place: 'row' }]);
  const { origin, note } = keys;
  const checkpoints = await checkpointsFor(models, newest, handOversOf(keys), events[0]!.entry.position);
  const text = await withNodes(models, store, (read) =>
    bundleText({ origin, keys: note, checkpoints, read }, events, heads, rows),
  );
  const { faults } = verifyBundle(text, { rootKey: rootKeyOf(keys), witnesses: [], quorum: 0 }, verifySignature);
  if (faults.length > 0) throw new LogAltered(process, faults);
  return text;
}

/** Besides the newest one those at which keys changed, and those since the process began that somebody outside was handed. */
async function checkpointsFor(
  { proofCheckpoints }: Pick<Models, 'proofCheckpoints'>,
  newest: StoredProofCheckpoint,
  handOvers: readonly number[],
  from: number,
): Promise<readonly StoredProofCheckpoint[]> {
  const { store, size } = newest;
  const [atHandOver, anchored] = await Promise.all([
    proofCheckpoints.find({ store, size: oneOf(handOvers) }).lean<StoredProofCheckpoint[]>(),
    proofCheckpoints
      .find({ store, anchored: true, size: atLeast(from) })
      .sort({ size: -1 })
      .limit(MAX_ANCHORED)
      .lean<StoredProofCheckpoint[]>(),
  ]);
  const bySize = new Map([...atHandOver, ...anchored, newest].map((one) => [one.size, one]));
  return [...bySize.values()].filter((one) => one.size <= size).toSorted((one, other) => one.size - other.size);
}
