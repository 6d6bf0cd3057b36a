import { currentReading } from './current-reading';
import type { Opening } from './opening';
import type { RepairOrder } from './state';

interface Known {
  readonly customer: { readonly id: string; readonly goldCard: boolean };
  readonly vehicle: { readonly id: string; readonly odometer: number };
  /** The customer has been here. */
  readonly visitedBefore: boolean;
  /** The newest visit of this vehicle. */
  readonly lastVisit: RepairOrder | undefined;
}

/**
 * The reading that this visit begins with: the highest one known. What the last visit has overruled, with a reason or by another
 * instrument cluster, does not count any more, until the master data say something else.
 */
function readingOf(known: number, lastVisit: RepairOrder | undefined): Omit<Opening['vehicle'], 'id'> {
  if (!lastVisit) return { lastOdometer: known };
  const { intake, clusterChange, vehicle } = lastVisit;
  const read = currentReading(lastVisit);
  const fell = intake?.lowerBecause !== undefined || clusterChange?.confirmedBy !== undefined;
  return known > read && (fell || vehicle.overruled === known)
    ? { lastOdometer: read, overruled: known }
    : { lastOdometer: Math.max(known, read) };
}

/** I-02: what an order decides on of its customer and vehicle. */
export const visitParties = ({
  customer,
  vehicle,
  visitedBefore,
  lastVisit,
}: Known): Pick<Opening, 'customer' | 'vehicle'> => ({
  customer: { id: customer.id, goldCard: customer.goldCard, firstVisit: !visitedBefore },
  vehicle: { id: vehicle.id, ...readingOf(vehicle.odometer, lastVisit) },
});
