import type { Model } from 'mongoose';
import type { ProcessType } from '../../../domain/processes';
import { appointmentView } from './appointments';
import { complaintView } from './complaints';
import { followUpView } from './follow-ups';
import { orderView } from './orders';
import type { ProcessView, StoredView } from './views';
import { workshopDayView } from './workshop-days';

/** Every type of process as it is kept: its collection and the columns of its view. */
export const processViews = {
  repairOrder: orderView,
  complaint: complaintView,
  followUp: followUpView,
  appointment: appointmentView,
  workshopDay: workshopDayView,
} as const satisfies { readonly [T in ProcessType]: ProcessView<T, object> };

type Views = typeof processViews;
/** The collections of the views, by name. */
export type ViewModels = {
  readonly [T in ProcessType as Views[T]['collection']]: Model<StoredView & ReturnType<Views[T]['columnsOf']>>;
};
