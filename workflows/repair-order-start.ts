import type { Actor } from '../domain/kernel/actor';
import type { Opening } from '../domain/repair-order/opening';
import type { RepairOrder, RepairOrderEvent } from '../domain/repair-order/state';
import type { CarriedState } from './live-process';

/** How a repair order begins, or goes on in a new run. */
export type RepairOrderStart =
  { readonly opening: Opening; readonly by: Actor } | CarriedState<RepairOrder, RepairOrderEvent>;
