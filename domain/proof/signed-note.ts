import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils';
import { fromBase64, toBase64 } from './base64';

/** A line under a note: who signed, with the first four bytes of the key's hash, and the signature. */
export interface NoteSignature {
  readonly name: string;
  /** 4 bytes. */
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}

/** C2SP signed-note: a text whose last character is a new line, and the signatures under it. */
export interface SignedNote {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Who signs with which key. */
export interface NoteKey {
  readonly name: string;
  /** 0x01: Ed25519 over the text; 0x04: Ed25519 over time and text, by a witness. */
  readonly type: number;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
}

export const LOG_KEY = 0x01;
export const WITNESS_KEY = 0x04;

/** Longer than any note of ours with a hundred signatures. */
const MAX_LENGTH = 100_000;
const KEY_ID_BYTES = 4;
const PUBLIC_KEY_BYTES = 32;

/** No white space and no plus sign: it stands between others in one line. */
const isName = (name: string): boolean => /^[^\s+]+$/u.test(name);

const keyBytes = ({ type, publicKey }: NoteKey): Uint8Array => concatBytes(Uint8Array.of(type), publicKey);

export const keyIdOf = (key: NoteKey): Uint8Array =>
  sha256(concatBytes(utf8ToBytes(`${key.name}\n`), keyBytes(key))).subarray(0, KEY_ID_BYTES);

/** The key as one word, to be printed and pinned: name, id and bytes. */
export const verifierKey = (key: NoteKey): string =>
  `${key.name}+${bytesToHex(keyIdOf(key))}+${toBase64(keyBytes(key))}`;

/** The key of such a word; undefined when it is not one, or its id is another key's. */
export function readVerifierKey(word: string): NoteKey | undefined {
  const [, name = '', id = '', encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(word) ?? [];
  const bytes = fromBase64(encoded);
  if (!bytes || bytes.length !== 1 + PUBLIC_KEY_BYTES) return undefined;
  const key = { name, type: bytes[0]!, publicKey: bytes.subarray(1) };
  return sameBytes(keyIdOf(key), hexToBytes(id)) ? key : undefined;
}

const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

export const writeNote = ({ text, signatures }: SignedNote): string =>
  `${text}\n${signatures.map(({ name, keyId, signature }) => `— ${name} ${toBase64(concatBytes(keyId, signature))}\n`).join('')}`;

const isControl = (character: string): boolean => (character < ' ' && character !== '\n') || character === '\u007f';

/** The note that this is; undefined when it is none, or one that could be read in two ways. */
export function readNote(note: string): SignedNote | undefined {
  const end = note.lastIndexOf('\n\n');
  if (note.length > MAX_LENGTH || end === -1 || !note.endsWith('\n') || !note.isWellFormed()) return undefined;
  if (Array.from(note).some(isControl)) return undefined;
  const lines = note.slice(end + 2, -1).split('\n');
  const signatures = lines.map(readSignature);
  if (signatures.includes(undefined)) return undefined;
  return { text: note.slice(0, end + 1), signatures: signatures as readonly NoteSignature[] };
}

function readSignature(line: string): NoteSignature | undefined {
  const [, name = '', encoded = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (!isName(name) || !bytes || bytes.length <= KEY_ID_BYTES) return undefined;
  return { name, keyId: bytes.subarray(0, KEY_ID_BYTES), signature: bytes.subarray(KEY_ID_BYTES) };
}

/** The signatures that claim to be by this key. Whether they are, only its public key tells. */
export const signaturesBy = ({ signatures }: SignedNote, key: NoteKey): readonly Uint8Array[] =>
  signatures
    .filter(({ name, keyId }) => name === key.name && sameBytes(keyId, keyIdOf(key)))
    .map(({ signature }) => signature);
