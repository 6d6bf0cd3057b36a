import type { Delimiter } from './table';

/** In the order in which they are preferred when the text does not tell. */
const delimiters: readonly Delimiter[] = [',', '\t', ';'];
const MAX_RECORDS = 30;

/** How often each delimiter stands in each of the first records, outside quotes. */
function countsIn(head: string): readonly (readonly number[])[] {
  const records: number[][] = [];
  let counts = delimiters.map(() => 0);
  let quoted = false;
  for (const character of head) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) {
      if (counts.some((count) => count > 0)) records.push(counts);
      if (records.length === MAX_RECORDS) return records;
      counts = delimiters.map(() => 0);
    } else if (!quoted) {
      const index = delimiters.indexOf(character as Delimiter);
      if (index !== -1) counts[index] = (counts[index] ?? 0) + 1;
    }
  }
  return counts.some((count) => count > 0) ? [...records, counts] : records;
}

/** In how many records the delimiter stands equally often. */
function agreement(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) if (count > 0) tally.set(count, (tally.get(count) ?? 0) + 1);
  return Math.max(0, ...tally.values());
}

/** The delimiter that stands equally often in the most records at the beginning of a text; a comma when there is none. */
export function delimiterOf(head: string): Delimiter {
  const records = countsIn(head);
  const agreements = delimiters.map((_delimiter, index) => agreement(records.map((counts) => counts[index] ?? 0)));
  return delimiters[agreements.indexOf(Math.max(...agreements))] ?? ',';
}
