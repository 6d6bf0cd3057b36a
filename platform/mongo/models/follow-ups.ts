import { Schema } from 'mongoose';
import type { Stage } from '../../../domain/follow-up/stage';
import type { FollowUp } from '../../../domain/follow-up/state';
import type { Role } from '../../../domain/kernel/actor';
import { maybeText, number, options, text } from './columns';
import { view, type ProcessView, type StoredView } from './views';

interface FollowUpColumns {
  readonly stage: Stage;
  readonly order: string;
  readonly customer: string;
  readonly vehicle: string;
  readonly caller: Role;
  /** 0 member, 1 private car, 2 other (CF-05). */
  readonly priority: number;
  readonly overall: NonNullable<FollowUp['overall']> | null;
  readonly leftAt: number;
  /** Who calls; absent in a view of an earlier release. */
  readonly specialist?: string | null;
}
export type StoredFollowUp = StoredView & FollowUpColumns;

const schema = new Schema(
  {
    ...view,
    stage: text,
    order: text,
    customer: text,
    vehicle: text,
    caller: text,
    priority: number,
    overall: maybeText,
    leftAt: number,
    specialist: maybeText,
  },
  options,
)
  .index({ store: 1, open: 1, priority: 1, leftAt: 1 })
  .index({ store: 1, stage: 1, open: 1, priority: 1, leftAt: 1 })
  .index({ store: 1, specialist: 1, open: 1, priority: 1, leftAt: 1 })
  .index({ store: 1, priority: 1, leftAt: 1 })
  .index({ store: 1, leftAt: 1 })
  .index({ store: 1, customer: 1, priority: 1, leftAt: 1 })
  .index({ store: 1, vehicle: 1, priority: 1, leftAt: 1 })
  .index({ store: 1, open: 1, _id: 1 })
  .index({ store: 1, open: 1, dueAt: 1 });

const priorities = { member: 0, private: 1, other: 2 } as const;

export const followUpView = {
  collection: 'followUps',
  schema,
  columnsOf: (followUp) => ({
    stage: followUp.stage,
    order: followUp.order,
    customer: followUp.customer.id,
    vehicle: followUp.vehicle,
    caller: followUp.caller,
    priority: priorities[followUp.priority],
    overall: followUp.overall ?? null,
    leftAt: followUp.leftAt,
    specialist: followUp.specialist ?? null,
  }),
} as const satisfies ProcessView<'followUp', FollowUpColumns>;
