import { Schema } from 'mongoose';
import type { FormerOwner } from '../../../domain/master-data/owners';
import {
  formerlyMixed,
  formerlyText,
  lookup,
  maybeNumber,
  maybeText,
  number,
  options,
  sealedText,
  text,
} from './columns';
import { masterDataColumns, type MasterRecord } from './master-data';

export interface StoredVehicle extends MasterRecord {
  readonly customer: string;
  /** The latest last. */
  readonly formerOwners?: readonly FormerOwner[];
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
    ...masterDataColumns,
    customer: text,
    sealed: sealedText,
    formerOwners: formerlyMixed,
    plate: formerlyText,
    plateKey: lookup,
    vin: formerlyText,
    vinKey: lookup,
    model: formerlyText,
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
  // a plate that was typed wrong belongs to nobody once its record is merged into another
  .index({ store: 1, mergedInto: 1, plateKey: 1 }, { unique: true, partialFilterExpression: { mergedInto: null } })
  .index({ store: 1, mergedInto: 1, _id: 1 })
  .index({ store: 1, mergedInto: 1, vinKey: 1 })
  .index({ store: 1, mergedInto: 1, customer: 1, _id: 1 })
  .index({ store: 1, searchKeys: 1 });
