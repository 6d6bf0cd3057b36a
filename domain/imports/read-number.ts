import { Fen } from '../values/field-schemas';
import { fault, value, type Reading } from './fault';

interface Limits {
  readonly minValue: number | null;
  readonly maxValue: number | null;
}

const NUMBER = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d*))?$/;
const NEGATIVE = /^(?:[-−](.+)|\((.+)\))$/;
const CURRENCY = /^(?:¥|rmb|cny|人民币)\s*|\s*(?:元整|元|圆)$/gi;

function within(read: number, { minValue, maxValue }: Limits): Reading<number> {
  if (minValue !== null && read < minValue) return fault('tooSmall', { min: minValue });
  if (maxValue !== null && read > maxValue) return fault('tooLarge', { max: maxValue });
  return value(read);
}

interface Decimal {
  readonly negative: boolean;
  /** Digits before and after the point, without zeros that say nothing. */
  readonly whole: string;
  readonly fraction: string;
}

/** `1,234.50` exactly, never through a floating number. */
function decimalIn(text: string): Decimal | undefined {
  const [, dashed, bracketed] = NEGATIVE.exec(text) ?? [];
  const inner = (dashed ?? bracketed ?? text).trim();
  const [, whole, fraction = ''] = NUMBER.exec(inner) ?? [];
  if (whole === undefined) return undefined;
  const digits = {
    whole: whole.replaceAll(',', '').replace(/^0+(?=\d)/, ''),
    fraction: fraction.replace(/(?<!0)0+$/, ''),
  };
  return { ...digits, negative: inner !== text && (digits.whole !== '0' || digits.fraction !== '') };
}

/** A whole number; `units` may stand behind it, such as km. `limits` is its schema. */
export const numberReader =
  (limits: Limits, units?: RegExp) =>
  (text: string): Reading<number> => {
    const folded = text.normalize('NFKC').trim();
    const decimal = decimalIn(units ? folded.replace(units, '').trim() : folded);
    if (!decimal) return fault('numberUnreadable');
    if (decimal.negative) return fault('negative');
    if (decimal.fraction !== '') return fault('notWhole');
    return within(Number(decimal.whole), limits);
  };

/** Yuan as people write them, `¥1,234.50` or `1234.5元`, in fen. */
export function readAmount(text: string): Reading<number> {
  const folded = text.normalize('NFKC').trim();
  const [, sign = ''] = /^([-−]?)/.exec(folded) ?? [];
  const decimal = decimalIn(sign + folded.slice(sign.length).replaceAll(CURRENCY, '').trim());
  if (!decimal) return fault('amountUnreadable');
  if (decimal.negative) return fault('negative');
  if (decimal.fraction.length > 2) return fault('amountTooFine');
  return within(Number(decimal.whole + decimal.fraction.padEnd(2, '0')), Fen);
}

/** Hours such as `1.5` in minutes, which must be whole. `limits` is the schema of the minutes. */
export const hoursReader =
  (limits: Limits) =>
  (text: string): Reading<number> => {
    const decimal = decimalIn(
      text
        .normalize('NFKC')
        .replace(/(?:小时|h|hours?)$/i, '')
        .trim(),
    );
    if (!decimal) return fault('numberUnreadable');
    if (decimal.negative) return fault('negative');
    if (decimal.fraction.length > 6) return fault('notWhole');
    const scale = 10 ** decimal.fraction.length;
    const scaled = Number(decimal.whole + decimal.fraction) * 60;
    return scaled % scale === 0 ? within(scaled / scale, limits) : fault('notWhole');
  };
