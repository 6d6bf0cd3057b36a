import { Schema } from 'mongoose';
import { id, maybeNumber, maybeText, number, options, text } from './columns';

/** The key of one subject. It stays when its key is destroyed, so that none is ever made again. */
export interface StoredVaultKey {
  /** The subject. */
  readonly _id: string;
  /** Random; stands in everything that is sealed with the key. */
  readonly keyId: string;
  /** Which master key has wrapped it; null when it is destroyed. */
  readonly masterKey: string | null;
  /** Null when it is destroyed. */
  readonly wrapped: string | null;
  readonly createdAt: number;
  readonly destroyedAt: number | null;
}

/** Whose key a process uses. */
export interface StoredKeyOfProcess {
  /** The number of the process. */
  readonly _id: string;
  readonly subject: string;
}

export const vaultKeySchema = new Schema(
  { _id: id, keyId: text, masterKey: maybeText, wrapped: maybeText, createdAt: number, destroyedAt: maybeNumber },
  options,
)
  .index({ keyId: 1 }, { unique: true })
  .index({ masterKey: 1 });

export const keyOfProcessSchema = new Schema({ _id: id, subject: text }, options).index({ subject: 1 });
