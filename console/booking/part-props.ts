import type { Booking } from './draft';

/** What every part of the booking page gets. */
export interface PartProps {
  readonly booking: Booking;
  readonly set: (change: Partial<Booking>) => void;
}
