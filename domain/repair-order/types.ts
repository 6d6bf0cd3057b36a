import type { CommandRule as AnyStep } from '../kernel/command-rule';
import type { CommandName, CommandOf } from './commands';
import type { UnstampedEvent, RepairOrder } from './state';
import { stageRange, type Stage } from './stage';

export { updateWhere as changed, allOf as firstOf } from '../kernel/command-rule';

export type CommandRule<T extends CommandName> = AnyStep<RepairOrder, CommandOf<T>, UnstampedEvent>;
export type CommandRules<T extends CommandName> = { readonly [K in T]: CommandRule<K> };

/** Every stage before the car is gone. */
export const beforeDeparture: readonly Stage[] = stageRange('checkedIn', 'deliveryDisputed');
