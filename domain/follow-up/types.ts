import type { EventSchemas } from '../kernel/event';
import type { Timer } from '../../texts/follow-up';
import type { Slice } from '../kernel/slice';
import type { DeadlineRule as AnyDeadlineRule } from '../time/deadline';
import type { CommandName } from './commands';
import type { FollowUp, Payloads } from './state';

export type DeadlineRule = AnyDeadlineRule<CommandName, Timer>;
export type FollowUpSlice<Commands, Events extends EventSchemas> = Slice<
  FollowUp,
  Payloads,
  Commands,
  Events,
  DeadlineRule
>;
