import { ignoreDuplicates } from '../duplicates';
import { importSubject } from '../../vault/subjects';
import { ERASED } from '../../vault/vault';
import { oneOf } from '../filters';
import { sealedRefusals, sealedSamples } from '../personal-data/personal-fields';
import { vaultOf } from '../personal-data/vault-of';
import type { Models, StoredImport, StoredImportPiece, StoredRefusals, StoredRun } from '../models';

/** What a document of the database takes, with room to spare. */
const PIECE_BYTES = 4_000_000;
const OPEN = ['waiting', 'running'] as const;
/** The driver reads bytes as an object of its own, which has more room than they take. */
export const bytesOf = (stored: Uint8Array | { readonly buffer: Uint8Array; readonly position: number }): Uint8Array =>
  stored instanceof Uint8Array ? stored : stored.buffer.subarray(0, stored.position);

/** The newest version of a document, after a change. */
const after = { returnDocument: 'after' } as const;

type Kept = Omit<StoredImport, 'pieces' | 'version' | 'run' | 'cancelAsked' | 'owner' | 'beat'>;

/** Files that are imported, piece by piece, with their runs and what was refused. */
export const importsIn = (models: Models) => {
  const { imports, importPieces, refusals } = models;
  const { seal, open, openOne } = sealedSamples(models);
  const sealedRows = sealedRefusals(models);
  const openedAfter = async (written: Promise<StoredImport | null>): Promise<StoredImport | null> =>
    openOne(await written);
  const pieceId = (id: string, place: number): string => `${id}:${place}`;
  return {
    /** The import as kept; the file is there before anybody can ask for it. Keeping it again changes nothing. */
    keep: async (kept: Kept, bytes: Uint8Array): Promise<StoredImport> => {
      const pieces = Math.ceil(bytes.length / PIECE_BYTES);
      for (let place = 0; place < pieces; place += 1) {
        const piece = bytes.subarray(place * PIECE_BYTES, (place + 1) * PIECE_BYTES);
        const _id = pieceId(kept._id, place);
        const sealed = await vaultOf(models).seal(importSubject(kept._id), piece, `import ${_id}`);
        const document = { _id, bytes: sealed, isSealed: true, expiresAt: kept.expiresAt };
        await ignoreDuplicates(importPieces.create(document));
      }
      const fresh: StoredImport = { ...kept, pieces, version: 1, run: null, cancelAsked: false, owner: null, beat: 0 };
      await ignoreDuplicates(imports.create((await seal([fresh]))[0] as StoredImport));
      return fresh;
    },

    find: async (store: string, id: string) => openOne(await imports.findOne({ _id: id, store }).lean<StoredImport>()),

    /** The newest first, at most 50. */
    list: async (store: string) =>
      open(await imports.find({ store }).sort({ at: -1 }).limit(50).lean<StoredImport[]>()),

    /** The bytes of the file, piece by piece; fewer than there were when it has expired. */
    bytes: async function* ({ _id, pieces }: Pick<StoredImport, '_id' | 'pieces'>): AsyncGenerator<Uint8Array> {
      for (let place = 0; place < pieces; place += 1) {
        const piece = await importPieces.findOne({ _id: pieceId(_id, place) }).lean<StoredImportPiece>();
        if (!piece) continue;
        const stored = bytesOf(piece.bytes);
        const bytes = piece.isSealed ? await vaultOf(models).open(stored, `import ${piece._id}`) : stored;
        if (bytes !== ERASED) yield bytes;
      }
    },

    /** After the change of a person; null when this version is not the newest any more, or somebody works on it. */
    change: (store: string, id: string, version: number, change: Pick<StoredImport, 'mapping' | 'system'>) =>
      openedAfter(
        imports
          .findOneAndUpdate(
            { _id: id, store, version, owner: null },
            { $set: { ...change, version: version + 1 } },
            after,
          )
          .lean<StoredImport>()
          .exec(),
      ),

    /** Asks for a run; null when this version is not the newest any more. */
    ask: (store: string, id: string, version: number, run: StoredRun) =>
      openedAfter(
        imports
          .findOneAndUpdate(
            { _id: id, store, version },
            { $set: { run, cancelAsked: false, owner: null, version: version + 1 } },
            after,
          )
          .lean<StoredImport>()
          .exec(),
      ),

    /** Asks that a run that is not over ends after the batch it is at; null when there is none. */
    cancel: (store: string, id: string) =>
      openedAfter(
        imports
          .findOneAndUpdate({ _id: id, store, 'run.state': oneOf(OPEN) }, { $set: { cancelAsked: true } }, after)
          .lean<StoredImport>()
          .exec(),
      ),

    /** Runs that are not over, the oldest first. */
    open: () =>
      imports
        .find({ 'run.state': oneOf(OPEN) }, { owner: 1, beat: 1, run: 1 })
        .sort({ 'run.at': 1 })
        .limit(20)
        .lean<Pick<StoredImport, '_id' | 'owner' | 'beat' | 'run'>[]>(),

    /** The import, which is this owner's from now on; null when somebody else was faster, or its owner lives. */
    take: (id: string, seen: Pick<StoredImport, 'owner' | 'beat'>, owner: string) =>
      openedAfter(
        imports
          .findOneAndUpdate(
            { _id: id, owner: seen.owner, beat: seen.beat, 'run.state': oneOf(OPEN) },
            { $set: { owner, 'run.state': 'running' }, $inc: { beat: 1, 'run.attempts': 1 } },
            after,
          )
          .lean<StoredImport>()
          .exec(),
      ),

    /** The owner lives. */
    beat: async (id: string, owner: string): Promise<void> =>
      void (await imports.updateOne({ _id: id, owner }, { $inc: { beat: 1 } })),

    /** How far the run is, after a batch; the import, or null when it is somebody else's now. */
    advance: (id: string, owner: string, progress: Pick<StoredRun, 'lastRow' | 'counts'>) =>
      openedAfter(
        imports
          .findOneAndUpdate(
            { _id: id, owner },
            {
              $set: {
                'run.lastRow': progress.lastRow,
                'run.counts': progress.counts,
                'run.attempts': 0,
                'run.slow': false,
              },
              $inc: { beat: 1 },
            },
            after,
          )
          .lean<StoredImport>()
          .exec(),
      ),

    /** The run is over. */
    end: async (
      id: string,
      owner: string,
      { state, fault }: Pick<StoredRun, 'state' | 'fault'>,
      at: number,
    ): Promise<void> =>
      void (await imports.updateOne(
        { _id: id, owner },
        { $set: { 'run.state': state, 'run.fault': fault, 'run.endedAt': at, owner: null }, $inc: { version: 1 } },
      )),

    /** Somebody else may go on. */
    handBack: async (id: string, owner: string): Promise<void> =>
      void (await imports.updateOne({ _id: id, owner }, { $set: { owner: null } })),

    /** Somebody else may go on, with so many rows at once: the database did not answer in time. */
    handBackSlow: async (id: string, owner: string, maxBatchRows: number): Promise<void> =>
      void (await imports.updateOne(
        { _id: id, owner },
        { $set: { owner: null, 'run.slow': true, 'run.maxBatchRows': maxBatchRows } },
      )),

    /** Writes those of one batch, whatever an earlier try has written of it. */
    keepRefusals: async (refused: StoredRefusals): Promise<void> => {
      const [row] = await sealedRows.seal([refused]);
      const { _id, ...rest } = row as Pick<StoredRefusals, '_id'>;
      await refusals.updateOne({ _id }, { $set: rest, $unset: { rows: 1 } }, { upsert: true });
    },

    /** Of a run, in the order of the rows. */
    refusalsOf: async (run: string) =>
      sealedRows.open(await refusals.find({ run }).sort({ firstRow: 1 }).lean<StoredRefusals[]>()),
  };
};
