import { toBase64 } from '../../../domain/proof/base64';
import type { HeadRow, HeadsEntry } from '../../../domain/proof/bundle';
import { checkpointText, readCheckpoint } from '../../../domain/proof/checkpoint';
import { leafOf } from '../../../domain/proof/entry';
import { headsOf, rootOfRange, type Heads } from '../../../domain/proof/make-bundle';
import type { Hash } from '../../../domain/proof/merkle-tree';
import { readNote, writeNote, type NoteSignature } from '../../../domain/proof/signed-note';
import { ignoreDuplicates } from '../duplicates';
import { majority } from '../feed/lease';
import { above, atMost } from '../filters';
import type { Models, StoredProofCheckpoint, StoredProofEntry, StoredProofLog } from '../models';
import { entryId, type LogWriter } from './log-writer';
import { withNodes } from './tiles';

/** Whose log it is, and the keys that sign it. */
export interface LogSigner {
  readonly origin: string;
  /** Sizes whose checkpoints two keys sign. */
  readonly handOvers: readonly number[];
  /** The signatures of every key that may sign a log of this size; undefined when a longer one was signed before. */
  readonly sign: (text: string, size: number) => Promise<readonly NoteSignature[] | undefined>;
}

/** What is to be signed is not what was signed before, with more behind it: somebody has changed the log in the database. */
export class LogRewritten extends Error {
  constructor(
    readonly store: string,
    readonly size: number,
  ) {
    super(`the log of ${store} is not the one whose first ${size} entries were signed`);
  }
}

type CheckpointModels = Pick<Models, 'proofEntries' | 'proofTiles' | 'proofCheckpoints'>;

/** The checkpoint that covers most of the log of a store. */
export const newestCheckpoint = (
  { proofCheckpoints }: Pick<Models, 'proofCheckpoints'>,
  store: string,
): Promise<StoredProofCheckpoint | null> =>
  proofCheckpoints.findOne({ store }).sort({ size: -1 }).lean<StoredProofCheckpoint>().exec();

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

/** How many entries of the log somebody waits for. */
export async function wantedSizeOf({ proofLogs }: Pick<Models, 'proofLogs'>, store: string): Promise<number> {
  const log = await proofLogs.findOne({ _id: store }, { wantedSize: 1 }).lean<StoredProofLog>();
  return log?.wantedSize ?? 0;
}

/**
 * Adds to the log how far every process has come, and signs it. False when there is nothing to sign, or somebody else has written meanwhile: then
 * the log must be opened anew. Throws LogRewritten.
 */
export async function makeCheckpoint(
  models: CheckpointModels,
  log: LogWriter,
  signer: LogSigner,
  at: number,
): Promise<boolean> {
  const { store, size: before } = log;
  if (before === 0) return false;
  for (const size of signer.handOvers) await signHead(models, store, size, signer, at);
  if (await endsUnsigned(models, entryId(store, before))) return signHead(models, store, before, signer, at);
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
  return (await log.append([stored])) && signHead(models, store, size, signer, at);
}

/** The last entry was made to be signed, and was not. */
async function endsUnsigned({ proofEntries, proofCheckpoints }: CheckpointModels, _id: string): Promise<boolean> {
  const last = await proofEntries.findOne({ _id }, { process: 1 }).lean<StoredProofEntry>();
  return last?.process === null && !(await proofCheckpoints.exists({ _id }));
}

/** Signs the first `size` entries, unless they are signed already. */
async function signHead(
  models: CheckpointModels,
  store: string,
  size: number,
  { origin, sign }: LogSigner,
  at: number,
): Promise<boolean> {
  const _id = entryId(store, size);
  if (await models.proofCheckpoints.exists({ _id })) return true;
  const newest = await newestCheckpoint(models, store);
  const known = newest && newest.size < size ? newest : undefined;
  const { root, earlier } = await withNodes(models, store, (read) => ({
    root: rootOfRange(read, { from: 0, to: size }),
    earlier: known && rootOfRange(read, { from: 0, to: known.size }),
  }));
  if (known && earlier && !sameRoot(known.note, earlier)) throw new LogRewritten(store, known.size);
  const text = checkpointText({ origin, size, root });
  const signatures = await sign(text, size);
  if (!signatures) return false;
  const note = writeNote({ text, signatures });
  await ignoreDuplicates(
    models.proofCheckpoints.collection.insertOne({ _id, store, size, note, at } as never, majority),
  );
  return true;
}

function sameRoot(note: string, root: Hash): boolean {
  const checkpoint = readCheckpoint(readNote(note)?.text ?? '');
  return checkpoint !== undefined && toBase64(checkpoint.root) === toBase64(root);
}
