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

interface StoredProcess<T extends ProcessType> {
  readonly collection: keyof Models;
  /** What the view holds beside the state, to be searched and sorted by. */
  readonly columnsOf: (state: StateOf<T>) => object;
}

/** Where and how the views of each type are kept. */
const storedProcesses: { readonly [T in ProcessType]: StoredProcess<T> } = {
  repairOrder: { collection: 'orders', columnsOf: orderView },
  complaint: { collection: 'complaints', columnsOf: complaintView },
  followUp: { collection: 'followUps', columnsOf: followUpView },
};

export const viewsOf = (models: Models, type: ProcessType): Model<StoredView> =>
  models[storedProcesses[type].collection] as unknown as Model<StoredView>;

export const viewOf = (type: ProcessType, state: AnyState): StoredView => ({
  _id: state.number,
  store: state.store,
  sequence: state.sequence,
  open: processDefinitions[type].isOpen(state),
  ...storedProcesses[type].columnsOf(state as never),
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
