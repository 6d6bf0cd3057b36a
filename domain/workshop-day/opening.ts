import { z } from 'zod';
import { CommandRejected, type EventsOf } from '../kernel/event';
import { noPolicy } from '../policy/policy';
import { addDays } from '../time/dates';
import { startOfDay } from '../time/working-time';
import { Planned, type WorkshopDay } from './state';
import type { DaySlice } from './types';

const openingCommands = {};

const openingEvents = {
  dayOpened: z.object({ planned: Planned }),
  dayEnded: z.object({}),
  commandRejected: CommandRejected,
};
export type OpeningEvents = EventsOf<typeof openingEvents>;

/** The day as its first event leaves it. */
const openDay = (planned: Planned): WorkshopDay => ({
  ...planned,
  sequence: 1,
  stage: 'planned',
  reservations: [],
  blocks: [],
  ended: [],
  checked: false,
  passed: {},
  escalations: [],
});

/** Before anybody books: what the first event replaces. */
export const initialState: WorkshopDay = {
  ...openDay({
    number: '',
    store: '',
    policy: noPolicy,
    date: '2000-01-01',
    resources: { hours: [], bays: [], people: [] },
  }),
  sequence: 0,
};

/** Midnight after the date. */
const endOf = ({ policy: { calendar }, date }: WorkshopDay): number => startOfDay(calendar, addDays(date, 1));

/** How a day begins and ends, and what is kept of a command that was rejected when nobody waited for the answer. */
export const openingSlice: DaySlice<typeof openingCommands, typeof openingEvents> = {
  commands: openingCommands,
  events: openingEvents,
  rules: {},
  evolve: {
    dayOpened: (_day, { planned }) => openDay(planned),
    dayEnded: (day) => ({ ...day, stage: 'dayOver' }),
    commandRejected: (day) => day,
  },
  deadlines: [],
  timedEvents: [(day) => (day.stage === 'planned' ? [{ at: endOf(day), event: { type: 'dayEnded' } }] : [])],
};
