import type { Model } from 'mongoose';
import { dropFormerIndexes, type Models, type StoredTrayMessage } from '../models';
import { keptCustomers } from '../repositories/customers';
import { externalIdsIn } from '../repositories/external-ids';
import { keptVisits } from '../repositories/past-visits';
import { searchKeysIn } from '../repositories/search-keys';
import { keptVehicles } from '../repositories/vehicles';
import { lookupsOf } from './lookups';
import { pagesOf } from './pages';
import {
  sealedAnswers,
  sealedContacts,
  sealedExports,
  sealedRefusals,
  sealedSamples,
  sealedStatements,
  sealedTray,
} from './personal-fields';
import { sealLog } from './seal-log';
import { sealSalts } from './seal-salts';
import type { SealedRecords } from './sealed-records';

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
const keptAs = <T extends Row>({ open, seal, leftInClear }: SealedRecords<T>): Kept<T> => ({
  opened: open,
  closed: seal,
  leftInClear,
});

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
  for await (const page of pagesOf(models.formerVersions, { beginning: `${name}:` })) {
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

/** Messages of the demo store are looked up by the number that they went to. */
function keptMessages(models: Models): Kept<StoredTrayMessage> {
  const { opened, closed, leftInClear } = keptAs(sealedTray(models));
  return {
    opened,
    leftInClear,
    closed: async (messages) => {
      const rows = await closed(messages);
      const keys = messages.map(async ({ store, address }) => (await lookupsOf(models, store)).whole('phone', address));
      const addressKeys = await Promise.all(keys);
      return rows.map((row, place) => ({ ...row, addressKey: addressKeys[place] }));
    },
  };
}

/**
 * Seals what an earlier release says of persons, and makes what they are found by; answers how many records were. Its indexes go first, because they
 * hold what is to be sealed. No program of that release may run meanwhile. Doing it again changes nothing, and goes on where it was cut off.
 */
export async function sealRecords(models: Models, every = false): Promise<number> {
  await dropFormerIndexes(models);
  const visits = keptVisits(models).kept;
  let sealed = await searchKeysIn(models).fill(every);
  sealed += await sealAll(models.pastVisits, visits);
  sealed += await sealAll(models.contacts, keptAs(sealedContacts(models)));
  sealed += await sealAll(models.marketingStatements, keptAs(sealedStatements(models)));
  sealed += await sealAll(models.exports, keptAs(sealedExports(models)));
  sealed += await sealAll(models.imports, keptAs(sealedSamples(models)));
  sealed += await sealAll(models.refusals, keptAs(sealedRefusals(models)));
  sealed += await sealAll(models.trayMessages, keptMessages(models));
  sealed += await sealAll(models.requests as unknown as Model<Row>, keptAs(sealedAnswers(models) as never));
  sealed += await sealVersions(models, 'customers', keptCustomers(models).versioned.kept);
  sealed += await sealVersions(models, 'vehicles', keptVehicles(models).versioned.kept);
  sealed += await sealVersions(models, 'pastVisits', visits);
  sealed += await externalIdsIn(models).sealFormer();
  sealed += await sealSalts(models);
  return sealed + (await sealLog(models));
}
