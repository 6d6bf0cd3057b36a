import { HeadsEntry } from '../../../domain/proof/bundle';
import { bundleText } from '../../../domain/proof/make-bundle';
import type { NoteKey } from '../../../domain/proof/signed-note';
import { verifyBundle, type Fault, type VerifySignature } from '../../../domain/proof/verify';
import type { Models, StoredProofCheckpoint, StoredProofEntry } from '../models';
import { headsAt } from './checkpoints';
import { entryId } from './log-writer';
import { sealedEntriesOf } from './sealed-entries';
import { withNodes } from './tiles';

/** The log was changed in the database: what would be exported does not hold. */
export class LogAltered extends Error {
  constructor(
    readonly process: string,
    readonly faults: readonly Fault[],
  ) {
    super(`the proof of ${process} does not hold`);
  }
}

interface Authority {
  readonly origin: string;
  /** Note of the keys of the log, signed by the root key. */
  readonly keys: string;
  readonly rootKey: NoteKey;
  readonly verifySignature: VerifySignature;
}

/**
 * The bundle of a process that has so many events; undefined while no checkpoint covers them all. Throws EventAltered or LogAltered rather than let out
 * what does not hold.
 */
export async function exportProof(
  models: Models,
  store: string,
  process: string,
  sequence: number,
  { origin, keys, rootKey, verifySignature }: Authority,
): Promise<string | undefined> {
  const newest = await models.proofCheckpoints.findOne({ store }).sort({ size: -1 }).lean<StoredProofCheckpoint>();
  if (!newest) return undefined;
  const { size, note } = newest;
  const all = await sealedEntriesOf(models, process);
  const events = all.filter(({ entry }) => entry.position <= size);
  if (events.length < sequence) return undefined;
  const last = await models.proofEntries.findOne({ _id: entryId(store, size) }).lean<StoredProofEntry>();
  const heads = HeadsEntry.safeParse(last?.entry).data;
  if (!heads) throw new LogAltered(process, [{ step: 'completeness', place: 'heads' }]);
  const rows = await headsAt(models, store, size - 1);
  if (events.length === 0 || !rows.rows.some(([number]) => number === process))
    throw new LogAltered(process, [{ step: 'completeness', place: 'row' }]);
  const text = await withNodes(models, store, (read) =>
    bundleText({ origin, keys, checkpoints: [{ note, size }], read }, events, heads, rows),
  );
  const { faults } = verifyBundle(text, { rootKey, witnesses: [], quorum: 0 }, verifySignature);
  if (faults.length > 0) throw new LogAltered(process, faults);
  return text;
}
