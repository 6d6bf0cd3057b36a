import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import ZipStream from 'zip-stream';

/** A file of an archive; its pieces come one after the other. */
export interface ArchivedFile {
  readonly name: string;
  readonly pieces: AsyncIterable<string | Uint8Array>;
  /** Is small already, as a photo is. */
  readonly compressed?: true;
}

/** Ends each file before it asks for the next, which may depend on it. Rejects when a file cannot be read, or nobody wants the rest. */
async function fill(zip: ZipStream, files: AsyncIterable<ArchivedFile>, signal: AbortSignal): Promise<void> {
  for await (const { name, pieces, compressed = false } of files) {
    const content = Readable.from(pieces, { objectMode: false });
    const written = new Promise<void>((resolve, reject) => {
      zip.entry(content, { name, store: compressed }, (error) => (error ? reject(error) : resolve()));
    });
    try {
      await Promise.all([written, finished(content, { signal })]);
    } finally {
      content.destroy();
    }
  }
  zip.finish();
}

/** An archive, piece by piece: no file is ever in memory as a whole. Of any number of files and any size (ZIP64). */
export async function* zipped(files: AsyncIterable<ArchivedFile>): AsyncGenerator<Uint8Array> {
  const zip = new ZipStream();
  const stopped = new AbortController();
  fill(zip, files, stopped.signal).catch((error: Error) => void zip.destroy(error));
  try {
    for await (const piece of zip) yield piece as Uint8Array;
  } finally {
    stopped.abort();
  }
}
