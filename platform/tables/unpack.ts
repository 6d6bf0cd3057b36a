import { Unzip, UnzipInflate } from 'fflate';
import { TableError } from './table';

/** Little enough that one piece of a bomb unpacks to 16 MB at most. */
const PIECE_BYTES = 16_384;
/** What a workbook keeps rows, texts and formats in; pictures, charts and the like are not unpacked. */
const needed = /^xl\/(?:[^/]+|_rels\/[^/]+|worksheets\/[^/]+)\.(?:xml|rels)$/i;

const joined = (pieces: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};

/**
 * The parts of a workbook by their paths. What a header says about sizes is not believed: unpacking stops with `unpacksTooLarge` as soon as more than
 * `maxBytes` have come out. Throws TableError `damaged` for what is no whole archive.
 */
export function unpack(bytes: Uint8Array, maxBytes: number): ReadonlyMap<string, Uint8Array> {
  const parts = new Map<string, Uint8Array[]>();
  let total = 0;
  const unzip = new Unzip((file) => {
    // some writers use the separators of Windows
    const name = file.name.replaceAll('\\', '/');
    if (!needed.test(name)) return;
    // two parts of one path are two workbooks in one, of which each reader shows another
    if (parts.has(name)) throw new TableError('damaged');
    const pieces: Uint8Array[] = [];
    parts.set(name, pieces);
    file.ondata = (error, piece) => {
      if (error) throw error;
      total += piece.length;
      if (total > maxBytes) throw new TableError('unpacksTooLarge', { megabytes: Math.floor(maxBytes / 1_000_000) });
      pieces.push(piece.slice());
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES)
      unzip.push(bytes.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= bytes.length);
  } catch (error) {
    throw error instanceof TableError ? error : new TableError('damaged', {}, error);
  }
  return new Map([...parts].map(([name, pieces]) => [name, joined(pieces)]));
}
