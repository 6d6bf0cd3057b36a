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

/** I-02: what an order decides on of its customer and vehicle. The odometer is the highest ever read. */
export const visitParties = ({
  customer,
  vehicle,
  visitedBefore,
  lastVisit,
}: Known): Pick<Opening, 'customer' | 'vehicle'> => ({
  customer: { id: customer.id, goldCard: customer.goldCard, firstVisit: !visitedBefore },
  vehicle: { id: vehicle.id, lastOdometer: Math.max(vehicle.odometer, lastVisit?.intake?.odometer ?? 0) },
});
