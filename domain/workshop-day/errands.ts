import type { Errand } from '../errands';
import type { WorkshopDay, WorkshopDayEvent } from './state';

/** An appointment that counts on a time which has ended hears of it. */
export const errandsOf = (_before: WorkshopDay, event: WorkshopDayEvent): readonly Errand[] =>
  event.type === 'confirmationMissed'
    ? [
        {
          sendCommand: 'appointment',
          number: event.holder,
          command: { type: 'noteSlotLost', reservationId: event.reservationId },
        },
      ]
    : [];
