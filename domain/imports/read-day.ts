import { Day } from '../values/field-schemas';
import { fault, value, type Reading } from './fault';

/** What a day is measured against. */
export interface DayContext {
  /** The day in the store on which the import runs, e.g. 2027-03-01. */
  readonly today: string;
  /** Days that are written as numbers count from 1904, as in workbooks of old Macintosh programs. */
  readonly daysFrom1904: boolean;
}

const TIME = String.raw`(?:[T\s]*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm|上午|下午)?Z?)?`;
/** Year, month, day in this order; anything else would be a guess. */
const written = [
  new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}$`, 'i'),
  new RegExp(String.raw`^(\d{4})年(\d{1,2})月(\d{1,2})[日号]${TIME}$`, 'i'),
  new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})(?:\d{6})?${TIME}$`, 'i'),
];
const SERIAL = /^(\d{5})(?:\.\d+)?$/;
const MILLISECONDS = 86_400_000;

const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

function serialDay(count: number, from1904: boolean): string {
  return isoDay((from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)) + count * MILLISECONDS);
}

/** A calendar day: `2024-03-05`, `2024/3/5`, `2024.3.5`, `20240305`, `2024年3月5日`, each with a time of day or without, or the day number of a spreadsheet. */
export function readDay(text: string, { daysFrom1904 }: DayContext): Reading<string> {
  const folded = text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
  const serial = SERIAL.exec(folded)?.[1];
  if (serial !== undefined) return inRange(serialDay(Number(serial), daysFrom1904));
  for (const pattern of written) {
    const [, year, month, day] = pattern.exec(folded) ?? [];
    if (year === undefined || month === undefined || day === undefined) continue;
    const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const at = Date.parse(`${iso}T00:00:00Z`);
    return Number.isNaN(at) || isoDay(at) !== iso ? fault('dayDoesNotExist') : inRange(iso);
  }
  return fault('dayUnreadable');
}

const inRange = (day: string): Reading<string> =>
  Day.safeParse(day).success ? value(day) : fault('dayOutOfRange', { from: 2000, to: 2100 });

/** A day on which something happened. */
export function readPastDay(text: string, context: DayContext): Reading<string> {
  const read = readDay(text, context);
  return 'value' in read && read.value > context.today ? fault('dayInFuture') : read;
}
