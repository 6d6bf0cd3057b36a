import { sectionNames } from '../../domain/settings/sections';
import type { Language } from '../../domain/values/bilingual';
import type { SealedFiles } from '../files/sealed-files';
import type { Repositories } from '../mongo/repositories';
import type { CopiedDocument } from '../mongo/repositories/store-copy';
import { zipped, type ArchivedFile } from '../zip';
import { archivedFiles } from './archived-files';
import { recordTable, tableKinds } from './record-tables';

type Documents = AsyncIterator<CopiedDocument, undefined>;

/** The documents of one collection after another, as lines of JSON; `first` is the document at which a collection begins. */
async function* linesFrom(first: CopiedDocument, rest: Documents, next: (one: CopiedDocument) => void) {
  for (let one: CopiedDocument | undefined = first; one; one = (await rest.next()).value) {
    if (one.collection !== first.collection) {
      next(one);
      return;
    }
    yield `${JSON.stringify(one.document)}\n`;
  }
}

/** What the store has set about itself, and what stands as long as it has set nothing else; the name under which it was opened. */
async function* settingsOf({ dealership, settings }: Repositories, store: string): AsyncGenerator<string> {
  const place = await dealership.find(store);
  const told = await Promise.all(
    sectionNames.map(async (name) => [name, (await settings.find(store, name)).content] as const),
  );
  yield `${JSON.stringify({ store, name: place?.name, brand: place?.brand, ...Object.fromEntries(told) }, undefined, 2)}\n`;
}

async function* contentsOf(
  repositories: Repositories,
  kept: Pick<SealedFiles, 'get'>,
  store: string,
  language: Language,
): AsyncGenerator<ArchivedFile> {
  for (const kind of tableKinds)
    yield { name: `${kind}.csv`, pieces: recordTable(repositories, store, kind, language) };
  yield { name: 'settings.json', pieces: settingsOf(repositories, store) };
  const all: Documents = repositories.storeCopy(store);
  let begin = (await all.next()).value;
  while (begin) {
    const first: CopiedDocument = begin;
    begin = undefined;
    yield {
      name: `records/${first.collection}.jsonl`,
      pieces: linesFrom(first, all, (one) => {
        begin = one;
      }),
    };
  }
  yield* archivedFiles(repositories.files.all(store), kept);
}

/**
 * Everything that a store owns, as an archive: master data as CSV in the form in which it is imported, every record as it is kept, as lines of JSON, and
 * photos and scans.
 */
export const storeArchive = (
  repositories: Repositories,
  kept: Pick<SealedFiles, 'get'>,
  store: string,
  language: Language,
): AsyncGenerator<Uint8Array> => zipped(contentsOf(repositories, kept, store, language));
