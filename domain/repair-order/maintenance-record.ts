import type { Instant } from '../kernel/process';
import type { RepairOrder, RepairOrderEvent } from './state';

/** F-25: what goes into the record of a car when the file of its visit is completed. */
export interface MaintenanceRecord {
  readonly store: string;
  readonly vehicle: string;
  readonly nextDay: string;
  readonly nextKilometres: number;
  /** When the file was completed. */
  readonly at: Instant;
}

/** None before version 3 of the rules, whose events do not say it. */
export function maintenanceRecordOf(
  event: RepairOrderEvent,
  { store, vehicle }: RepairOrder,
): MaintenanceRecord | undefined {
  if (event.type !== 'dmsUpdated' || event.nextDay === undefined || event.nextKilometres === undefined)
    return undefined;
  const { nextDay, nextKilometres, at } = event;
  return { store, vehicle: vehicle.id, nextDay, nextKilometres, at };
}
