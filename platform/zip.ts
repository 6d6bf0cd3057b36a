import { Zip, ZipDeflate } from 'fflate';

/** A file of an archive; its pieces come one after the other. */
export interface ArchivedFile {
  readonly name: string;
  readonly pieces: AsyncIterable<string | Uint8Array>;
}

/** An archive, piece by piece: no file is ever in memory as a whole. At most 65,535 files and 4 GB. */
export async function* zipped(files: AsyncIterable<ArchivedFile>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  function* drained(): Generator<Uint8Array> {
    yield* ready;
    ready = [];
  }
  for await (const { name, pieces } of files) {
    const file = new ZipDeflate(name, { level: 6 });
    zip.add(file);
    for await (const piece of pieces) {
      file.push(typeof piece === 'string' ? encoder.encode(piece) : piece);
      yield* drained();
    }
    file.push(new Uint8Array(), true);
    yield* drained();
  }
  zip.end();
  yield* drained();
}
