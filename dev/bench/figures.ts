export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the project promises; the table says whether it holds. */
  readonly target?: { readonly atLeast?: number; readonly atMost?: number };
}

export const quantile = (values: readonly number[], q: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;
};
export const median = (values: readonly number[]): number => quantile(values, 0.5);

const holds = ({ value, target }: Figure): string => {
  if (!target) return '';
  const { atLeast = -Infinity, atMost = Infinity } = target;
  const wish = target.atLeast === undefined ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
  return `${value >= atLeast && value <= atMost ? 'meets' : 'MISSES'} ${wish}`;
};

const rounded = (value: number): number => Number(value.toPrecision(4));

/** A table for people, then one JSON line per figure for programs. */
export function report(figures: readonly Figure[]): void {
  const width = Math.max(0, ...figures.map(({ name }) => name.length));
  for (const figure of figures)
    process.stdout.write(
      `${figure.name.padEnd(width)}  ${String(rounded(figure.value)).padStart(10)} ${figure.unit.padEnd(10)} ${holds(figure)}\n`,
    );
  process.stdout.write('\n');
  for (const { name, value, unit } of figures)
    process.stdout.write(`${JSON.stringify({ name, value: rounded(value), unit })}\n`);
}
