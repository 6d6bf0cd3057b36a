import type { Model } from 'mongoose';
import { seedDemoStore } from '../../dev/fixtures/seed';
import { STORE } from '../../dev/fixtures/store';
import { noCounts } from '../../domain/imports/run';
import { matchColumns } from '../../domain/imports/match-columns';
import type { ImportKindName } from '../../domain/imports/kinds';
import { createLog } from '../../platform/log';
import { ImportRunner } from '../../platform/imports/import-runner';
import { readAll } from './tables/read-all';
import { csvBytes } from './tables/csv';
import type { Repositories } from '../../platform/mongo/repositories';
import { storeSubject } from '../../platform/vault/subjects';
import { openMemoryDatabase } from './memory-database';
import { testMasterKeys } from './test-vault';

const log = createLog('test', 'silent');
const by = { id: 'manager', role: 'serviceManager' } as const;
const NOW = Date.parse('2026-11-26T04:00:00Z');
const writes = ['insertOne', 'insertMany', 'updateOne', 'updateMany', 'findOneAndUpdate', 'bulkWrite'] as const;

export class Dead extends Error {}

/** The same in every database, so that what two of them hold can be compared: ids of records come of it. */
async function giveStoreKey({ vaultKeys }: Repositories): Promise<void> {
  const [master] = testMasterKeys;
  const key = { _id: storeSubject(STORE), keyId: 'c3RvcmUga2V5IFMw', masterKey: master.id, createdAt: 1 };
  const wrapped = await master.wrap(Buffer.alloc(32, 'the key of a store'), `${key.keyId} ${key._id}`);
  await vaultKeys.add({ ...key, wrapped, destroyedAt: null });
}

async function drained<T>(all: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const one of all) found.push(one);
  return found;
}

/** A store of its own with a file that waits to be imported. */
export async function storeWith(kind: ImportKindName, rows: readonly (readonly string[])[]) {
  const database = openMemoryDatabase();
  const { models, repositories } = database;
  await giveStoreKey(repositories);
  await seedDemoStore(models);
  const bytes = csvBytes(rows);
  const { header, headerRow } = await readAll(bytes);
  const ask = async (id: string): Promise<void> => {
    await repositories.imports.keep(
      {
        _id: id,
        store: STORE,
        kind,
        system: 'dms',
        fileName: 'x.csv',
        size: bytes.length,
        sheet: null,
        header,
        headerRow,
        rows: rows.length - 1,
        daysFrom1904: false,
        warnings: [],
        sample: [],
        mapping: matchColumns(kind, header).mapping,
        by,
        at: NOW,
        expiresAt: new Date('2100-01-01'),
      },
      bytes,
    );
    await repositories.imports.ask(STORE, id, 1, {
      count: 1,
      mode: 'import',
      state: 'waiting',
      by,
      at: NOW,
      today: '2026-11-26',
      lastRow: 0,
      counts: noCounts,
      attempts: 0,
      fault: null,
      endedAt: null,
    });
  };
  let left = Infinity;
  for (const { collection } of Object.values(models) as Model<unknown>[]) {
    const driver = collection as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>;
    for (const operation of writes) {
      const original = driver[operation]!.bind(collection);
      driver[operation] = async (...given) => {
        left -= 1;
        if (left < 0) throw new Dead();
        return original(...given);
      };
    }
  }
  return {
    models,
    repositories,
    ask,
    /** After so many writes none reaches the database any more, as when the worker has been killed. */
    dieAfter: (count: number): void => void (left = count),
    revive: (): void => void (left = Infinity),
    /** Whoever is silent for a millisecond is taken for dead; one with a longer lease says less often that it lives. */
    runner: (leaseMs = 1, now = () => NOW) => new ImportRunner({ repositories, log, leaseMs, now }),
    /** What the import has left behind. */
    outcome: async () => ({
      run: (await repositories.imports.find(STORE, 'IM-1'))?.run?.counts,
      refusals: (await repositories.imports.refusalsOf('IM-1:1')).flatMap((one) => one.rows),
      records: await Promise.all([
        repositories.customers.all(STORE),
        models.formerVersions.find({}, { _id: 1 }).sort({ _id: 1 }).lean(),
        drained(repositories.externalIds.each(STORE)),
        ...[models.parts, models.accounts, models.staff].map((model) =>
          (model as typeof models.staff).find({}).sort({ _id: 1 }).lean(),
        ),
      ]),
    }),
  };
}

/** Works until nothing is left to do. */
export async function finish(runner: ImportRunner): Promise<void> {
  const { signal } = new AbortController();
  for (let looks = 0; looks < 1_000; looks += 1) {
    if (await runner.takeNext(signal)) continue;
    // whoever is silent for a millisecond is taken for dead
    await new Promise((resolve) => setTimeout(resolve, 2));
    if (!(await runner.takeNext(signal)) && looks > 2) return;
  }
  throw new Error('it did not end');
}
