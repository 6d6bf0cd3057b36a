import { takenOverBy } from './appointment-parts';
import type { PartCount } from './supply';
import { isOpen, type OrderLine } from './order-line';
import type { RepairOrder, RepairOrderEvent } from './state';

/** A change of the numbers in stock, by part. */
export interface StockMove {
  readonly store: string;
  readonly number: string;
  /** `whole`: a part that is not there in full is not taken, and the order hears of it. `atMost`: what was handed out is gone, whatever the record said. */
  readonly takes: 'whole' | 'atMost';
  /** Below zero when it leaves the stock. */
  readonly changes: readonly { readonly partNumber: string; readonly by: number }[];
}

type Counts = ReadonlyMap<string, number>;

const add = (counts: Map<string, number>, { partNumber, quantity }: PartCount, sign: 1 | -1): void => {
  counts.set(partNumber, (counts.get(partNumber) ?? 0) + sign * quantity);
};

export const shopParts = ({ parts }: Pick<OrderLine, 'parts'>): readonly PartCount[] =>
  parts.filter(({ suppliedBy }) => suppliedBy === 'shop').map(({ partNumber, quantity }) => ({ partNumber, quantity }));

const total = (parts: readonly PartCount[], number: string): number =>
  parts.reduce((count, { partNumber, quantity }) => (partNumber === number ? count + quantity : count), 0);

/** What the line still needs of the store's parts: what is issued and not returned is there. */
export function outstanding({ issued = [], returned = [], ...line }: OrderLine): readonly PartCount[] {
  const needed = new Map<string, number>();
  for (const part of shopParts(line)) add(needed, part, 1);
  return [...needed]
    .map(([partNumber, quantity]) => ({
      partNumber,
      quantity: quantity - total(issued, partNumber) + total(returned, partNumber),
    }))
    .filter(({ quantity }) => quantity > 0);
}

/** What one line has of the store's parts: put aside for it, or issued and not returned. */
function heldBy(line: OrderLine): readonly (readonly [PartCount, 1 | -1])[] {
  const { supply, issued = [], returned = [] } = line;
  const putAside = supply && supply.state !== 'issued' && isOpen(line) ? outstanding(line) : [];
  return [
    ...putAside.filter(({ partNumber }) => !supply?.missing.includes(partNumber)).map((part) => [part, 1] as const),
    ...issued.map((part) => [part, 1] as const),
    ...returned.map((part) => [part, -1] as const),
  ];
}

type Holding = Pick<RepairOrder, 'lines' | 'stage' | 'partsTakenOver'>;

function heldByLines({ lines }: Holding): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [part, sign] of lines.flatMap(heldBy)) add(counts, part, sign);
  return counts;
}

/** What an order has of the store's parts: what its lines have, and at least what its appointment has handed over. */
function heldIn(order: Holding): Counts {
  const counts = heldByLines(order);
  for (const { partNumber, quantity } of takenOverBy(order))
    counts.set(partNumber, Math.max(quantity, counts.get(partNumber) ?? 0));
  return counts;
}

/** parts that the appointment has handed over and no line has yet: they are there for this order, and for nobody else. */
export function spareParts(order: Holding): Counts {
  const [all, ofLines] = [heldIn(order), heldByLines(order)];
  return new Map([...all].map(([partNumber, count]) => [partNumber, count - (ofLines.get(partNumber) ?? 0)]));
}

/** Parts that came for this very line were never in stock, those of the appointment have left it already; and what was found missing has not left it. */
const notFromStock = (before: RepairOrder, event: RepairOrderEvent): readonly PartCount[] => {
  if (event.type === 'partsTakenOver') return event.parts;
  if (event.type !== 'partsArrived') return [];
  const line = before.lines.find(({ lineId }) => lineId === event.lineId);
  return line ? outstanding(line).filter(({ partNumber }) => line.supply?.missing.includes(partNumber)) : [];
};

/** What an event changes in the stock of the store, whichever slice it belongs to: lines that end give back what was put aside for them. */
export function stockMoveOf(before: RepairOrder, event: RepairOrderEvent, after: RepairOrder): StockMove | undefined {
  if (event.type === 'partsFoundShort') return undefined;
  if (before.lines === after.lines && !after.partsTakenOver) return undefined;
  const now = new Map(heldIn(after));
  for (const part of notFromStock(before, event)) add(now, part, -1);
  const then = heldIn(before);
  const changes = [...new Set([...then.keys(), ...now.keys()])]
    .map((partNumber) => ({ partNumber, by: (then.get(partNumber) ?? 0) - (now.get(partNumber) ?? 0) }))
    .filter(({ by }) => by !== 0);
  if (changes.length === 0) return undefined;
  const takes = event.type === 'partsReserved' || event.type === 'partsBackOrdered' ? 'whole' : 'atMost';
  return { store: after.store, number: after.number, takes, changes };
}
