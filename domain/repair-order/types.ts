import type { Timer } from '../../texts/repair-order';
import type { CommandRule as AnyCommandRule } from '../kernel/command-rule';
import type { Slice } from '../kernel/slice';
import type { DeadlineRule as AnyDeadlineRule } from '../time/deadline';
import type { CommandName, CommandOf } from './commands';
import { stageRange, type Stage } from './stage';
import type { Payloads, RepairOrder, UnstampedEvent } from './state';

export type CommandRule<T extends CommandName> = AnyCommandRule<RepairOrder, CommandOf<T>, UnstampedEvent>;
export type DeadlineRule = AnyDeadlineRule<CommandName, Timer>;
export type OrderSlice<Commands, Events> = Slice<RepairOrder, Payloads, Commands, Events, DeadlineRule>;

/** Every stage before the car is gone. */
export const beforeDeparture: readonly Stage[] = stageRange('checkedIn', 'deliveryDisputed');
