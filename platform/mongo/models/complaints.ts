import { Schema } from 'mongoose';
import type { Stage } from '../../../domain/complaint/stage';
import type { Complaint, ComplaintKind } from '../../../domain/complaint/state';
import { maybeNumber, maybeText, number, options, text } from './columns';
import { view, type ProcessView, type StoredView } from './views';

interface ComplaintColumns {
  readonly stage: Stage;
  readonly kind: ComplaintKind;
  readonly level: number;
  readonly owner: string;
  readonly complainant: string;
  readonly vehicle: string | null;
  readonly order: string | null;
  readonly severity: NonNullable<Complaint['rating']>['severity'] | null;
  readonly receivedAt: number;
  readonly closedAt: number | null;
  /** Whom it is about; absent in a view of an earlier release. */
  readonly accused?: readonly string[];
}
export type StoredComplaint = StoredView & ComplaintColumns;

const schema = new Schema(
  {
    ...view,
    stage: text,
    kind: text,
    level: number,
    owner: text,
    complainant: text,
    vehicle: maybeText,
    order: maybeText,
    severity: maybeText,
    receivedAt: number,
    closedAt: maybeNumber,
    accused: [String],
  },
  options,
)
  .index({ store: 1, _id: 1 })
  .index({ store: 1, open: 1, _id: 1 })
  .index({ store: 1, open: 1, order: 1 })
  .index({ store: 1, open: 1, level: 1 })
  .index({ store: 1, open: 1, dueAt: 1 })
  .index({ store: 1, stage: 1, _id: 1 })
  .index({ store: 1, kind: 1, _id: 1 })
  .index({ store: 1, level: 1, _id: 1 })
  .index({ store: 1, owner: 1, _id: 1 })
  .index({ store: 1, order: 1, _id: 1 })
  .index({ store: 1, vehicle: 1, _id: 1 })
  .index({ store: 1, complainant: 1, _id: 1 })
  .index({ store: 1, accused: 1 })
  .index({ store: 1, receivedAt: 1 })
  .index({ store: 1, closedAt: 1 });

export const complaintView = {
  collection: 'complaints',
  schema,
  columnsOf: (complaint) => ({
    stage: complaint.stage,
    kind: complaint.kind,
    level: complaint.level,
    owner: complaint.owner.id,
    complainant: complaint.complainant.id,
    vehicle: complaint.vehicle ?? null,
    order: complaint.order ?? null,
    severity: complaint.rating?.severity ?? null,
    receivedAt: complaint.receivedAt,
    closedAt: complaint.closedAt ?? null,
    accused: (complaint.accused ?? []).map(({ person }) => person),
  }),
} as const satisfies ProcessView<'complaint', ComplaintColumns>;
