import type { Errand } from '../errands';
import { departureOf } from '../follow-up/departure';
import { maintenanceRecordOf } from './maintenance-record';
import type { RepairOrder, RepairOrderEvent } from './state';
import { stockMoveOf } from './stock';
import { workErrandsOf } from './work-errands';

/** the appointment hears that its car is here. */
const arrivalOf = ({ number, appointment }: RepairOrder): readonly Errand[] =>
  appointment
    ? [{ sendCommand: 'appointment', number: appointment.number, command: { type: 'noteVisit', order: number } }]
    : [];

/** G-01: every vehicle that left is followed up; F-25: its next maintenance goes into its record; what an order takes of the store's parts leaves the stock; C-12: what its work takes of the workshop, the days hear. */
export const errandsOf = (before: RepairOrder, event: RepairOrderEvent, after: RepairOrder): readonly Errand[] => {
  const moved = stockMoveOf(before, event, after);
  const maintenance = maintenanceRecordOf(event, after);
  return [
    ...(event.type === 'orderOpened' ? arrivalOf(after) : []),
    ...workErrandsOf(before, event, after),
    ...(moved ? [{ moveStock: moved }] : []),
    ...(maintenance ? [{ recordMaintenance: maintenance }] : []),
    ...(after.stage === 'delivered' && before.stage !== 'delivered'
      ? [{ start: 'followUp' as const, departure: departureOf(after, event.at) }]
      : []),
  ];
};
