import { isOpen, needsParts } from './order-line';
import type { RepairOrder } from './state';
import { outstanding, spareParts } from './stock';
import type { Supply } from './supply';

/** One line that needs parts of the store: what is fetched for it, where the car stands, and until when. */
export interface PickingLine {
  readonly number: string;
  readonly vehicle: string;
  readonly bay: string | null;
  readonly lineId: string;
  readonly work: string;
  /** `open`: nobody has dealt with it yet. */
  readonly state: 'open' | Exclude<Supply['state'], 'issued'>;
  readonly expectedDay: string | null;
  readonly promisedAt: number | null;
  /** The workshop has received the car: parts can be handed out. */
  readonly inWorkshop: boolean;
  readonly parts: readonly {
    readonly partNumber: string;
    readonly name: string;
    readonly quantity: number;
    readonly missing: boolean;
    /** The appointment of the visit has handed over so many that no line has yet. */
    readonly spare: number;
  }[];
}

const LATEST = Number.MAX_SAFE_INTEGER;

/** What the parts counter has to fetch for these orders, what is promised first in front. */
export const pickingList = (orders: readonly RepairOrder[]): readonly PickingLine[] =>
  orders
    .flatMap((order) => {
      const { number, vehicle, bay, promise, lines, stage } = order;
      const spare = spareParts(order);
      return lines
        .filter((line) => isOpen(line) && needsParts(line))
        .map((line): PickingLine => {
          const { lineId, work, supply, parts } = line;
          return {
            number,
            vehicle: vehicle.id,
            bay: bay ?? null,
            lineId,
            work,
            state: supply === undefined || supply.state === 'issued' ? 'open' : supply.state,
            expectedDay: supply?.expectedDay ?? null,
            promisedAt: promise?.at ?? null,
            inWorkshop: stage === 'inRepair',
            parts: outstanding(line).map(({ partNumber, quantity }) => ({
              partNumber,
              quantity,
              name: parts.find((part) => part.partNumber === partNumber)?.name ?? partNumber,
              missing: supply?.missing.includes(partNumber) ?? false,
              spare: spare.get(partNumber) ?? 0,
            })),
          };
        });
    })
    .toSorted((one, other) => (one.promisedAt ?? LATEST) - (other.promisedAt ?? LATEST));
