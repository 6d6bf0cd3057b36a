import type { Appointment } from '../../../domain/appointment/state';
import { oneOf, within } from '../filters';
import type { Models } from '../models';
import type { StoredAppointment } from '../models/appointments';
import { stateOf } from '../projections/views';

/** Half-open: `[from, before)`. */
type Range = readonly [from: number, before: number];

export const appointmentsIn = (models: Models) => {
  const { appointments } = models;
  const listed = async (filter: object, by: '_id' | 'openedAt' | 'startsAt' | 'decidedAt', limit: number) => {
    const rows = await appointments
      .find(filter)
      .sort({ [by]: 1 })
      .limit(limit)
      .lean<StoredAppointment[]>();
    return Promise.all(rows.map(async (row) => ({ ...row, state: await stateOf<Appointment>(models, row) })));
  };
  return {
    /** Those whose appointed time is within the range, the earliest first. */
    startingWithin: (store: string, range: Range, limit: number) =>
      listed({ store, startsAt: within(...range) }, 'startsAt', limit),

    /** those that were decided within the range, in the order in which they were. */
    decidedWithin: (store: string, range: Range, limit: number) =>
      listed({ store, decidedAt: within(...range) }, 'decidedAt', limit),

    /** Whether this customer has so many that are open. */
    hasOpen: async (store: string, customer: string, most: number): Promise<boolean> =>
      (await appointments.find({ store, customer, open: true }, { _id: 1 }).limit(most).lean()).length >= most,
    /** Those of these numbers. */
    byNumbers: (store: string, numbers: readonly string[]) =>
      listed({ _id: oneOf(numbers), store }, '_id', numbers.length),

    /** What a customer has asked for, or was asked, and is still open; the earliest first. */
    openOf: (store: string, customer: string, limit: number) =>
      listed({ store, customer, open: true }, 'openedAt', limit),

    /** T-05: whose customers did not come and have not been spoken to since. */
    notCome: (store: string, limit: number) => listed({ store, open: true, stage: 'noShow' }, '_id', limit),

    /** Those that have no time yet or lie ahead, and everything else that is open, the oldest first. */
    open: (store: string, limit: number) => listed({ store, open: true }, '_id', limit),
  };
};
