import { openDatabase, type Database } from '../../platform/mongo/database';
import { createLog } from '../../platform/log';
import type { CapturedQuery } from '../support/query-capture';
import { addCopies, seedForTour, tourQueries } from '../support/query-tour';
import { testConfig } from '../support/store';

/** Documents that may be looked at beside twice those asked for. */
const SLACK = 10;

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
  const { MONGODB_URI } = testConfig();
  database = openDatabase(MONGODB_URI, createLog('test', 'silent'), { prepare: true });
  await database.reached;
  await seedForTour(database.models);
  await addCopies(database.models);
  const told = await database.models.stores.collection.find({}).explain('executionStats');
  standIn = (told as { serverInfo?: { host?: string } }).serverInfo?.host === 'secantus';
  await tourQueries(database.models, (query) => queries.push(query));
});
afterAll(() => database.close());

const explain = async ({ collection, filter, sort, limit }: CapturedQuery): Promise<Explained> => {
  const all = database.models.stores.db.collection(collection);
  return (await all
    .find({ ...filter })
    .sort({ ...sort })
    .limit(limit)
    .explain('executionStats')) as unknown as Explained;
};
const scans = ({ queryPlanner: { winningPlan } }: Explained): boolean =>
  stagesOf(winningPlan.queryPlan ?? winningPlan).includes('COLLSCAN');

/**
 * The stand-in explains a filter with more conditions than an index as a scan, while it reads along an index that has one of the
 * conditions. So it is asked about each.
 */
async function scansInDeed(query: CapturedQuery): Promise<boolean> {
  if (!scans(await explain(query))) return false;
  if (!standIn) return true;
  for (const [field, condition] of Object.entries(query.filter))
    if (!scans(await explain({ ...query, filter: { [field]: condition } }))) return false;
  return true;
}

test('the server itself says that no query reads a whole collection', async () => {
  expect(queries.length).toBeGreaterThan(120);
  const scanning: string[] = [];
  for (const query of queries)
    // a list of every process of every store is what the operator's tool asks for
    if (Object.keys(query.filter).length > 0 && (await scansInDeed(query)))
      scanning.push(`${query.by}: ${query.collection} ${JSON.stringify(query.filter)}`);
  expect(scanning).toEqual([]);
});

// the stand-in applies neither limit nor order along an index, so what it examines says nothing about MongoDB
test('a real MongoDB looks at no more than twice the documents that a query asks for', async () => {
  const wasteful: string[] = [];
  for (const query of standIn ? [] : queries) {
    const { nReturned, totalDocsExamined } = (await explain(query)).executionStats;
    if (totalDocsExamined > 2 * nReturned + SLACK)
      wasteful.push(`${query.by}: ${JSON.stringify(query.filter)} ${totalDocsExamined} for ${nReturned}`);
  }
  expect(wasteful).toEqual([]);
});
