import type { EventSchemas } from '../kernel/event';
import type { Timer } from '../../texts/repair-order';
import type { Slice } from '../kernel/slice';
import type { DeadlineRule as AnyDeadlineRule } from '../time/deadline';
import type { CommandName } from './commands';
import type { Payloads, RepairOrder } from './state';

export type DeadlineRule = AnyDeadlineRule<CommandName, Timer>;
export type OrderSlice<Commands, Events extends EventSchemas> = Slice<
  RepairOrder,
  Payloads,
  Commands,
  Events,
  DeadlineRule
>;
