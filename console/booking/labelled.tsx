import type { ReactNode } from 'react';
import type { Booking } from './draft';

/** What every part of the booking page gets. */
export interface PartProps {
  readonly booking: Booking;
  readonly set: (change: Partial<Booking>) => void;
}

export const Labelled = ({
  label,
  wide = false,
  children,
}: {
  readonly label: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) => (
  <div {...(wide && { className: 'wide' })}>
    <span className="label" aria-hidden>
      {label}
    </span>
    {children}
  </div>
);
