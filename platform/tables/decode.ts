import { isUtf8 } from 'node:buffer';
import { TableError, type Encoding } from './table';

const CHUNK_BYTES = 65_536;

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The text piece by piece; the mark at its beginning is left out. Throws TypeError at what the encoding does not have. */
export function* decoded(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
    yield decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: true });
  yield decoder.decode();
}

function fits(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    for (const _piece of decoded(bytes, encoding));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}

/**
 * The encoding of a text: what its mark says, else UTF-8 if all of it is, else GB18030, which holds GBK and GB2312, if all of it is.
 * Throws TableError `encodingUnknown`.
 */
export function encodingOf(bytes: Uint8Array): { readonly encoding: Encoding; readonly guessed: boolean } {
  const marked = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) {
    if (fits(bytes, marked[0])) return { encoding: marked[0], guessed: false };
  } else {
    if (isUtf8(bytes)) return { encoding: 'utf-8', guessed: false };
    if (fits(bytes, 'gb18030')) return { encoding: 'gb18030', guessed: true };
  }
  throw new TableError('encodingUnknown');
}
