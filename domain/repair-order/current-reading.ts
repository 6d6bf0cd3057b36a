import type { RepairOrder } from './state';

/**
 * What the odometer of this car shows, as far as this visit knows: read at the intake, or of the instrument cluster that was fitted since.
 * Kilometres.
 */
export function currentReading({ intake, clusterChange, vehicle }: RepairOrder): number {
  if (clusterChange?.confirmedBy === undefined) return intake?.odometer ?? vehicle.lastOdometer;
  const { oldReading, newReading } = clusterChange;
  if (!intake) return newReading;
  // a reading at the intake is of the new cluster when it could not be of the old one
  const isOfNew = newReading >= oldReading ? intake.odometer >= newReading : intake.odometer < oldReading;
  return isOfNew ? intake.odometer : newReading;
}
