import fc from 'fast-check';
import { orderNumbers } from '../../domain/repair-order/number';
import { newestFirst } from '../../platform/mongo/repositories/newest-first';

const STORE = 'S01';
const DAY_MS = 24 * 3_600_000;
/** Orders of the last four hundred days, two on every third. */
const rows = Array.from({ length: 134 }, (_, n) => orderNumbers.counterOf(STORE, 'UTC', Date.now() - 3 * n * DAY_MS))
  .flatMap((counter) => [2, 1].map((count) => ({ _id: orderNumbers.numberOf(counter, count) })))
  .toSorted((one, other) => (one._id < other._id ? 1 : -1));

type Row = (typeof rows)[number];
interface Range {
  readonly _id?: { readonly $gte?: string; readonly $lt?: string };
}

const read = async (condition: object, limit: number): Promise<readonly Row[]> => {
  const { $gte, $lt } = (condition as Range)._id ?? {};
  return rows
    .filter(({ _id }) => ($gte === undefined || _id >= $gte) && ($lt === undefined || _id < $lt))
    .slice(0, limit);
};
const page = (after: string | undefined, limit: number) =>
  newestFirst(orderNumbers, { store: STORE, after, limit, few: false }, read);

test('page by page every order is told once, the newest first', async () => {
  const told: Row[] = [];
  for (let after: string | undefined; ; after = told.at(-1)?._id) {
    const more = await page(after, 7);
    if (more.length === 0) break;
    told.push(...more);
  }
  expect(told).toEqual(rows);
});

const digits = (length: number) =>
  fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((all) => all.join(''));
/** The end of a page, a number of another store or of a day that never was, or no number at all. */
const anyPlace = fc.oneof(
  fc.constantFrom(...rows).map(({ _id }) => _id),
  fc.tuple(fc.constantFrom('A01', STORE, 'S99'), digits(8), digits(4)).map((parts) => ['RO', ...parts].join('-')),
  fc.constantFrom('RO-S01-20990101-0001', 'RO-S01-00000101-0001', 'RO-S01-20261399-0001', '', '--', '~'),
  fc.string(),
);

test('whatever place a page is asked for after, it holds what comes after it, each order once', () =>
  fc.assert(
    fc.asyncProperty(anyPlace, fc.integer({ min: 1, max: 101 }), async (after, limit) => {
      expect(await page(after, limit)).toEqual(rows.filter(({ _id }) => _id < after).slice(0, limit));
    }),
    { numRuns: 500 },
  ));
