import { createContext, useContext } from 'react';
import type { RepairOrder } from '../../../domain/repair-order/state';

/** What the parts of the sheet go by. */
export interface SheetFacts {
  /** The visit as it is or would begin, with the kind of job and the accident that are chosen now. */
  readonly order: RepairOrder;
  /** The visit is there already. */
  readonly isOpen: boolean;
  /** Its number, also where the sheet has only just opened it. */
  readonly visit: string | undefined;
  /** Nobody knows whether the visit was opened: what it begins with stays as it was sent. */
  readonly isFixed: boolean;
  /** The reading known before; 0 where none is. */
  readonly lastOdometer: number;
  /** The customer signs everything together: the offer is part of the sheet. */
  readonly isShort: boolean;
  /** The prices were refused, because nobody has agreed to them yet. */
  readonly pricesOpen: boolean;
}

const Context = createContext<SheetFacts | undefined>(undefined);
export const SheetFactsProvider = Context.Provider;

export function useSheetFacts(): SheetFacts {
  const facts = useContext(Context);
  if (!facts) throw new TypeError('a part of the sheet without the sheet');
  return facts;
}
