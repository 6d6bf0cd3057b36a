import type { Actor } from '../kernel/actor';

/** Whose a vehicle was, until when, and why it went to somebody else. */
export interface FormerOwner {
  readonly customer: string;
  /** The day on which it went to the next owner, e.g. 2027-03-01. */
  readonly until: string;
  readonly reason: string;
  readonly by: Actor;
  /** When it was written down. */
  readonly at: number;
  /** The request that moved it. */
  readonly request: string;
}

interface Owned {
  readonly customer: string;
  /** The latest last. */
  readonly formerOwners: readonly FormerOwner[];
}

type MoveFault = 'ownerUnchanged' | 'moveInFuture' | 'moveTooEarly';

/**
 * Why a vehicle cannot have gone to this customer on this day; undefined when it can. A visit that is open does not stand in the way: it stays with the customer who
 * ordered it and pays for it.
 */
export function moveFault(
  { customer, formerOwners }: Owned,
  { to, day, today }: { readonly to: string; readonly day: string; readonly today: string },
): MoveFault | undefined {
  if (to === customer) return 'ownerUnchanged';
  if (day > today) return 'moveInFuture';
  const last = formerOwners.at(-1);
  return last && day < last.until ? 'moveTooEarly' : undefined;
}
