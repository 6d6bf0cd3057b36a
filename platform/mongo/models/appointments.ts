import { Schema } from 'mongoose';
import type { Stage } from '../../../domain/appointment/stage';
import { maybeNumber, number, options, text } from './columns';
import { view, type ProcessView, type StoredView } from './views';

interface AppointmentColumns {
  readonly stage: Stage;
  readonly customer: string;
  readonly vehicle: string;
  readonly advisor: string;
  readonly openedAt: number;
  /** The appointed time; null while there is none. */
  readonly startsAt: number | null;
  /** when it was decided for the first time. */
  readonly decidedAt: number | null;
}
export type StoredAppointment = StoredView & AppointmentColumns;

const schema = new Schema(
  {
    ...view,
    stage: text,
    customer: text,
    vehicle: text,
    advisor: text,
    openedAt: number,
    startsAt: maybeNumber,
    decidedAt: maybeNumber,
  },
  options,
)
  .index({ store: 1, startsAt: 1 })
  .index({ store: 1, decidedAt: 1 })
  .index({ store: 1, customer: 1, openedAt: -1 })
  .index({ store: 1, openedAt: 1 })
  .index({ store: 1, customer: 1, open: 1, openedAt: 1 })
  .index({ store: 1, open: 1, _id: 1 })
  .index({ store: 1, open: 1, stage: 1, _id: 1 })
  .index({ store: 1, open: 1, dueAt: 1 });

export const appointmentView = {
  collection: 'appointments',
  schema,
  columnsOf: ({ stage, customer, vehicle, advisor, openedAt, slot, decidedAt }) => ({
    stage,
    customer: customer.id,
    vehicle,
    advisor,
    openedAt,
    startsAt: slot?.startsAt ?? null,
    decidedAt: decidedAt ?? null,
  }),
} as const satisfies ProcessView<'appointment', AppointmentColumns>;
