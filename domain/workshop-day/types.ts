import type { EventSchemas } from '../kernel/event';
import type { Timer } from '../../texts/workshop-day';
import type { Slice } from '../kernel/slice';
import type { DeadlineRule as AnyDeadlineRule } from '../time/deadline';
import type { CommandName } from './commands';
import type { Payloads, WorkshopDay } from './state';

export type DeadlineRule = AnyDeadlineRule<CommandName, Timer>;
export type DaySlice<Commands, Events extends EventSchemas> = Slice<
  WorkshopDay,
  Payloads,
  Commands,
  Events,
  DeadlineRule
>;
