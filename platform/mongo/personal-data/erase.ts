import { stackOf } from '../../../domain/kernel/stack';
import type { SealedEntry } from '../../../domain/proof/entry';
import { EventAltered } from '../../proof/altered';
import { operatorTasksIn } from '../repositories/operator-tasks';
import { systemActor } from '../../../domain/kernel/actor';
import { ERASED_TEXT } from '../../../domain/personal-data/texts';
import { carSubject, customerSubject, processSubject } from '../../vault/subjects';
import type { Vault } from '../../vault/vault';
import { oneOf } from '../filters';
import type { Models, StoredFile, StoredPastVisit, StoredPersonalRequest, StoredProofEntry } from '../models';
import type { CarKeys } from '../models/columns';
import { commitmentsOf } from '../proof/commitments';
import { sealedEntriesOf } from '../proof/sealed-entries';
import { carKeys } from '../repositories/search-columns';
import { forgetProcess, type Forgetting } from './forget-process';
import { sealedContacts, sealedCustomers, sealedVehicles } from './personal-fields';
import { tracesOf, type Traces } from './traces';

/** Takes what lies in the file store away for good. */
export interface RemovesFiles {
  readonly remove: (file: StoredFile) => Promise<void>;
}

export interface Erasing extends Forgetting {
  readonly vault: Vault;
  readonly files: RemovesFiles;
}

/** What each entry of the log of proof was sealed as, while its words can still be read: afterwards nobody can make it again. */
export async function keepCommitments({ models }: Pick<Forgetting, 'models'>, process: string): Promise<void> {
  const rows = await models.proofEntries.find({ process }).sort({ sequence: 1 }).lean<StoredProofEntry[]>();
  if (rows.every(({ commitments }) => commitments !== undefined)) return;
  const sealed = await entriesOf(models, process);
  for (const [place, { _id, commitments }] of rows.entries())
    if (sealed && commitments === undefined)
      await models.proofEntries.updateOne({ _id }, { $set: { commitments: commitmentsOf(sealed[place]!.entry) } });
}

/** Undefined where the log was changed: nothing can be proved of the process any more, and that keeps nobody's words; an operator is told. */
async function entriesOf(models: Models, process: string): Promise<readonly SealedEntry[] | undefined> {
  try {
    return await sealedEntriesOf(models, process);
  } catch (error) {
    if (!(error instanceof EventAltered)) throw error;
    await operatorTasksIn(models).report({
      kind: 'log',
      process,
      about: String(error.sequence),
      stack: stackOf(error),
    });
    return undefined;
  }
}

/** Cars stay, because visits name them; what tells whose they are goes. */
async function eraseCars(
  { models, vault }: Erasing,
  { store, vehicles }: { readonly store: string; readonly vehicles: readonly string[] },
  at: number,
): Promise<void> {
  const { erased } = sealedVehicles(models);
  for (const _id of vehicles) {
    const gone = erased({ _id });
    const keys = await carKeys(models, { store, ...gone });
    // what the car was called nobody reads any more; its codes say which past visits are its own
    const car = await models.vehicles.findOne({ _id }).select('+plateKey +vinKey').lean<Required<CarKeys>>();
    if (!car || car.plateKey === keys.plateKey) continue;
    const { plateKey, vinKey } = car;
    const past = await Promise.all([
      models.pastVisits.find({ store, vinKey }).lean<StoredPastVisit[]>(),
      models.pastVisits.find({ store, plateKey, vinKey: null }).lean<StoredPastVisit[]>(),
    ]);
    for (const key of [vinKey, plateKey]) if (key !== null) await vault.destroy(carSubject(store, key), at);
    const visit = { plate: gone.plate, vin: gone.vin, work: ERASED_TEXT, sealed: null, ...keys };
    for (const { _id: id } of past.flat()) {
      await models.pastVisits.updateOne({ _id: id }, { $set: visit });
      await models.formerVersions.deleteMany({ record: `pastVisits:${id}` });
    }
    await models.formerVersions.deleteMany({ record: `vehicles:${_id}` });
    // last, because it says which past visits are theirs
    await models.vehicles.updateOne({ _id }, { $set: { ...gone, ...keys, searchKeys: [] } });
  }
}

/** Photos and scans that belong to nothing else. */
export async function eraseFiles(
  { models, files }: Pick<Erasing, 'models' | 'files'>,
  store: string,
  numbers: readonly string[],
): Promise<void> {
  const own = new Set(numbers);
  const found = await models.files.find({ store, processes: oneOf(numbers) }).lean<StoredFile[]>();
  for (const file of found) {
    if (!file.processes?.every((number) => own.has(number))) continue;
    await files.remove(file);
    await models.files.deleteOne({ _id: file._id });
  }
}

/** What was asked for stays with its times, so that it can be answered for; what was said of it goes. */
async function endRequests(
  { personalRequests }: Models,
  store: string,
  customers: readonly string[],
  at: number,
): Promise<void> {
  const theirs = await personalRequests
    .find({ store, customer: oneOf(customers) })
    .lean<Pick<StoredPersonalRequest, '_id' | 'state' | 'end'>[]>();
  for (const { _id, state, end } of theirs) {
    const ended = { state: state === 'open' ? 'answered' : state, end: { by: systemActor, at, ...end, words: null } };
    await personalRequests.updateOne({ _id }, { $set: ended, $unset: { sealed: 1 } });
  }
}

async function eraseRecords({ models }: Erasing, store: string, at: number, traces: Traces): Promise<void> {
  const { customers, contacts, vehicles, persons } = traces;
  const known = await models.customers
    .find({ _id: oneOf(customers) }, { phoneKey: 1 })
    .lean<{ readonly phoneKey?: string | null }[]>();
  const addressKeys = known.map(({ phoneKey }) => phoneKey ?? null).filter((key) => key !== null);
  await models.trayMessages.deleteMany({ store, addressKey: oneOf(addressKeys) });
  await models.requests.deleteMany({ about: oneOf([...persons, ...vehicles]) });
  await models.marketingStatements.deleteMany({ store, customer: oneOf(customers) });
  await endRequests(models, store, customers, at);
  await models.externalIds.deleteMany({ store, kind: 'customers', record: oneOf(customers) });
  await models.externalIds.deleteMany({ store, kind: 'vehicles', record: oneOf(vehicles) });
  await models.sessions.deleteMany({ user: oneOf(customers) });
  for (const _id of customers) {
    await models.formerVersions.deleteMany({ record: `customers:${_id}` });
    const none = { goldCard: false, member: false, erasureRequested: null, searchKeys: [], phoneKey: null };
    await models.customers.updateOne(
      { _id, store },
      { $set: { ...sealedCustomers(models).erased({ _id }), ...none, erasedAt: at }, $inc: { version: 1 } },
    );
  }
  for (const _id of contacts)
    await models.contacts.updateOne({ _id, store }, { $set: sealedContacts(models).erased({ _id }) });
}

/**
 * Forgets a person. What can be proved later is put aside first, then the key is destroyed: from then on nobody reads what was said of the person, wherever it lies.
 * Its processes end, and what is kept in clear goes after. Doing it again, also after it was cut off, ends the same way.
 */
export async function erasePerson(erasing: Erasing, store: string, customer: string, at: number): Promise<void> {
  const { models, vault } = erasing;
  const traces = await tracesOf(models, store, customer);
  const numbers = [...traces.orders, ...traces.complaints, ...traces.followUps, ...traces.appointments];
  for (const number of numbers) await keepCommitments(erasing, number);
  for (const person of traces.persons) await vault.destroy(customerSubject(store, person), at);
  for (const number of numbers) await vault.destroy(processSubject(number), at);
  await models.proofSalts.deleteMany({ _id: oneOf(numbers) });
  for (const number of numbers) await forgetProcess(erasing, number, at);
  await models.notices.deleteMany({ process: oneOf(numbers) });
  await models.links.deleteMany({ store, order: oneOf(traces.orders) });
  await eraseFiles(erasing, store, numbers);
  await eraseCars(erasing, { store, vehicles: traces.vehicles }, at);
  await eraseRecords(erasing, store, at, traces);
}
