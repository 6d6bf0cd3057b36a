import type { WorkshopDay } from '../../../domain/workshop-day/state';
import { oneOf } from '../filters';
import type { Models } from '../models';
import type { StoredWorkshopDay } from '../models/workshop-days';
import { stateOnly } from '../models/views';
import { stateOf } from '../projections/views';

export const workshopDaysIn = (models: Models) => {
  const { workshopDays } = models;
  return {
    /** The days of these numbers that anybody has booked something on. */
    byNumbers: async (numbers: readonly string[]): Promise<ReadonlyMap<string, WorkshopDay>> => {
      const rows = await workshopDays.find({ _id: oneOf(numbers) }, stateOnly).lean<StoredWorkshopDay[]>();
      const states = await Promise.all(rows.map((row) => stateOf<WorkshopDay>(models, row)));
      return new Map(states.map((state) => [state.number, state]));
    },
  };
};
