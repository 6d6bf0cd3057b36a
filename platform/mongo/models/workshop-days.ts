import { Schema } from 'mongoose';
import { startOfDay } from '../../../domain/time/working-time';
import { number, options, text } from './columns';
import { view, type ProcessView, type StoredView } from './views';

interface DayColumns {
  /** Local ISO date. */
  readonly date: string;
  /** Midnight before it. */
  readonly beginsAt: number;
}
export type StoredWorkshopDay = StoredView & DayColumns;

const schema = new Schema({ ...view, date: text, beginsAt: number }, options)
  .index({ store: 1, date: 1 })
  .index({ store: 1, beginsAt: 1 })
  .index({ store: 1, open: 1, _id: 1 })
  .index({ store: 1, open: 1, dueAt: 1 });

export const workshopDayView = {
  collection: 'workshopDays',
  schema,
  columnsOf: ({ date, policy: { calendar } }) => ({ date, beginsAt: startOfDay(calendar, date) }),
} as const satisfies ProcessView<'workshopDay', DayColumns>;
