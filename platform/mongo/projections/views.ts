import type { AnyBulkWriteOperation, Model } from 'mongoose';
import { definitionOf, processDefinitions, type AnyState, type ProcessType } from '../../../domain/processes';
import { onlyDuplicates } from '../duplicates';
import type { Models } from '../models';
import type { StoredView } from '../models';
import { dueAt } from '../models/views';
import { processViews } from '../models/process-views';

export const viewsOf = (models: Models, type: ProcessType): Model<StoredView> =>
  models[processViews[type].collection] as unknown as Model<StoredView>;

export const viewOf = (type: ProcessType, state: AnyState, rebuilt = 0): StoredView => ({
  _id: state.number,
  store: state.store,
  sequence: state.sequence,
  open: processDefinitions[type].isOpen(state),
  dueAt: dueAt(type, state),
  ...processViews[type].columnsOf(state as never),
  state: JSON.stringify(state),
  schemaVersion: processDefinitions[type].upcasting.schemaVersion,
  rebuilt,
});

/** The state inside a stored view, in the shape of this release. Throws NewerSchemaVersion for a view of a later one. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller knows the type of the number
export const stateOf = <State extends AnyState>({
  _id: number,
  state,
  schemaVersion,
}: Pick<StoredView, '_id' | 'state' | 'schemaVersion'>): State =>
  definitionOf(number).upcasting.upcastState(JSON.parse(state) as object, schemaVersion) as State;

/** A view as it was read or written last. */
export interface KnownView {
  readonly state: AnyState;
  /** How often it has been folded anew. */
  readonly rebuilt: number;
  /** Its words are gone, and it waits for nobody, whatever its state says. */
  readonly isForgotten?: boolean;
}

/** Replaces the view it was folded from, or none where there was none; writes nothing when somebody else has changed it. A process whose words are gone waits for nobody. */
export function viewWrite(
  type: ProcessType,
  before: { readonly sequence: number; readonly rebuilt: number } | undefined,
  { state, rebuilt }: KnownView,
  isForgotten = false,
): AnyBulkWriteOperation<StoredView> {
  const view = { ...viewOf(type, state, rebuilt), ...(isForgotten && { open: false, dueAt: null }) };
  if (!before) return { insertOne: { document: view } };
  const filter = {
    _id: state.number,
    sequence: before.sequence,
    rebuilt: before.rebuilt === 0 ? { $in: [0, null] } : before.rebuilt,
  };
  return { replaceOne: { filter, replacement: view } };
}

/** False when somebody else was faster with one of them. */
export async function writeViews(
  models: Models,
  type: ProcessType,
  writes: readonly AnyBulkWriteOperation<StoredView>[],
): Promise<boolean> {
  try {
    const { modifiedCount, insertedCount } = await viewsOf(models, type).collection.bulkWrite(writes as never, {
      ordered: false,
    });
    return modifiedCount + insertedCount === writes.length;
  } catch (error) {
    if (!onlyDuplicates(error)) throw error;
    return false;
  }
}
