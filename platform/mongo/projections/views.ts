import type { Model } from 'mongoose';
import type { Complaint } from '../../../domain/complaint/state';
import type { FollowUp } from '../../../domain/follow-up/state';
import {
  definitionOf,
  processDefinitions,
  type AnyState,
  type ProcessType,
  type StateOf,
} from '../../../domain/processes';
import { isPast } from '../../../domain/repair-order/stage';
import type { RepairOrder } from '../../../domain/repair-order/state';
import type { Models } from '../models';
import type { StoredComplaint, StoredFollowUp, StoredOrder, StoredView } from '../models';

/** The collection that holds the views of each type. */
const collections = {
  repairOrder: 'orders',
  complaint: 'complaints',
  followUp: 'followUps',
} as const satisfies { readonly [T in ProcessType]: keyof Models };
export const viewsOf = (models: Models, type: ProcessType): Model<StoredView> =>
  models[collections[type]] as unknown as Model<StoredView>;

const dueAt = (type: ProcessType, state: AnyState): number | null => {
  const instants = processDefinitions[type].deadlines(state).map(({ at }) => at);
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

/** What each view holds beside the state, to be searched and sorted by. */
const columnsOf: { readonly [T in ProcessType]: (state: StateOf<T>) => object } = {
  repairOrder: orderView,
  complaint: complaintView,
  followUp: followUpView,
};

export const viewOf = (type: ProcessType, state: AnyState): StoredView => ({
  _id: state.number,
  store: state.store,
  sequence: state.sequence,
  open: processDefinitions[type].isOpen(state),
  ...columnsOf[type](state as never),
  state: JSON.stringify(state),
  schemaVersion: processDefinitions[type].upcasting.schemaVersion,
});

/** The state inside a stored view, in the shape of this release. Throws NewerSchemaVersion for a view of a later one. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export const stateOf = <State extends AnyState>({
  _id: number,
  state,
  schemaVersion,
}: Pick<StoredView, '_id' | 'state' | 'schemaVersion'>): State =>
  definitionOf(number).upcasting.upcastState(JSON.parse(state) as object, schemaVersion) as State;
