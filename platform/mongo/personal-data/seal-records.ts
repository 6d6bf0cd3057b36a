import type { Model } from 'mongoose';
import { processTypes, type ProcessType } from '../../../domain/processes';
import { isInClear, sealedView, viewsOf } from '../projections/views';
import { above, beginningWith } from '../filters';
import { dropFormerIndexes, type Models } from '../models';
import { keptCustomers } from '../repositories/customers';
import { externalIdsIn } from '../repositories/external-ids';
import { keptVisits } from '../repositories/past-visits';
import { searchKeysIn } from '../repositories/search-keys';
import { keptVehicles } from '../repositories/vehicles';
import { sealedContacts, sealedStatements } from './personal-fields';

const AT_ONCE = 500;

interface Row {
  readonly _id: string;
  readonly sealed?: string | null;
}
/** How the records of a collection are read and written. */
interface Kept<T> {
  readonly opened: (rows: readonly T[]) => Promise<T[]>;
  readonly closed: (records: readonly T[]) => Promise<readonly object[]>;
  readonly leftInClear: (row: object) => object;
}

/** Pages of rows by id, those that begin with this. */
async function* pagesOf<T extends Row>(records: Model<T>, beginning = ''): AsyncGenerator<readonly T[]> {
  for (let after = beginning; ;) {
    const place = beginning === '' ? above(after) : beginningWith(beginning, after);
    const page = await records
      .find({ _id: place } as object)
      .sort({ _id: 1 })
      .limit(AT_ONCE)
      .lean<T[]>();
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last._id;
  }
}

/** Seals what stands in clear; answers how many records did. What somebody else has sealed meanwhile stays. */
async function sealAll<T extends Row>(records: Model<T>, { opened, closed, leftInClear }: Kept<T>): Promise<number> {
  let sealed = 0;
  for await (const page of pagesOf(records)) {
    const clear = page.filter((row) => row.sealed === undefined);
    if (clear.length === 0) continue;
    const rows = await closed(await opened(clear));
    const writes = rows.map((row) => {
      const { _id, ...rest } = row as Row;
      const filter = { _id, sealed: null };
      return { updateOne: { filter, update: { $set: rest, $unset: leftInClear(row) } } };
    });
    sealed += (await records.collection.bulkWrite(writes as never, { ordered: false })).modifiedCount;
  }
  return sealed;
}

/** Former versions are sealed as the records were, each for whoever had it then. */
async function sealVersions<T extends Row>(models: Models, name: string, kept: Kept<T>): Promise<number> {
  let sealed = 0;
  for await (const page of pagesOf(models.formerVersions, `${name}:`)) {
    const clear = page.filter(({ document }) => document['sealed'] === undefined);
    if (clear.length === 0) continue;
    const documents = await kept.closed(clear.map(({ document }) => document as unknown as T));
    const writes = clear.map(({ _id }, place) => {
      const document = documents[place];
      return { updateOne: { filter: { _id }, update: { $set: { document } } } };
    });
    sealed += (await models.formerVersions.collection.bulkWrite(writes as never, { ordered: false })).modifiedCount;
  }
  return sealed;
}

/** The states of views, of each only if nobody has written it meanwhile. */
async function sealViews(models: Models, type: ProcessType): Promise<number> {
  let sealed = 0;
  for await (const page of pagesOf(viewsOf(models, type))) {
    const clear = page.filter(isInClear);
    if (clear.length === 0) continue;
    const writes = clear.map(async (view) => {
      const { _id, state: before } = view;
      const { state } = await sealedView(models, view);
      return { updateOne: { filter: { _id, state: before }, update: { $set: { state } } } };
    });
    const { modifiedCount } = await viewsOf(models, type).collection.bulkWrite((await Promise.all(writes)) as never, {
      ordered: false,
    });
    sealed += modifiedCount;
  }
  return sealed;
}

/**
 * Seals what records of an earlier release say of persons, and makes what they are found by; answers how many were. Its indexes go first, because they
 * hold what is to be sealed. No program of that release may run meanwhile. Doing it again changes nothing.
 */
export async function sealRecords(models: Models, every = false): Promise<number> {
  await dropFormerIndexes(models);
  const visits = keptVisits(models).kept;
  const contacts = sealedContacts(models);
  const statements = sealedStatements(models);
  let sealed = await searchKeysIn(models).fill(every);
  sealed += await sealAll(models.pastVisits, visits);
  sealed += await sealAll(models.contacts, { ...contacts, opened: contacts.open, closed: contacts.seal });
  sealed += await sealAll(models.marketingStatements, {
    ...statements,
    opened: statements.open,
    closed: statements.seal,
  });
  sealed += await sealVersions(models, 'customers', keptCustomers(models).versioned.kept);
  sealed += await sealVersions(models, 'vehicles', keptVehicles(models).versioned.kept);
  sealed += await sealVersions(models, 'pastVisits', visits);
  sealed += await externalIdsIn(models).sealFormer();
  for (const type of processTypes) sealed += await sealViews(models, type);
  return sealed;
}
