import { z } from 'zod';
import { Day, Instant, LongText, ShortText, StoredInstant } from '../../domain/values/field-schemas';

interface Documented {
  readonly maxLength: number | undefined;
  readonly pattern: string;
}

/** Whether a text fits what the document says of the schema. */
function fitsDocument(schema: z.ZodType, text: string): boolean {
  const { $defs, ...inline } = z.toJSONSchema(schema, { io: 'input' });
  const { maxLength, pattern } = (Object.values($defs ?? {})[0] ?? inline) as unknown as Documented;
  return (maxLength === undefined || Array.from(text).length <= maxLength) && new RegExp(pattern, 'u').test(text);
}

const texts = [
  ['a word', 'Ölwechsel', true],
  ['words with a space at the end', 'brakes squeal ', true],
  ['120 characters outside the basic plane', '𠮷'.repeat(120), true],
  ['nothing', '', false],
  ['spaces only', '  \u3000', false],
  ['a control character', 'a\u0000b', false],
  ['a delete character', 'a\u007fb', false],
] as const;

test.each(texts)('a text of %s is taken exactly when the document says so', (_what, text, taken) => {
  for (const schema of [ShortText, LongText]) {
    expect(schema.safeParse(text).success).toBe(taken);
    expect(fitsDocument(schema, text)).toBe(taken);
  }
});

test('a short text is one line of at most 120 characters; a long text may have lines', () => {
  for (const text of ['a\nb', 'x'.repeat(121)]) {
    expect(ShortText.safeParse(text).success).toBe(false);
    expect(fitsDocument(ShortText, text)).toBe(false);
    expect(LongText.safeParse(text).success).toBe(true);
    expect(fitsDocument(LongText, text)).toBe(true);
  }
});

test('half of a character is no text', () => expect(ShortText.safeParse('a\ud800').success).toBe(false));

test('a long text that does not fit is refused in time that grows with its length only', () => {
  const text = `${'a'.repeat(60_000)}\u0000`;
  expect(LongText.safeParse(text).error?.issues).toHaveLength(1);
});

const instants = [
  ['2026-11-22T10:00:00Z', true],
  ['2026-11-22T10:00:00.123+08:00', true],
  ['2024-02-29T00:00:00-05:30', true],
  ['2100-12-31T23:59:59Z', true],
  ['2100-02-29T00:00:00Z', false],
  ['2026-02-29T00:00:00Z', false],
  ['2026-11-31T00:00:00Z', false],
  ['1999-12-31T23:59:59Z', false],
  ['2101-01-01T00:00:00Z', false],
  ['2026-11-22T10:00:00', false],
  ['2026-11-22T24:00:00Z', false],
  ['2026-11-22', false],
] as const;

test.each(instants)('the time %s is taken: %s, and the document says so', (text, taken) => {
  expect(Instant.safeParse(text).success).toBe(taken);
  expect(fitsDocument(Instant, text)).toBe(taken);
});

test.each([
  ['2026-11-22', true],
  ['2000-02-29', true],
  ['2100-02-29', false],
  ['1999-12-31', false],
  ['2026-13-01', false],
  ['22.11.2026', false],
] as const)('the day %s is taken: %s', (text, taken) => expect(Day.safeParse(text).success).toBe(taken));

test('what is kept in milliseconds is told as RFC 3339 and read back', () => {
  const at = Date.parse('2026-11-22T10:00:00.123Z');
  expect(z.encode(StoredInstant, at)).toBe('2026-11-22T10:00:00.123Z');
  expect(z.decode(StoredInstant, '2026-11-22T10:00:00.123Z')).toBe(at);
});
