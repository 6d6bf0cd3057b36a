import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { CommandDeclarations } from '../kernel/slice';
import type { StockMove } from '../repair-order/stock';
import { payload } from '../values/field-schemas';
import { expectedStages } from './stage';
import type { Appointment } from './state';
import type { AppointmentSlice } from './types';

const putAsideCommands = {
  noteShortParts: {
    roles: ['system'],
    payload: payload(
      { partNumbers: z.array(z.string()) },
      'A-19: parts that were to be put aside are not there; there is no endpoint for it',
    ),
  },
} as const satisfies CommandDeclarations;

const putAsideEvents = { partsFoundShort: z.object({ partNumbers: z.array(z.string()) }) };
export type PutAsideEvents = EventsOf<typeof putAsideEvents>;

/** As long as a time is kept for a customer who is still to come. */
const awaits: readonly Appointment['stage'][] = ['arranging', ...expectedStages];
/** The visit takes over what was put aside: it never lies in the stock meanwhile. */
const keeps: readonly Appointment['stage'][] = [...awaits, 'arrived'];

/** parts that are put aside together with bay and people, for the visit, too, once the car is here. What is ordered for the day is not there yet, and nothing is put aside of it. */
export function putAside({ stage, slot, job, shortParts }: Appointment): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (!slot || !job || !keeps.includes(stage)) return counts;
  for (const { partNumber, quantity, ordered = false } of job.parts)
    if (!ordered && !shortParts.includes(partNumber)) counts.set(partNumber, (counts.get(partNumber) ?? 0) + quantity);
  return counts;
}

/** What an event changes in the stock of the store. */
export function stockMoveOf(before: Appointment, type: string, after: Appointment): StockMove | undefined {
  if (type === 'partsFoundShort') return undefined;
  const [then, now] = [putAside(before), putAside(after)];
  const changes = [...new Set([...then.keys(), ...now.keys()])]
    .map((partNumber) => ({ partNumber, by: (then.get(partNumber) ?? 0) - (now.get(partNumber) ?? 0) }))
    .filter(({ by }) => by !== 0);
  return changes.length === 0 ? undefined : { store: after.store, number: after.number, takes: 'whole', changes };
}

export const putAsideSlice: AppointmentSlice<typeof putAsideCommands, typeof putAsideEvents> = {
  commands: putAsideCommands,
  events: putAsideEvents,
  rules: {
    noteShortParts: {
      during: awaits,
      decide: ({ shortParts }, { partNumbers }) => {
        const found = partNumbers.filter((one) => !shortParts.includes(one));
        return found.length === 0 ? [] : [{ type: 'partsFoundShort', partNumbers: found }];
      },
    },
  },
  evolve: {
    partsFoundShort: (appointment, { partNumbers }) => ({
      ...appointment,
      shortParts: [...appointment.shortParts, ...partNumbers],
    }),
  },
  deadlines: [],
};
