/** A spreadsheet keeps this many digits of a number; further ones are noise of the binary form, or lost. */
const DIGITS = 15;

const number = /^(-?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/** Moves the decimal point, without arithmetic. */
function plain(sign: string, whole: string, fraction: string, exponent: number): string {
  const digits = whole + fraction;
  const point = whole.length + exponent;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const before = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const after = padded.slice(at).replace(/(?<!0)0+$/, '');
  const text = after === '' ? before : `${before}.${after}`;
  return text === '0' ? text : sign + text;
}

/**
 * A number as a workbook stores it, such as `1.38001380001E10` or `8.1999999999999993`, as a person reads it: all digits, no exponent, `13800138000` and
 * `8.2`. Undefined for a whole number of more than 15 digits: a spreadsheet has put zeros in the place of the last ones. What is no number stays.
 */
export function plainNumber(stored: string): string | undefined {
  const [, sign = '', whole, fraction = '', exponent = '0'] = number.exec(stored.trim()) ?? [];
  if (whole === undefined) return stored;
  const text = plain(sign, whole, fraction, Number(exponent));
  const digits = text.replace('-', '').replace('.', '').replace(/^0+/, '');
  if (digits.length <= DIGITS) return text;
  if (!text.includes('.')) return undefined;
  const rounded = Number(stored).toPrecision(DIGITS);
  const [, roundedSign = '', before = '', after = '', power = '0'] = number.exec(rounded) ?? [];
  return plain(roundedSign, before, after, Number(power));
}
