import type { EventSchemas } from '../kernel/event';
import type { Timer } from '../../texts/appointment';
import type { Slice } from '../kernel/slice';
import type { DeadlineRule as AnyDeadlineRule } from '../time/deadline';
import type { CommandName } from './commands';
import type { Appointment, Payloads } from './state';

export type DeadlineRule = AnyDeadlineRule<CommandName, Timer>;
export type AppointmentSlice<Commands, Events extends EventSchemas> = Slice<
  Appointment,
  Payloads,
  Commands,
  Events,
  DeadlineRule
>;
