import type { ReactNode } from 'react';

/** A table wider than the screen moves sideways by itself, with the keyboard too. */
export const Scroll = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className="scroll" role="region" aria-label={label} tabIndex={0}>
    {children}
  </div>
);
