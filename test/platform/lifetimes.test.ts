import type { Model } from 'mongoose';
import type { Models } from '../../platform/mongo/models';
import { expiresByItself, lifetimes } from '../../platform/mongo/models/lifetimes';
import { openMemoryDatabase } from '../support/memory-database';

const { models } = openMemoryDatabase();
const names = Object.keys(models) as (keyof Models)[];

const expiryOf = (name: keyof Models): readonly string[] =>
  (models[name] as unknown as Model<unknown>).schema
    .indexes()
    .filter(([, options]) => options?.expireAfterSeconds === 0)
    .flatMap(([fields]) => Object.keys(fields));

test('every collection either expires by an index of its own or says why it is kept', () => {
  expect(Object.keys(lifetimes).toSorted()).toEqual(names.toSorted());
  for (const name of names) {
    expect([name, expiryOf(name).length]).toEqual([name, expiresByItself(name) ? 1 : 0]);
    if (!expiresByItself(name)) expect(String(lifetimes[name])).toMatch(/^\p{Lu}.{20,}\.$/u);
  }
});

test('the field that a document expires by is a date of the schema', () => {
  for (const name of names.filter(expiresByItself)) {
    const [field] = expiryOf(name);
    expect([name, (models[name] as unknown as Model<unknown>).schema.path(field!).instance]).toEqual([name, 'Date']);
  }
});
