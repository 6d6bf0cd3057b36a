import { Schema } from 'mongoose';
import { id, maybeNumber, maybeText, number, options, text } from './columns';

export interface StoredVehicle {
  readonly _id: string;
  readonly store: string;
  readonly version: number;
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
  readonly updatedAt: number;
}

export const vehicleSchema = new Schema(
  {
    _id: id,
    store: text,
    version: number,
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
    updatedAt: number,
  },
  options,
)
  .index({ store: 1, plate: 1 }, { unique: true })
  .index({ store: 1, _id: 1 })
  .index({ store: 1, customer: 1, _id: 1 });
