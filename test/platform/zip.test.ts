import { strFromU8, unzipSync } from 'fflate';
import { zipped, type ArchivedFile } from '../../platform/zip';

async function* pieces<T>(...list: readonly T[]): AsyncGenerator<T> {
  yield* list;
}
async function read(files: AsyncIterable<ArchivedFile>): Promise<Readonly<Record<string, Uint8Array>>> {
  const parts: Uint8Array[] = [];
  for await (const piece of zipped(files)) parts.push(piece);
  return unzipSync(Buffer.concat(parts));
}

test('each file is whole, text and bytes, packed and as it is', async () => {
  const photo = Buffer.from(Array.from({ length: 300_000 }, (_, place) => (place * 7) % 256));
  const found = await read(
    pieces<ArchivedFile>(
      { name: 'a.csv', pieces: pieces('姓名,', '电话\n') },
      { name: 'files/b.jpg', pieces: pieces(photo), compressed: true },
      { name: 'empty.txt', pieces: pieces<string>() },
    ),
  );
  expect(Object.keys(found)).toEqual(['a.csv', 'files/b.jpg', 'empty.txt']);
  expect(strFromU8(found['a.csv']!)).toBe('姓名,电话\n');
  expect(Buffer.from(found['files/b.jpg']!).equals(photo)).toBe(true);
  expect(found['empty.txt']).toHaveLength(0);
});

test('the next file is asked for when the one before has ended', async () => {
  const seen: string[] = [];
  async function* noted(name: string): AsyncGenerator<string> {
    seen.push(`${name} begins`);
    yield 'x'.repeat(100_000);
    seen.push(`${name} ends`);
  }
  async function* files(): AsyncGenerator<ArchivedFile> {
    yield { name: 'first', pieces: noted('first') };
    seen.push('next');
    yield { name: 'second', pieces: noted('second') };
  }
  await read(files());
  expect(seen).toEqual(['first begins', 'first ends', 'next', 'second begins', 'second ends']);
});

test('a file that cannot be read fails the archive', async () => {
  async function* broken(): AsyncGenerator<string> {
    yield 'half';
    throw new Error('the database is away');
  }
  await expect(read(pieces<ArchivedFile>({ name: 'a', pieces: broken() }))).rejects.toThrow('the database is away');
});

test('whoever stops reading stops the reading of what is archived', async () => {
  let closed = false;
  async function* endless(): AsyncGenerator<string> {
    try {
      for (;;) yield 'x'.repeat(70_000);
    } finally {
      closed = true;
    }
  }
  for await (const _piece of zipped(pieces<ArchivedFile>({ name: 'a', pieces: endless(), compressed: true }))) break;
  await new Promise((resolve) => setImmediate(resolve));
  expect(closed).toBe(true);
});

test('an archive holds more files than the first ZIP could count', async () => {
  const MANY = 66_000;
  async function* many(): AsyncGenerator<ArchivedFile> {
    for (let place = 0; place < MANY; place++) yield { name: `files/${place}`, pieces: pieces('x'), compressed: true };
  }
  expect(Object.keys(await read(many()))).toHaveLength(MANY);
});
