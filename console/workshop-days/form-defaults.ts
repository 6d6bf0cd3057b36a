import type { CommandTarget, FormDefaults } from '../shared/forms/command-target';
import type { WorkshopDayView } from '../shared/server/replies';
import { atStore } from '../shared/shell/store-time';

type Interval = { readonly from: string; readonly until: string };
/** The hours of the store, from when to when. */
export const timesOf = ({ from, until }: Interval): string =>
  `${atStore(from).format('HH:mm')}–${atStore(until).format('HH:mm')}`;

const reservation = ({
  reservationId,
  holder,
  allocation,
}: WorkshopDayView['reservations'][number]): CommandTarget => ({
  key: reservationId,
  label: `${timesOf(allocation.work)} · ${holder}`,
  values: { reservationId },
  initial: { bay: allocation.bay, technician: allocation.technician, advisor: allocation.advisor },
});

/** What is known about a command of this day before anybody types. */
export function dayDefaultsFor(command: string, { reservations, blocks }: WorkshopDayView): FormDefaults {
  if (command === 'rearrange' || command === 'vacate') return { targets: reservations.map(reservation) };
  if (command !== 'unblockTime') return {};
  return {
    targets: blocks.map(({ blockId, ...block }) => ({ key: blockId, label: timesOf(block), values: { blockId } })),
  };
}
