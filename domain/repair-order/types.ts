import type { Step as AnyStep } from '../kernel/command-rule';
import type { CommandName, CommandOf } from './commands';
import type { Happening, RepairOrder } from './state';
import { from, type Stage } from './stage';

export { changed, firstOf } from '../kernel/command-rule';

export type Step<T extends CommandName> = AnyStep<RepairOrder, CommandOf<T>, Happening>;
export type Steps<T extends CommandName> = { readonly [K in T]: Step<K> };

/** Every stage before the car is gone. */
export const always: readonly Stage[] = from('checkedIn', 'deliveryDisputed');
