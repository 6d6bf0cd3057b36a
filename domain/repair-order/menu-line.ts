import type { WorkLine } from './work-line';

/** An entry of the price menu, as far as a line is compared with it. */
export interface KnownEntry {
  readonly code: string;
  readonly version: number;
  readonly work: string;
  readonly labourMinutes: number;
  readonly labour: number;
  /** Numbers of the parts it takes, one of each. */
  readonly parts: readonly string[];
  readonly active: boolean;
}
interface KnownPart {
  readonly name: string;
  readonly unitPrice: number;
  readonly keyLocation: boolean;
  readonly active: boolean;
}

/** The entry that this line equals in work, time, price and parts, each part at the price of the catalogue and in stock; undefined where there is none. */
export function menuEntryOf<Entry extends KnownEntry>(
  line: WorkLine,
  menu: readonly Entry[],
  catalogue: ReadonlyMap<string, KnownPart>,
  stock: ReadonlyMap<string, number>,
): Entry | undefined {
  if ((line.risk ?? 0) > 0) return undefined;
  const isAsListed = line.parts.every((part) => {
    const known = catalogue.get(part.partNumber);
    return (
      known?.active === true &&
      part.suppliedBy === 'shop' &&
      part.origin === 'genuine' &&
      part.quantity === 1 &&
      part.unitPrice === known.unitPrice &&
      part.name === known.name &&
      part.keyLocation === known.keyLocation &&
      (stock.get(part.partNumber) ?? 0) >= 1
    );
  });
  if (!isAsListed) return undefined;
  const numbers = line.parts.map(({ partNumber }) => partNumber);
  return menu.find(
    (entry) =>
      entry.active &&
      entry.work === line.work &&
      entry.labourMinutes === line.labourMinutes &&
      entry.labour === line.labour &&
      entry.parts.length === numbers.length &&
      entry.parts.every((part) => numbers.includes(part)),
  );
}
