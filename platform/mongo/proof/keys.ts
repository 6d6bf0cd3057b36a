import { fromBase64, toBase64 } from '../../../domain/proof/base64';
import { logKeysText, type LogKey } from '../../../domain/proof/log-keys';
import { keyIdOf, LOG_KEY, writeNote, type NoteKey, type NoteSignature } from '../../../domain/proof/signed-note';
import type { SecretBox } from '../../account/secret-box';
import type { Config } from '../../config';
import { newKeyPair, signWith } from '../../proof/ed25519';
import { ignoreDuplicates } from '../duplicates';
import { majority } from '../feed/lease';
import { atMost, below } from '../filters';
import type { Models, StoredProofKeys } from '../models';
import type { StoredProofKey } from '../models/proof';

type OnlyKeys = Pick<Models, 'proofKeys'>;
type RangedKey = StoredProofKeys['keys'][number];

const noteKey = (name: string, { publicKey }: Pick<StoredProofKey, 'publicKey'>): NoteKey => ({
  name,
  type: LOG_KEY,
  publicKey: fromBase64(publicKey) ?? new Uint8Array(32),
});

/** What somebody who checks the log of a store must hold: it signs which keys may sign the log. */
export const rootKeyOf = ({ origin, root }: Pick<StoredProofKeys, 'origin' | 'root'>): NoteKey =>
  noteKey(`${origin}/root`, root);

/** The keys of a log with the sizes for which each of them signs, the first one first. */
export const logKeysOf = ({ origin, keys }: Pick<StoredProofKeys, 'origin' | 'keys'>): readonly LogKey[] =>
  keys.map(({ firstSize, lastSize, ...key }) => ({ key: noteKey(origin, key), firstSize, lastSize }));

/** Sizes at which one key took over from another: both signed. */
export const handOversOf = ({ keys }: Pick<StoredProofKeys, 'keys'>): readonly number[] =>
  keys.slice(1).map(({ firstSize }) => firstSize);

/** The keys of the log of a store; null before the first was made. */
export const findKeys = ({ proofKeys }: OnlyKeys, store: string): Promise<StoredProofKeys | null> =>
  proofKeys.findOne({ _id: store }).lean<StoredProofKeys>().exec();

/** The keys of every log that has some. */
export const allKeys = ({ proofKeys }: OnlyKeys): Promise<StoredProofKeys[]> =>
  proofKeys.find({}).sort({ _id: 1 }).lean<StoredProofKeys[]>().exec();

/** Under which name the logs of this installation begin: the host that people open. */
export const installationOf = ({ PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>): string =>
  PUBLIC_URL === undefined ? 'localhost' : new URL(PUBLIC_URL).host;

/** Makes and uses the keys that sign logs; each private key is sealed, and bound to its store and public key. */
export class ProofKeys {
  constructor(
    private readonly models: OnlyKeys,
    private readonly box: SecretBox,
    /** See `installationOf`. */
    private readonly installation: string,
  ) {}

  /** Makes the first ones where there are none. */
  async of(store: string): Promise<StoredProofKeys> {
    const found = await findKeys(this.models, store);
    if (found) return found;
    const origin = `${this.installation}/${store}`;
    const root = this.#make(store);
    const keys = [{ ...this.#make(store), firstSize: 1, lastSize: null }];
    const unsigned = { _id: store, origin, root, keys, next: null, signedSize: 0 };
    const made: StoredProofKeys = { ...unsigned, note: this.#noteOf({ ...unsigned, note: '' }) };
    await ignoreDuplicates(this.models.proofKeys.collection.insertOne(made as never, majority));
    return (await findKeys(this.models, store)) ?? made;
  }

  /** Makes the key that takes over at the next checkpoint; undefined when one waits already. */
  async addNext(store: string): Promise<NoteKey | undefined> {
    const { origin } = await this.of(store);
    const next = this.#make(store);
    const { modifiedCount } = await this.models.proofKeys.updateOne(
      { _id: store, next: null },
      { $set: { next } },
      majority,
    );
    return modifiedCount === 1 ? noteKey(origin, next) : undefined;
  }

  /**
   * The signatures of every key that signs logs of this size; a key that waits takes over. Undefined when a longer log was signed before: whoever
   * was frozen must not say something else about the past.
   */
  async sign(store: string, text: string, size: number): Promise<readonly NoteSignature[] | undefined> {
    const known = await this.of(store);
    if (handOversOf(known).includes(size)) return this.#signatures(known, text, size);
    const keys = known.next ? handedOver(known.keys, known.next, size) : known.keys;
    const change = known.next ? { keys, next: null, note: this.#noteOf({ ...known, keys }) } : {};
    const unchanged = { _id: store, signedSize: known.next ? below(size) : atMost(size), note: known.note };
    const { matchedCount } = await this.models.proofKeys.updateOne(
      unchanged,
      { $set: { ...change, signedSize: size } },
      majority,
    );
    return matchedCount === 1 ? this.#signatures({ ...known, keys }, text, size) : undefined;
  }

  #signatures({ _id, origin, keys }: StoredProofKeys, text: string, size: number): readonly NoteSignature[] {
    return keys
      .filter(({ firstSize, lastSize }) => size >= firstSize && size <= (lastSize ?? Infinity))
      .map((key) => this.#signature(_id, noteKey(origin, key), key.secret, text));
  }

  #noteOf(known: StoredProofKeys): string {
    const text = logKeysText(known.origin, logKeysOf(known));
    return writeNote({ text, signatures: [this.#signature(known._id, rootKeyOf(known), known.root.secret, text)] });
  }

  #signature(store: string, key: NoteKey, secret: string, text: string): NoteSignature {
    const opened = this.box.open(secret, ownerOf(store, toBase64(key.publicKey)));
    return { name: key.name, keyId: keyIdOf(key), signature: signWith(opened, text) };
  }

  #make(store: string): StoredProofKey {
    const { publicKey, secret } = newKeyPair();
    const word = toBase64(publicKey);
    return { publicKey: word, secret: this.box.seal(secret, ownerOf(store, word)) };
  }
}

const ownerOf = (store: string, publicKey: string): string => `proof ${store} ${publicKey}`;

/** The last key signs for the last time what the next one signs first. */
const handedOver = (keys: readonly RangedKey[], next: StoredProofKey, size: number): readonly RangedKey[] => [
  ...keys.map((key) => (key.lastSize === null ? { ...key, lastSize: size } : key)),
  { ...next, firstSize: size, lastSize: null },
];
