import type { Model } from 'mongoose';
import { ensureIndexes } from '../../platform/mongo/models';
import { openDatabase, type Database } from '../../platform/mongo/database';
import { createLog } from '../../platform/log';
import type { CapturedQuery } from '../support/query-capture';
import type { Document } from '../support/query-decoys';
import { planOf, type Index } from '../support/query-plan';
import { addCopies, seedForTour, tourQueries } from '../support/query-tour';
import { openVault } from '../../platform/vault/open-vault';
import { testConfig } from '../support/store';

/** Documents that may be looked at beside twice those asked for. */
const SLACK = 10;
/** Documents of a collection that queries are tried on, with decoys that fail one condition each. */
const SAMPLE = 100;

interface Stage {
  readonly stage: string;
  readonly inputStage?: Stage;
  readonly inputStages?: readonly Stage[];
}
interface Explained {
  readonly queryPlanner: { readonly winningPlan: Stage & { readonly queryPlan?: Stage } };
  readonly executionStats: { readonly nReturned: number; readonly totalDocsExamined: number };
}
const stagesOf = ({ stage, inputStage, inputStages = [] }: Stage): readonly string[] => [
  stage,
  ...[...(inputStage ? [inputStage] : []), ...inputStages].flatMap(stagesOf),
];

let database: Database;
const queries: CapturedQuery[] = [];
let standIn: boolean;

beforeAll(async () => {
  const config = testConfig();
  database = openDatabase(config.MONGODB_URI, createLog('test', 'silent'));
  await database.reached;
  await openVault(config, database);
  await ensureIndexes(database.models);
  await seedForTour(database.models);
  const told = await database.models.stores.collection.find({}).explain('queryPlanner');
  standIn = (told as { serverInfo?: { host?: string } }).serverInfo?.host === 'secantus';
  if (!standIn) await addCopies(database.models);
  await tourQueries(database.models, (query) => queries.push(query));
});
afterAll(() => database.close());

const explain = ({ collection, filter, sort, limit }: CapturedQuery): Promise<Explained> =>
  // the driver's own collection: what is explained is not captured again
  database.models.stores.db
    .db!.collection(collection)
    .find({ ...filter })
    .sort({ ...sort })
    .limit(limit)
    .explain(standIn ? 'queryPlanner' : 'executionStats') as unknown as Promise<Explained>;
const scans = ({ queryPlanner: { winningPlan } }: Explained): boolean =>
  stagesOf(winningPlan.queryPlan ?? winningPlan).includes('COLLSCAN');

/**
 * The stand-in explains a filter with more conditions than an index as a scan, while it reads along an index that has one of the
 * conditions. So it is asked about each.
 */
async function readsEverything(query: CapturedQuery, whole: Explained): Promise<boolean> {
  if (!standIn || !scans(whole)) return scans(whole);
  for (const [field, condition] of Object.entries(query.filter))
    if (!scans(await explain({ ...query, filter: { [field]: condition } }))) return false;
  return true;
}

/** The stand-in applies neither limit nor order along an index: what it examines says nothing about MongoDB, and nothing is asked of it. */
const wastes = ({ executionStats: { nReturned, totalDocsExamined } }: Explained): boolean =>
  totalDocsExamined > 2 * nReturned + SLACK;

/** The stand-in walks the collection for a range of text ids, which MongoDB finds along the primary key. */
const isRangeOfIds = ({ filter }: CapturedQuery): boolean =>
  Object.keys(filter).join() === '_id' && typeof filter['_id'] === 'object';

/** What the server keeps of a collection: its indexes, and a part of its documents. */
async function keptOf(model: Model<unknown>): Promise<readonly [readonly Index[], readonly Document[]]> {
  // the stand-in has no collection before its first document
  await model.createCollection();
  const { collection } = model;
  const indexes = await model.listIndexes();
  const documents = await collection.find({}).limit(SAMPLE).toArray();
  return [indexes.map(({ key, unique }) => ({ fields: key as Index['fields'], unique: unique === true })), documents];
}

test('D7 the server has an index that fits each query: it bounds the query by more than the store', async () => {
  const kept = new Map<string, readonly [readonly Index[], readonly Document[]]>();
  const models = Object.values(database.models) as unknown as readonly Model<unknown>[];
  const faults: string[] = [];
  for (const model of models) {
    const asked = queries.filter(({ collection }) => collection === model.collection.name);
    if (asked.length > 0) kept.set(model.collection.name, await keptOf(model));
  }
  for (const query of queries) {
    const { by, collection, filter, sort } = query;
    if (Object.keys(filter).length === 0) continue;
    const { index, examined, returned } = planOf(query, ...kept.get(collection)!);
    if (index === undefined || examined > 2 * returned + SLACK)
      faults.push(
        `${by}: ${collection} ${JSON.stringify(filter)} sort ${JSON.stringify(sort)}: ${index ?? 'no index'}`,
      );
  }
  expect(faults).toEqual([]);
});

test('D7 the server itself says that no query reads a whole collection, and MongoDB no more than twice what is asked for', async () => {
  expect(queries.length).toBeGreaterThan(120);
  const faults: string[] = [];
  for (const query of queries) {
    // a list of every process of every store is what the operator's tool asks for
    if (Object.keys(query.filter).length === 0) continue;
    if (standIn && isRangeOfIds(query)) continue;
    const explained = await explain(query);
    const fault = (await readsEverything(query, explained))
      ? 'scans'
      : !standIn && wastes(explained)
        ? 'wastes'
        : undefined;
    if (fault) faults.push(`${query.by} ${fault}: ${query.collection} ${JSON.stringify(query.filter)}`);
  }
  expect(faults).toEqual([]);
});
