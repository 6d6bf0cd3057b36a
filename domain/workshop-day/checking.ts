import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { CommandDeclarations } from '../kernel/slice';
import { payload } from '../values/field-schemas';
import { unfitReservations } from './availability';
import { planners } from './roles';
import type { WorkshopDay } from './state';
import type { DaySlice, DeadlineRule } from './types';

const checkCommands = {
  checkPlan: {
    path: 'plan-check',
    roles: planners,
    payload: payload(
      {},
      'A-06: the plan of the day is looked at before the store opens; every appointment has its bay',
    ),
  },
} as const satisfies CommandDeclarations;

const checkEvents = { planChecked: z.object({}) };
export type CheckEvents = EventsOf<typeof checkEvents>;

/** due when the store opens. */
function planRule({ stage, checked, resources }: WorkshopDay): readonly DeadlineRule[] {
  const [first] = resources.hours;
  if (stage !== 'planned' || checked || !first) return [];
  const steps = [{ at: first.from, reaction: 'remind', to: ['workshopSupervisor'] }] as const;
  return [{ timer: 'A-06', subject: '', fulfilledBy: 'checkPlan', steps }];
}

export const checkSlice: DaySlice<typeof checkCommands, typeof checkEvents> = {
  commands: checkCommands,
  events: checkEvents,
  rules: {
    checkPlan: {
      during: ['planned'],
      requires: (day) => {
        const unfit = unfitReservations(day).map(({ holder }) => holder);
        return unfit.length === 0 ? undefined : { code: 'reservationsUnfit', facts: { holders: unfit } };
      },
      decide: ({ checked }) => (checked ? [] : [{ type: 'planChecked' }]),
    },
  },
  evolve: { planChecked: (day) => ({ ...day, checked: true }) },
  deadlines: [planRule],
};
