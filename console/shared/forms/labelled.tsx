import type { ReactNode } from 'react';

/** A control with its label above it. The control says the label itself to whoever listens. */
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
