import type { Errand } from '../errands';
import { putAside, stockMoveOf } from './put-aside';
import type { Appointment, AppointmentEvent } from './state';

/** What the appointment had of a day before this event and has no more. */
const released = ({ slot }: Appointment): readonly Errand[] =>
  slot
    ? [
        {
          sendCommand: 'workshopDay',
          number: slot.day,
          command: { type: 'releaseReservation', reservationId: slot.reservationId },
        },
      ]
    : [];

/** what was paid beforehand is part of what the visit costs. */
const credited = ({ order, deposit }: Appointment): readonly Errand[] =>
  order === undefined
    ? []
    : (deposit?.receipts ?? []).map(({ by: _cashier, ...receipt }) => ({
        sendCommand: 'repairOrder',
        number: order,
        command: { type: 'creditDeposit', ...receipt },
      }));

/** parts that were put aside go to the visit. One that is over already needs none: then they go back. */
function handedOver(appointment: Appointment): readonly Errand[] {
  const { order, store, number } = appointment;
  const parts = [...putAside(appointment)].map(([partNumber, quantity]) => ({ partNumber, quantity }));
  if (order === undefined || parts.length === 0) return [];
  const changes = parts.map(({ partNumber, quantity }) => ({ partNumber, by: quantity }));
  return [
    {
      sendCommand: 'repairOrder',
      number: order,
      command: { type: 'takeOverParts', parts },
      ifOver: { store, number, takes: 'whole', changes },
    },
  ];
}

/**
 * the workshop day hears what an appointment keeps and gives back. A time is taken on the new day before it is given back on the old one; one that is taken and
 * not confirmed ends by itself, so that whoever dies in between leaves nothing behind.
 */
function dayErrands(before: Appointment, event: AppointmentEvent, after: Appointment): readonly Errand[] {
  switch (event.type) {
    case 'slotKept':
      return [
        {
          sendCommand: 'workshopDay',
          number: event.slot.day,
          command: {
            type: 'confirmReservation',
            reservationId: event.slot.reservationId,
            holder: after.number,
          },
        },
        ...released(before),
      ];
    case 'slotLapsed':
    case 'depositLapsed':
    case 'customerMissed':
    case 'appointmentCalledOff':
      return released(before);
    case 'customerArrived':
      return [...credited(after), ...handedOver(after)];
    default:
      return [];
  }
}

/** parts go with the time that is kept: bay, people and parts together. */
export function errandsOf(before: Appointment, event: AppointmentEvent, after: Appointment): readonly Errand[] {
  const moveStock = stockMoveOf(before, event.type, after);
  return [...dayErrands(before, event, after), ...(moveStock ? [{ moveStock }] : [])];
}
