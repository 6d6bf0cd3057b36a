import type { EventsOf } from '../kernel/event';
import { DeadlinePassed, markPassed, type EscalationPolicy } from '../time/deadline';
import type { WorkshopDay } from './state';
import type { DaySlice } from './types';

const deadlineCommands = {};

const deadlineEvents = { deadlinePassed: DeadlinePassed };
export type DeadlineEvents = EventsOf<typeof deadlineEvents>;

/** Nothing of a day is escalated: whoever is affected has the appointment. */
export const escalationPolicyOf = ({ policy: { calendar } }: WorkshopDay): EscalationPolicy => ({
  calendar,
  levels: [],
  minutes: [],
  whileOpen: true,
});

export const deadlineSlice: DaySlice<typeof deadlineCommands, typeof deadlineEvents> = {
  commands: deadlineCommands,
  events: deadlineEvents,
  rules: {},
  evolve: { deadlinePassed: (day, event) => ({ ...day, ...markPassed(day, event) }) },
  deadlines: [],
};
