import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { mongo, type Model } from 'mongoose';
import type { Models } from '../../platform/mongo/models';

/** Words that stand nowhere else, for what is known of a person. */
export interface Canary {
  readonly what: string;
  readonly text: string;
}

export const canaries: readonly Canary[] = [
  { what: 'name', text: '金丝雀喆玥' },
  { what: 'phone', text: '13900718253' },
  { what: 'plate', text: '京QX7K93' },
  { what: 'VIN', text: '1M8GDM9AXKP042788' },
  { what: 'address', text: '鹦鹉洲大道七百一十八号' },
  { what: 'words', text: '黄莺在后备箱里唱歌𠮷' },
  { what: 'Latin words', text: 'Nightingale-Zyxw rattles' },
];

/** Base64 of a text that begins at any place of what was encoded: without the characters that its neighbours share. */
const base64Forms = (bytes: Buffer): readonly string[] =>
  [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const from = Math.ceil((before * 8) / 6);
    const inner = encoded.slice(from, Math.floor(((before + bytes.length) * 8) / 6));
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
const escaped = (text: string): string =>
  text.replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** How a text may lie in bytes: as it is, in UTF-16, in base64 at any place, and as JSON, an address or hexadecimal digits write it. */
export function formsOf(text: string): readonly Buffer[] {
  const utf16 = Buffer.from(text, 'utf16le');
  const swapped = Buffer.from(utf16).swap16();
  const forms = [
    Buffer.from(text),
    utf16,
    swapped,
    ...[Buffer.from(text), utf16].flatMap(base64Forms).map((form) => Buffer.from(form)),
    Buffer.from(escaped(text)),
    Buffer.from(encodeURIComponent(text)),
    Buffer.from(Buffer.from(text).toString('hex')),
  ];
  return [...new Map(forms.map((form) => [form.toString('hex'), form])).values()];
}

const searched = canaries.map(({ what, text }) => ({ what, forms: formsOf(text) }));
const LONGEST = Math.max(...searched.flatMap(({ forms }) => forms.map(({ length }) => length)));

/** What of a person stands in these bytes, in whichever form. */
export async function canariesIn(bytes: AsyncIterable<Buffer>): Promise<readonly string[]> {
  const found = new Set<string>();
  let rest: Buffer = Buffer.alloc(0);
  for await (const part of bytes) {
    const window = Buffer.concat([rest, part]);
    for (const { what, forms } of searched) if (forms.some((form) => window.includes(form))) found.add(what);
    rest = Buffer.from(window.subarray(Math.max(0, window.length - LONGEST)));
  }
  return [...found];
}

export const canariesInText = (text: string): Promise<readonly string[]> =>
  canariesIn(
    (async function* () {
      yield Buffer.from(text);
    })(),
  );

/** What of a person stands in each file of a folder, and of the folders in it; only files with something are told. */
export async function canariesInFolder(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const told = [];
  for (const entry of names.filter((one) => one.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    for (const what of await canariesIn(createReadStream(file))) told.push(`${path.relative(folder, file)}: ${what}`);
  }
  return told;
}

/** What of a person can be read in each collection of a database, as a dump shows it; only collections with something are told. */
export async function canariesInDatabase(models: Models): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, readonly string[]> = {};
  for (const [collection, model] of Object.entries(models) as [string, Model<unknown>][]) {
    const documents = await model.collection.find({}).toArray();
    const dump = async function* () {
      yield Buffer.from(JSON.stringify(documents));
      for (const document of documents) yield Buffer.from(mongo.BSON.serialize(document as never));
    };
    const what = await canariesIn(dump());
    if (what.length > 0) found[collection] = what;
  }
  return found;
}
