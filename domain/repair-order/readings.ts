import { reject } from '../kernel/rejection';
import type { Finding } from './finding';
import { goesBy } from './rules-version';
import type { RepairOrder } from './state';

/** What the car shows when it comes, by its item of the walk-round: kilometres, and eighths of the tank. */
const readings = { mileage: 'odometer', fuelLevel: 'fuelEighths' } as const;
type ReadingItem = keyof typeof readings;
export type Reading = (typeof readings)[ReadingItem];

const isReadingItem = (item: string): item is ReadingItem => Object.hasOwn(readings, item);
const itemOf = { odometer: 'mileage', fuelEighths: 'fuelLevel' } as const satisfies Record<Reading, ReadingItem>;

/** B-13, B-22: what was read already, at the walk-round or at the intake; of an odometer that was changed since, nothing. */
function readAlready(order: RepairOrder, reading: Reading): number | undefined {
  if (reading === 'odometer' && order.clusterChange) return order.intake?.odometer;
  return order.intake?.[reading] ?? order.checklists.walkRound?.[itemOf[reading]]?.value;
}

/**
 * The reading, taken over where it is known already: each is asked for once. Rejects another one, which is a correction, and one
 * that nobody has read.
 */
export function onceRead(order: RepairOrder, reading: Reading, said: number | undefined): number {
  const known = goesBy(order, 3) ? readAlready(order, reading) : undefined;
  if (said === undefined) return known ?? reject('readingMissing', { reading });
  if (known !== undefined && known !== said) reject('readingDiffers', { reading, known, said });
  return said;
}

/** The finding of the walk-round with its reading, which may have been taken at the intake. */
export function withReading(order: RepairOrder, finding: Finding): Finding {
  const { item, result, value } = finding;
  if (!isReadingItem(item) || result === 'notApplicable' || !goesBy(order, 3)) return finding;
  const reading = readings[item];
  const known = readAlready(order, reading);
  return known === undefined && value === undefined ? finding : { ...finding, value: onceRead(order, reading, value) };
}

/** The order with another reading wherever it stands. */
export function withCorrected(order: RepairOrder, reading: Reading, value: number): RepairOrder {
  const { intake, checklists } = order;
  const finding = checklists.walkRound?.[itemOf[reading]];
  return {
    ...order,
    ...(intake && { intake: { ...intake, [reading]: value } }),
    ...(finding?.value !== undefined && {
      checklists: { ...checklists, walkRound: { ...checklists.walkRound, [itemOf[reading]]: { ...finding, value } } },
    }),
  };
}

/** The reading that this point of a list is; undefined for any other point. */
export const readingAt = (list: string, item: string): Reading | undefined =>
  list === 'walkRound' && isReadingItem(item) ? readings[item] : undefined;
