import type { CommandName } from '../../domain/workshop-day/commands';
import type { Place } from '../shared/shell/offers';

type DayPlace = Place & { readonly commands: readonly CommandName[]; readonly rare?: readonly CommandName[] };

/** The parts of the page of a day of the workshop, in its order, and the commands that are begun at each. */
export const places = {
  times: { title: 'reservedTimes', commands: ['takeWalkIn', 'checkPlan'] },
  reservation: { title: 'eachReservation', commands: ['rearrange'], rare: ['vacate'] },
  blocks: { title: 'blockedTimes', commands: ['blockTime'] },
  block: { title: 'eachBlock', commands: ['unblockTime'] },
} as const satisfies Readonly<Record<string, DayPlace>>;
