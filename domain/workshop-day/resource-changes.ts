import { z } from 'zod';
import { fingerprint } from '../kernel/fingerprint';
import type { EventsOf } from '../kernel/event';
import type { CommandDeclarations } from '../kernel/slice';
import { payload } from '../values/field-schemas';
import { unfitReservations } from './availability';
import { DayResources } from './resources';
import { bookers, planners } from './roles';
import type { DaySlice } from './types';

const resourceCommands = {
  /** Sent by the API with what the settings, the roster and the absences of the store say now; there is no endpoint for it. */
  noteResources: {
    roles: ['system', ...bookers, ...planners, 'storeManager', 'customer'],
    payload: payload({ resources: DayResources }, 'A-19: what the store has on this date by now'),
  },
} as const satisfies CommandDeclarations;

const resourceEvents = { resourcesNoted: z.object({ resources: DayResources }) };
export type ResourceEvents = EventsOf<typeof resourceEvents>;

/** A day goes by the bays, people and hours that the store has now, not by those it had when somebody booked first. What was booked stays. */
export const resourceSlice: DaySlice<typeof resourceCommands, typeof resourceEvents> = {
  commands: resourceCommands,
  events: resourceEvents,
  rules: {
    noteResources: {
      during: ['planned'],
      decide: (day, { resources }) =>
        fingerprint(day.resources) === fingerprint(resources) ? [] : [{ type: 'resourcesNoted', resources }],
    },
  },
  evolve: {
    // a plan that does not hold any more is looked at again
    resourcesNoted: (day, { resources }) => {
      const after = { ...day, resources };
      return { ...after, checked: day.checked && unfitReservations(after).length === 0 };
    },
  },
  deadlines: [],
};
