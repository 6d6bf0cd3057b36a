import { Schema } from 'mongoose';
import type { HeadsEntry } from '../../../domain/proof/bundle';
import { flag, id, maybeText, mixed, number, options, text } from './columns';

/** No later entry of the process is known. Larger than any position: "not yet superseded at p" is one range. */
export const NEWEST = Number.MAX_SAFE_INTEGER;

/** How far the log of a store has come. Written after what it speaks of, never before. */
export interface StoredProofLog {
  /** The store. */
  readonly _id: string;
  /** Up to which position the feed has been read. */
  readonly feedPosition: number;
  /** Entries that are in the tiles, and whose predecessors know them. */
  readonly size: number;
  /** Somebody waits for a checkpoint that covers so many entries; absent where nobody ever did. */
  readonly wantedSize?: number;
}

/** One entry of the log of a store: of an event without what it says, which is made again of the event itself. */
export interface StoredProofEntry {
  /** Store and position. */
  readonly _id: string;
  readonly store: string;
  /** 1, 2, 3, … in the store. */
  readonly position: number;
  /** `_id` of the event in the log; of the entry itself where it is made of no event. */
  readonly event: string;
  /** Null where it is made of no event. */
  readonly process: string | null;
  readonly sequence: number;
  /** Base64. */
  readonly leaf: string;
  /** Where the event was sealed. */
  readonly pointers: readonly string[];
  /** JSON of pairs of pointer and commitment: what it was sealed as, where the person it is about is erased; otherwise it is made again of the event. */
  readonly commitments?: string;
  /** The process takes no more events. */
  readonly isOver: boolean;
  /** Position of the next entry of the process; `NEWEST` while there is none, 0 where it is made of no event. */
  readonly supersededAt: number;
  /** Whole, where it is made of no event. */
  readonly entry: HeadsEntry | null;
}

/** Up to 256 hashes of one level of the tree over a log, as C2SP tlog-tiles cuts it. */
export interface StoredProofTile {
  /** Store, level and index. */
  readonly _id: string;
  readonly store: string;
  /** How many hashes. */
  readonly width: number;
  /** Base64, 32 bytes each. */
  readonly hashes: string;
}

/** What the salts of a process are made of. Without it nobody can be shown, and nobody can guess, what its events said. */
export interface StoredProofSalt {
  /** The process. */
  readonly _id: string;
  readonly store: string;
  /** Base64 of 32 bytes, sealed with the key of whoever the process is about; absent where an earlier release has kept it and nothing was sealed since. */
  readonly sealed?: string;
  /** The same in clear, as an earlier release has kept it: base64, 32 bytes. */
  readonly key?: string;
}

/** A signed head of the log of a store. */
export interface StoredProofCheckpoint {
  /** Store and size. */
  readonly _id: string;
  readonly store: string;
  /** How many entries it covers; the last of them says how far every process had come. */
  readonly size: number;
  /** C2SP signed note. */
  readonly note: string;
  readonly at: number;
  /** It was handed to somebody outside, who may come back with it; absent where it was not. */
  readonly anchored?: boolean;
}

/** A key with which logs are signed. */
export interface StoredProofKey {
  /** Base64, 32 bytes. */
  readonly publicKey: string;
  /** The private key, sealed with ACCOUNT_KEY. */
  readonly secret: string;
}

/** The keys of the log of a store. */
export interface StoredProofKeys {
  /** The store. */
  readonly _id: string;
  /** As it was when the first key was made: the log keeps its name when the address of the installation changes. */
  readonly origin: string;
  /** Signs which keys may sign the log. */
  readonly root: StoredProofKey;
  readonly keys: readonly (StoredProofKey & { readonly firstSize: number; readonly lastSize: number | null })[];
  /** Takes over at the next checkpoint, which both sign. */
  readonly next: StoredProofKey | null;
  /** Signed note of `keys`, by the root key. */
  readonly note: string;
  /** A shorter log is not signed any more. */
  readonly signedSize: number;
}

/** What of all logs is handed to somebody outside on one day. */
export interface StoredProofAnchor {
  /** The day, in UTC. */
  readonly _id: string;
  readonly at: number;
  /** What is handed over. */
  readonly text: string;
  /** Where it has not arrived yet. */
  readonly pending: readonly string[];
  /** It has not arrived everywhere. */
  readonly open: boolean;
  readonly attempts: number;
  readonly nextAt: number;
}

export const proofLogSchema = new Schema(
  { _id: id, feedPosition: number, size: number, wantedSize: { type: Number } },
  options,
);

/** The unique keys are what keeps two writers from giving a position or an event twice. */
export const proofEntrySchema = new Schema(
  {
    _id: id,
    store: text,
    position: number,
    event: text,
    process: maybeText,
    sequence: number,
    leaf: text,
    pointers: [String],
    commitments: { type: String },
    isOver: flag,
    supersededAt: number,
    entry: { type: Schema.Types.Mixed, default: null },
  },
  options,
)
  .index({ store: 1, position: 1 }, { unique: true })
  .index({ event: 1 }, { unique: true })
  .index({ process: 1, sequence: 1 })
  .index({ store: 1, supersededAt: 1 });

export const proofTileSchema = new Schema({ _id: id, store: text, width: number, hashes: text }, options);

export const proofSaltSchema = new Schema(
  { _id: id, store: text, sealed: { type: String }, key: { type: String } },
  options,
).index({ store: 1 });

export const proofCheckpointSchema = new Schema(
  { _id: id, store: text, size: number, note: text, at: number, anchored: { type: Boolean } },
  options,
).index({ store: 1, size: 1 }, { unique: true });

const key = { publicKey: text, secret: text };

export const proofKeysSchema = new Schema(
  {
    _id: id,
    origin: text,
    root: key,
    keys: mixed,
    next: { type: Schema.Types.Mixed, default: null },
    note: text,
    signedSize: number,
  },
  options,
);

export const proofAnchorSchema = new Schema(
  { _id: id, at: number, text, pending: [String], open: flag, attempts: number, nextAt: number },
  options,
).index({ open: 1, nextAt: 1 });
