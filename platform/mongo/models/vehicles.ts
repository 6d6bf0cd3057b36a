import { Schema } from 'mongoose';
import { maybeNumber, maybeText, number, options, text } from './columns';
import { versionedColumns, type Versioned } from './versioned';

export interface StoredVehicle extends Versioned {
  readonly customer: string;
  readonly plate: string;
  readonly vin: string;
  readonly model: string;
  readonly type: string;
  readonly odometer: number;
  readonly maintenanceCycleKilometres: number;
  readonly maintenanceCycleMonths: number;
  readonly nextMaintenanceDay: string | null;
  readonly nextMaintenanceKilometres: number | null;
  readonly boughtOn: string | null;
}

export const vehicleSchema = new Schema(
  {
    ...versionedColumns,
    customer: text,
    plate: text,
    vin: text,
    model: text,
    type: text,
    odometer: number,
    maintenanceCycleKilometres: number,
    maintenanceCycleMonths: number,
    nextMaintenanceDay: maybeText,
    nextMaintenanceKilometres: maybeNumber,
    boughtOn: maybeText,
  },
  options,
)
  .index({ store: 1, plate: 1 }, { unique: true })
  .index({ store: 1, vin: 1 })
  .index({ store: 1, _id: 1 })
  .index({ store: 1, customer: 1, _id: 1 });
