import type { Model } from 'mongoose';
import { definitionOf, processDefinitions, type AnyState, type ProcessType } from '../../../domain/processes';
import type { Models } from '../models';
import type { StoredView } from '../models';
import { dueAt } from '../models/views';
import { processViews } from '../models/process-views';

export const viewsOf = (models: Models, type: ProcessType): Model<StoredView> =>
  models[processViews[type].collection] as unknown as Model<StoredView>;

export const viewOf = (type: ProcessType, state: AnyState): StoredView => ({
  _id: state.number,
  store: state.store,
  sequence: state.sequence,
  open: processDefinitions[type].isOpen(state),
  dueAt: dueAt(type, state),
  ...processViews[type].columnsOf(state as never),
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
