import { fromBase64, toBase64 } from './base64';
import type { Tree } from './merkle-tree';

/** C2SP tlog-checkpoint: how long a log is, and the root over all its entries. */
export interface Checkpoint extends Tree {
  /** Which log: the installation and the store. */
  readonly origin: string;
}

/** What is signed. Without extension lines: witnesses do not vouch for them. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${toBase64(root)}\n`;

/** The checkpoint of this text; undefined when it is none, or has more lines than ours. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const [, origin = '', digits = '', encoded = ''] = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([^\n]+)\n$/.exec(text) ?? [];
  const root = fromBase64(encoded);
  const size = Number(digits);
  if (!root || root.length !== 32 || !Number.isSafeInteger(size)) return undefined;
  return { origin, size, root };
}

/** C2SP tlog-cosignature: what a witness signs, with the time of signing in seconds since the epoch. */
export const cosignedText = (seconds: number, text: string): string => `cosignature/v1\ntime ${seconds}\n${text}`;

/** When a witness signed, in seconds since the epoch, and the signature; undefined when it is no cosignature. */
export function readCosignature(
  bytes: Uint8Array,
): { readonly seconds: number; readonly signature: Uint8Array } | undefined {
  if (bytes.length !== 8 + 64) return undefined;
  const seconds = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
  if (seconds > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  return { seconds: Number(seconds), signature: bytes.subarray(8) };
}
