import { randomBytes } from 'node:crypto';
import { codeFrom, normalisedCode } from '../../../domain/account/one-time-code';

test('a code has four groups of letters and digits that nobody confuses', () => {
  for (let n = 0; n < 200; n++)
    expect(codeFrom(randomBytes(64))).toMatch(/^(?:[A-HJKMNP-Z2-9]{4}-){3}[A-HJKMNP-Z2-9]{4}$/);
});

test('every letter is as likely as the others, and too few random bytes make no code', () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => 255 - byte);
  expect(codeFrom(all)).toBe(codeFrom(all.slice(8)));
  expect(() => codeFrom(new Uint8Array(15))).toThrow(RangeError);
  expect(() => codeFrom(new Uint8Array(64).fill(255))).toThrow(RangeError);
});

test.each(['k7mp-2qxa-9fht-c4wd', ' K7MP 2QXA 9FHT C4WD ', 'k7mp2qxa9fhtc4wd', 'K7MP–2QXA–9FHT–C4WD'])(
  'what is typed as %s is the same code',
  (typed) => expect(normalisedCode(typed)).toBe('K7MP-2QXA-9FHT-C4WD'),
);
