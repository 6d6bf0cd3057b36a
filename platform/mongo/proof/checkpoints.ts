import { toBase64 } from '../../../domain/proof/base64';
import type { HeadRow, HeadsEntry } from '../../../domain/proof/bundle';
import { checkpointText } from '../../../domain/proof/checkpoint';
import { leafOf } from '../../../domain/proof/entry';
import { headsOf, rootOfRange, type Heads } from '../../../domain/proof/make-bundle';
import { writeNote, type NoteSignature } from '../../../domain/proof/signed-note';
import { ignoreDuplicates } from '../duplicates';
import { majority } from '../feed/lease';
import { above, atMost } from '../filters';
import type { Models, StoredProofEntry } from '../models';
import { entryId, type LogWriter } from './log-writer';
import { withNodes } from './tiles';

/** Whose log it is, and the keys that sign it. */
export interface LogSigner {
  readonly origin: string;
  /** The signatures of every key that may sign a log of this size. */
  readonly sign: (text: string, size: number) => readonly NoteSignature[];
}

/** How far every process of a store had come when its log had so many entries. */
export async function headsAt(
  { proofEntries }: Pick<Models, 'proofEntries'>,
  store: string,
  size: number,
): Promise<Heads> {
  const found = await proofEntries
    .find({ store, supersededAt: above(size), position: atMost(size) })
    .lean<StoredProofEntry[]>();
  return headsOf(
    found.map(({ process, sequence, leaf, isOver }): HeadRow => [process!, sequence, leaf, isOver ? 'closed' : 'open']),
  );
}

/**
 * Adds to the log how far every process has come, and signs it. False when there is nothing to sign, or somebody else has written meanwhile: then
 * the log must be opened anew.
 */
export async function makeCheckpoint(
  models: Pick<Models, 'proofEntries' | 'proofTiles' | 'proofCheckpoints'>,
  log: LogWriter,
  { origin, sign }: LogSigner,
  at: number,
): Promise<boolean> {
  const { store, size: before } = log;
  if (before === 0) return false;
  const { rows, root: rowsRoot } = await headsAt(models, store, before);
  const size = before + 1;
  const entry: HeadsEntry = { v: 1, store, position: size, type: 'heads', at, rows: rows.length, root: rowsRoot };
  const _id = entryId(store, size);
  const stored: StoredProofEntry = {
    _id,
    store,
    position: size,
    event: _id,
    process: null,
    sequence: 0,
    leaf: toBase64(leafOf(entry)),
    pointers: [],
    isOver: false,
    supersededAt: 0,
    entry,
  };
  if (!(await log.append([stored]))) return false;
  const root = await withNodes(models, store, (read) => rootOfRange(read, { from: 0, to: size }));
  const text = checkpointText({ origin, size, root });
  const note = writeNote({ text, signatures: sign(text, size) });
  await ignoreDuplicates(
    models.proofCheckpoints.collection.insertOne({ _id, store, size, note, at } as never, majority),
  );
  return true;
}
