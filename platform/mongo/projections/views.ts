import type { AnyBulkWriteOperation, Model } from 'mongoose';
import { definitionOf, processDefinitions, type AnyState, type ProcessType } from '../../../domain/processes';
import { onlyDuplicates } from '../duplicates';
import type { Models } from '../models';
import type { StoredView } from '../models';
import { dueAt } from '../models/views';
import { processViews } from '../models/process-views';
import { storeSubject, subjectOfProcess, type Subject } from '../../vault/subjects';
import { ERASED, KeyUnusable, SubjectErased } from '../../vault/vault';
import { knownVaultOf, vaultOf } from '../personal-data/vault-of';

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

const contextOf = ({ _id }: Pick<StoredView, '_id'>): string => `view ${_id}`;
/** A state of an earlier release stands in clear. */
export const isInClear = ({ state }: Pick<StoredView, 'state'>): boolean => state.startsWith('{');

/** The view as it is stored: its state sealed with the key of whoever the process is about. Without a vault, as it is. */
export async function sealedView(models: Pick<Models, 'events'>, view: StoredView): Promise<StoredView> {
  const vault = knownVaultOf(models);
  if (!vault) return view;
  const { customer, complainant } = view as { readonly customer?: string; readonly complainant?: string };
  const seal = async (subject: Subject): Promise<StoredView> => {
    const sealed = await vault.seal(subject, Buffer.from(view.state), contextOf(view));
    return { ...view, state: sealed.toString('base64') };
  };
  try {
    return await seal(subjectOfProcess(view._id, customer ?? complainant));
  } catch (error) {
    if (!(error instanceof SubjectErased)) throw error;
    // what is left of somebody who is erased is of the store
    return seal(storeSubject(view.store));
  }
}

/** Views with their states in words. Rejects with KeyUnusable when the keys cannot be had now, and for a view of somebody erased that is not folded anew yet. */
export async function openedViews<View extends Pick<StoredView, '_id' | 'state'>>(
  models: Pick<Models, 'events'>,
  views: readonly View[],
): Promise<View[]> {
  const open = async (view: View): Promise<View> => {
    if (isInClear(view)) return view;
    const state = await vaultOf(models).open(Buffer.from(view.state, 'base64'), contextOf(view));
    if (state === ERASED) throw new KeyUnusable('the view is of somebody who is erased, and is being folded anew');
    return { ...view, state: state.toString() };
  };
  return Promise.all(views.map(open));
}

/** The state inside a view in words, in the shape of this release. Throws NewerSchemaVersion for a view of a later one. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller knows the type of the number
export const stateIn = <State extends AnyState>({
  _id: number,
  state,
  schemaVersion,
}: Pick<StoredView, '_id' | 'state' | 'schemaVersion'>): State =>
  definitionOf(number).upcasting.upcastState(JSON.parse(state) as object, schemaVersion) as State;

/** The state inside a stored view; rejects as the two before. */
export async function stateOf<State extends AnyState>(
  models: Pick<Models, 'events'>,
  view: Pick<StoredView, '_id' | 'state' | 'schemaVersion'>,
): Promise<State> {
  const [opened = view] = await openedViews(models, [view]);
  return stateIn<State>(opened);
}

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

async function sealedWrite(
  models: Models,
  write: AnyBulkWriteOperation<StoredView>,
): Promise<AnyBulkWriteOperation<StoredView>> {
  if ('insertOne' in write)
    return { insertOne: { document: await sealedView(models, write.insertOne.document as StoredView) } };
  if (!('replaceOne' in write)) return write;
  const replacement = await sealedView(models, write.replaceOne.replacement as StoredView);
  return { replaceOne: { ...write.replaceOne, replacement } };
}

/** False when somebody else was faster with one of them. */
export async function writeViews(
  models: Models,
  type: ProcessType,
  writes: readonly AnyBulkWriteOperation<StoredView>[],
): Promise<boolean> {
  const sealed = await Promise.all(writes.map((write) => sealedWrite(models, write)));
  try {
    const { modifiedCount, insertedCount } = await viewsOf(models, type).collection.bulkWrite(sealed as never, {
      ordered: false,
    });
    return modifiedCount + insertedCount === writes.length;
  } catch (error) {
    if (!onlyDuplicates(error)) throw error;
    return false;
  }
}
