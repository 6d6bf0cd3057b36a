import type { Model } from 'mongoose';
import type { Complaint } from '../../../domain/complaint/state';
import type { FollowUp } from '../../../domain/follow-up/state';
import { processTypeOf, processTypes, type AnyState, type ProcessName } from '../../../domain/processes';
import { isPast } from '../../../domain/repair-order/stage';
import { hasEnded, type RepairOrder } from '../../../domain/repair-order/state';
import type { Models } from '../models';
import type { StoredComplaint, StoredFollowUp, StoredOrder, StoredView } from '../models';

/** The collection that holds the views of a kind. */
export const viewsOf = (models: Models, kind: ProcessName): Model<StoredView> =>
  ({ repairOrder: models.orders, complaint: models.complaints, followUp: models.followUps })[
    kind
  ] as unknown as Model<StoredView>;

const dueAt = (kind: ProcessName, state: AnyState): number | null => {
  const instants = processTypes[kind].deadlines(state).map(({ at }) => at);
  return instants.length === 0 ? null : Math.min(...instants);
};

const orderView = (order: RepairOrder): Omit<StoredOrder, keyof StoredView> => ({
  stage: order.stage,
  advisor: order.advisor,
  customer: order.customer.id,
  vehicle: order.vehicle.id,
  openedAt: order.openedAt,
  promisedAt: order.promise?.at ?? null,
  pending: !isPast(order.stage, 'readyForPickup'),
});

const complaintView = (complaint: Complaint): Omit<StoredComplaint, keyof StoredView> => ({
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
  dueAt: dueAt('complaint', complaint),
});

const priorities = { member: 0, private: 1, other: 2 } as const;
const followUpView = (followUp: FollowUp): Omit<StoredFollowUp, keyof StoredView> => ({
  stage: followUp.stage,
  order: followUp.order,
  customer: followUp.customer.id,
  vehicle: followUp.vehicle,
  caller: followUp.caller,
  priority: priorities[followUp.priority],
  overall: followUp.overall ?? null,
  leftAt: followUp.leftAt,
  dueAt: dueAt('followUp', followUp),
});

const fieldsOf = {
  repairOrder: orderView,
  complaint: complaintView,
  followUp: followUpView,
} as unknown as { readonly [K in ProcessName]: (state: AnyState) => object };

const isOpen = (kind: ProcessName, state: AnyState): boolean =>
  kind === 'repairOrder' ? !hasEnded(state as RepairOrder) : !processTypes[kind].isOver(state);

export const viewOf = (kind: ProcessName, state: AnyState): StoredView => ({
  _id: state.number,
  store: state.store,
  sequence: state.sequence,
  open: isOpen(kind, state),
  ...fieldsOf[kind](state),
  state: JSON.stringify(state),
  schemaVersion: processTypes[kind].upcasting.schemaVersion,
});

/** The state inside a stored view, in the shape of this release. Throws NewerSchemaVersion for a view of a later one. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export const stateOf = <State extends AnyState>({
  _id: number,
  state,
  schemaVersion,
}: Pick<StoredView, '_id' | 'state' | 'schemaVersion'>): State =>
  processTypeOf(number).upcasting.upcastState(JSON.parse(state) as object, schemaVersion) as State;
