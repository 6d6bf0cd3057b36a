import fc from 'fast-check';
import { customers, vehicles } from '../../dev/fixtures/store';
import { canonical, fingerprint } from '../../domain/kernel/fingerprint';
import { percentOf, vatWithin, yuan } from '../../domain/values/money';
import { defaultPolicy, PolicyContent } from '../../domain/policy/policy';
import { LongText } from '../../domain/values/field-schemas';
import { foldPlate, hasValidCheckDigit, isPlate, isVin, vinCheckDigit } from '../../domain/values/vehicle';

describe('money', () => {
  test('I10 amounts are whole fen: VAT within a gross amount is rounded half up', () => {
    expect(vatWithin(11_300, 13)).toBe(1_300);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 0, max: 30 }), (gross, percent) => {
        const vat = vatWithin(gross, percent);
        expect(Number.isSafeInteger(vat)).toBe(true);
        expect(Math.abs(vat - (gross * percent) / (100 + percent))).toBeLessThanOrEqual(0.5);
      }),
    );
  });
  test('a percentage is rounded down to whole fen', () => expect(percentOf(999, 10)).toBe(99));
  test('amounts are written as people read them', () => {
    expect(yuan(123_456_789)).toBe('¥1,234,567.89');
    expect(yuan(5)).toBe('¥0.05');
    expect(yuan(-12_000)).toBe('-¥120.00');
  });
});

test('a fingerprint depends on content, not on the order of fields', () => {
  expect(fingerprint({ a: 1, b: [{ c: '中' }] })).toBe(fingerprint({ b: [{ c: '中' }], a: 1 }));
  expect(canonical({ b: undefined, a: null })).toBe('{"a":null}');
  expect(fingerprint('')).toBe('12ae32cb1ec02d01eda3581b127c1fee3b0dc53572ed6baf239721a03d82e126');
});

describe('plates and VINs', () => {
  test.each(['京A12345', '沪AD12345', '粤B12345D', '粤Z1234港', '沪A1234学'])('%s is a plate', (plate) =>
    expect(isPlate(plate)).toBe(true),
  );
  test.each(['京A1234', '川OA1234', 'A12345', '京A123456', '京AI2345', '', '京A12345 OR 1=1'])('%s is none', (plate) =>
    expect(isPlate(plate)).toBe(false),
  );
  test('people write plates in many ways', () =>
    expect(['沪A·12345', '沪a 12345', '沪Ａ-12345'].map(foldPlate)).toEqual(['沪A12345', '沪A12345', '沪A12345']));
  test('the ninth character of a VIN is its check digit', () => {
    expect(hasValidCheckDigit('1M8GDM9AXKP042788')).toBe(true);
    expect(vinCheckDigit('1M8GDM9A1KP042788')).toBe('X');
    expect(isVin('1M8GDM9AXKP04278I')).toBe(false);
  });
  test('the demo store has 40 customers and cars with valid plates and check digits, no two alike', () => {
    expect(customers).toHaveLength(40);
    for (const { plate, vin } of vehicles)
      expect([plate, isPlate(plate), vin, isVin(vin) && hasValidCheckDigit(vin)]).toEqual([plate, true, vin, true]);
    expect(new Set(vehicles.map(({ plate }) => plate)).size).toBe(40);
    expect(new Set(vehicles.map(({ vin }) => vin)).size).toBe(40);
  });
});

describe('policy', () => {
  test('the defaults of the CF and T tables are a valid policy', () =>
    expect(PolicyContent.parse(defaultPolicy)).toEqual(defaultPolicy));
  test('CF-16 the numbers of the tables', () => {
    expect(defaultPolicy.escalationMinutes).toEqual([240, 1440, 2880]);
    expect(defaultPolicy.progressCheck).toEqual({ askAt: 0.7, escalateAt: 0.8, promiseAlarmAt: 0.9 });
    expect(defaultPolicy.extraItemReminders).toEqual([30, 120]);
  });
  test('D-13 a store cannot set the progress check outside 70 to 80 %', () => {
    const at = (askAt: number, escalateAt: number) =>
      PolicyContent.safeParse({ ...defaultPolicy, progressCheck: { askAt, escalateAt, promiseAlarmAt: 0.9 } }).success;
    expect([at(0.7, 0.8), at(0.72, 0.75), at(0.6, 0.8), at(0.7, 0.9), at(0.8, 0.7)]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
  test('a calendar is open sometime, in a known zone, without overlaps', () => {
    const { calendar } = defaultPolicy;
    const valid = (change: object) =>
      PolicyContent.safeParse({ ...defaultPolicy, calendar: { ...calendar, ...change } }).success;
    expect(valid({ zone: 'Mars/Olympus' })).toBe(false);
    expect(valid({ week: Array.from({ length: 7 }, () => []) })).toBe(false);
    expect(
      valid({
        week: calendar.week.map(() => [
          [540, 720],
          [700, 800],
        ]),
      }),
    ).toBe(false);
  });
});

test('T5 text keeps what people write and refuses what cannot be stored or printed', () => {
  for (const good of ['𠮷野家', 'á', '😀', `'"><script>`, '{{7*7}}', '=cmd()', 'a\nb', '\u202eabc'])
    expect(LongText.safeParse(good).success).toBe(true);
  for (const bad of ['\ud800', 'a\0b', '\u0007', '', ' ', 'x'.repeat(2_001)])
    expect(LongText.safeParse(bad).success).toBe(false);
});
