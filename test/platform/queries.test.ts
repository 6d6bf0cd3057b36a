import type { Model, Schema } from 'mongoose';
import { openMemoryDatabase } from '../support/memory-database';
import type { CapturedQuery } from '../support/query-capture';
import { planOf, type Index, type Plan } from '../support/query-plan';
import { seedForTour, tourQueries } from '../support/query-tour';

/** Documents that may be looked at beside twice those asked for. */
const SLACK = 5;
const { models } = openMemoryDatabase();
const planned: { readonly query: CapturedQuery; readonly plan: Promise<Plan> }[] = [];
const indexesOf = (schema: Schema): readonly Index[] =>
  schema
    .indexes()
    .map(([fields, options]) => ({ fields: fields as Index['fields'], unique: options?.unique === true }));
let forgotten: readonly string[] = [];

beforeAll(async () => {
  await seedForTour(models);
  const all = new Map(
    Object.values(models as unknown as Record<string, Model<unknown>>).map((model) => {
      const { collection, schema } = model;
      const find = collection.find.bind(collection);
      // the documents as they are when the query comes, not after it
      return [collection.name, { documents: () => find({}).toArray(), indexes: indexesOf(schema) }];
    }),
  );
  ({ forgotten } = await tourQueries(models, (query) => {
    const { documents, indexes } = all.get(query.collection)!;
    const plan = documents().then((found) => planOf(query, indexes, found as never));
    planned.push({ query, plan });
  }));
});

test('the tour calls every function of every repository and of the event log', () => {
  expect(forgotten).toEqual([]);
  expect(planned.length).toBeGreaterThan(120);
});

test('D7 no query of the product reads a whole collection, or more than twice the documents it asks for', async () => {
  const wasteful: string[] = [];
  for (const { query, plan } of planned) {
    const { index, examined, returned } = await plan;
    const { by, collection, operation, filter, sort, limit } = query;
    if (index === undefined || examined > 2 * returned + SLACK)
      wasteful.push(
        `${by}: ${collection}.${operation} ${JSON.stringify(filter)} sort ${JSON.stringify(sort)} limit ${limit}: ` +
          `${index ?? 'no index'}, ${examined} examined, ${returned} returned`,
      );
  }
  expect(wasteful).toEqual([]);
});
