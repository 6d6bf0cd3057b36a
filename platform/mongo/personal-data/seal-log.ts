import { ERASED_TEXT, personalTexts } from '../../../domain/personal-data/texts';
import { processTypes, type ProcessType } from '../../../domain/processes';
import { importSubject } from '../../vault/subjects';
import type { Models, StoredEvent, StoredReplacedEvent } from '../models';
import { isInClear, sealedView, viewsOf } from '../projections/views';
import { bytesOf } from '../repositories/imports';
import { openedFromLog, schemaOf, sealedForLog } from './event-texts';
import { noticeInClear, sealedNotices } from './notice-texts';
import { pagesOf } from './pages';
import { vaultOf } from './vault-of';

type Writable = {
  readonly collection: { bulkWrite: (writes: never, how: object) => Promise<{ modifiedCount: number }> };
};

/** Of each row what `filter` finds is set; answers how many were. */
async function setEach(
  records: Writable,
  changes: readonly { readonly filter: object; readonly set: object }[],
): Promise<number> {
  if (changes.length === 0) return 0;
  const writes = changes.map(({ filter, set }) => ({ updateOne: { filter, update: { $set: set } } }));
  return (await records.collection.bulkWrite(writes as never, { ordered: false })).modifiedCount;
}

const hasWordsInClear = (row: StoredEvent): boolean =>
  [...personalTexts(row.event, schemaOf(row)).values()].some((text) => text !== ERASED_TEXT);
/** One that was taken out of the log is bound to the id that it had there. */
const inLog = (row: StoredEvent | StoredReplacedEvent): StoredEvent => ({ ...row, _id: row._id.split('@')[0] ?? '' });

async function sealEvents(models: Models, which: 'events' | 'replacedEvents'): Promise<number> {
  let sealed = 0;
  for await (const page of pagesOf<StoredEvent>(models[which] as typeof models.events)) {
    const clear = page.filter(hasWordsInClear);
    const rows = await sealedForLog(models, await openedFromLog(models, clear.map(inLog)));
    const changes = clear.map(({ _id, sealed: before = null }, place) => {
      const { event, sealed: after } = rows[place]!;
      return { filter: { _id, sealed: before }, set: { event, ...(after !== undefined && { sealed: after }) } };
    });
    sealed += await setEach(models[which], changes);
  }
  return sealed;
}

/** The states of views, of each only if nobody has written it meanwhile. */
async function sealViews(models: Models, type: ProcessType): Promise<number> {
  let sealed = 0;
  for await (const page of pagesOf(viewsOf(models, type))) {
    const clear = page.filter(isInClear);
    const changes = clear.map(async (view) => {
      const { _id, state: before } = view;
      const { state } = await sealedView(models, view);
      return { filter: { _id, state: before }, set: { state } };
    });
    sealed += await setEach(viewsOf(models, type), await Promise.all(changes));
  }
  return sealed;
}

async function sealNotices(models: Models): Promise<number> {
  let sealed = 0;
  for await (const page of pagesOf(models.notices)) {
    const clear = page.filter(noticeInClear);
    const rows = await sealedNotices(models, clear);
    const changes = rows.map(({ _id, notice, words, sealed: by }) => ({
      filter: { _id, sealed: null },
      set: { notice, words, ...(by !== undefined && { sealed: by }) },
    }));
    sealed += await setEach(models.notices, changes);
  }
  return sealed;
}

/** The pieces of files that are to be imported, one at a time: each has megabytes. */
async function sealPieces(models: Models): Promise<number> {
  let sealed = 0;
  for await (const page of pagesOf(models.importPieces, { atOnce: 1 }))
    for (const { _id, bytes, isSealed } of page) {
      if (isSealed) continue;
      const subject = importSubject(_id.split(':')[0] ?? '');
      const closed = await vaultOf(models).seal(subject, bytesOf(bytes), `import ${_id}`);
      const set = { bytes: closed, isSealed: true };
      const { modifiedCount } = await models.importPieces.updateOne({ _id, isSealed: null }, { $set: set });
      sealed += modifiedCount;
    }
  return sealed;
}

/** Seals what an earlier release has stored in clear of what was said: events, views, notices, files that are to be imported. Doing it again changes nothing. */
export async function sealLog(models: Models): Promise<number> {
  let sealed = (await sealEvents(models, 'events')) + (await sealEvents(models, 'replacedEvents'));
  for (const type of processTypes) sealed += await sealViews(models, type);
  return sealed + (await sealNotices(models)) + (await sealPieces(models));
}
