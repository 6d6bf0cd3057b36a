import { appointmentPaper } from '../../domain/appointment/papers';
import type { Appointment, AppointmentEvent } from '../../domain/appointment/state';
import type { Complaint, ComplaintEvent } from '../../domain/complaint/state';
import { endingLetter } from '../../domain/complaint/ending-letter';
import { complaintPaper, followUpPaper, quickHandlingPaper } from '../../domain/complaint/papers';
import type { FollowUp, FollowUpEvent } from '../../domain/follow-up/state';
import type { AnyEvent, AnyState, ProcessType } from '../../domain/processes';
import { orderFile } from '../../domain/repair-order/order-file';
import { orderForms, orderPaper, type OrderFormName } from '../../domain/repair-order/papers';
import type { RepairOrder, RepairOrderEvent } from '../../domain/repair-order/state';
import { codeWords, departmentWords } from '../../domain/settings/entry-words';
import { paperLetterhead } from '../../domain/settings/letterhead';
import type { Paper } from '../../domain/values/paper';
import { catalogue } from '../../texts';
import { nameOf } from '../../texts/text-in';
import type { Context } from '../context';

type Reads = Pick<Context, 'repositories'>;

/** What a paper is made of: the state and everything that happened until then, in order. */
export interface Standing<State extends AnyState, Event extends AnyEvent> {
  readonly state: State;
  readonly events: readonly Event[];
}

/** The names behind the ids of a paper, from the master data. */
async function masterDataOf({ repositories }: Reads, store: string, personId: string, vehicleId: string | undefined) {
  const [letterhead, customer, contact, vehicle, names] = await Promise.all([
    repositories.settings.contentOf(store, 'letterhead'),
    repositories.customers.find(store, personId),
    repositories.contacts.find(store, personId),
    vehicleId === undefined ? null : repositories.vehicles.find(store, vehicleId),
    repositories.staff.namesOf(store),
  ]);
  const become = contact?.customer ? await repositories.customers.find(store, contact.customer) : null;
  const person = customer ?? become ?? contact;
  return {
    letterhead: paperLetterhead(letterhead),
    person: { name: person?.name ?? '—', phone: person?.phone ?? '—' },
    vehicle: vehicle && { plate: vehicle.plate, vin: vehicle.vin, model: vehicle.model },
    nameOf: (id: string): string => names.get(id) ?? (id === customer?._id ? customer.name : id),
    wordOf: (name: string) => nameOf(catalogue.values, name),
  };
}

const fieldOf = (name: string) => nameOf(catalogue.fields, name);

/** What a complaint names by a code, in the words the store has for it now. */
async function storeWords({ repositories: { settings } }: Reads, store: string) {
  const [departments, causes, classifications] = await Promise.all([
    settings.contentOf(store, 'departments'),
    settings.contentOf(store, 'causeCodes'),
    settings.contentOf(store, 'classificationCodes'),
  ]);
  return {
    department: departmentWords(departments),
    cause: codeWords(causes),
    classification: codeWords(classifications),
  };
}

/** What a paper about no single case is made with: the letterhead, and the words of the store. */
export async function storeKnowledge(reads: Reads, store: string) {
  const letterhead = await reads.repositories.settings.contentOf(store, 'letterhead');
  return {
    letterhead: paperLetterhead(letterhead),
    words: await storeWords(reads, store),
    wordOf: (name: string) => nameOf(catalogue.values, name),
    fieldOf,
    stageOf: (name: string) => nameOf(catalogue.stages, name),
  };
}

/** Names of the papers of each type of process, as they stand in addresses and files. */
export const paperNames = {
  repairOrder: Object.keys(orderForms) as [OrderFormName, ...OrderFormName[]],
  complaint: ['registration', 'ending'],
  followUp: ['quick-handling', 'record'],
  appointment: ['form'],
  workshopDay: [],
} as const satisfies { readonly [T in ProcessType]: readonly string[] };

/** What the papers of one case say, by their names; a paper is undefined until there is something to say. */
export type PapersOf<Name extends string> = (name: Name) => Paper | undefined;

async function orderSource(reads: Reads, { state: order, events }: Standing<RepairOrder, RepairOrderEvent>) {
  const known = await masterDataOf(reads, order.store, order.customer.id, order.vehicle.id);
  return {
    order,
    events,
    letterhead: known.letterhead,
    customer: known.person,
    vehicle: known.vehicle ?? { plate: '—', vin: '—', model: '—' },
    nameOf: known.nameOf,
    wordOf: known.wordOf,
  };
}

export async function orderPapers(
  reads: Reads,
  standing: Standing<RepairOrder, RepairOrderEvent>,
): Promise<PapersOf<OrderFormName>> {
  const source = await orderSource(reads, standing);
  return (name) => orderPaper(source, name);
}

/** F-10: all papers of a visit, after the cover that lists them. */
export const orderFilePapers = async (
  reads: Reads,
  standing: Standing<RepairOrder, RepairOrderEvent>,
): Promise<readonly Paper[]> => orderFile(await orderSource(reads, standing));

export async function complaintPapers(
  reads: Reads,
  { state: complaint, events }: Standing<Complaint, ComplaintEvent>,
): Promise<PapersOf<(typeof paperNames)['complaint'][number]>> {
  const { store } = complaint;
  const { person, ...known } = await masterDataOf(reads, store, complaint.complainant.id, complaint.vehicle);
  const words = await storeWords(reads, store);
  const source = { ...known, words, complainant: person, complaint, events };
  return (name) => (name === 'ending' ? endingLetter(source) : complaintPaper(source));
}

export async function followUpPapers(
  reads: Reads,
  { state: followUp, events }: Standing<FollowUp, FollowUpEvent>,
): Promise<PapersOf<(typeof paperNames)['followUp'][number]>> {
  const { person, ...known } = await masterDataOf(reads, followUp.store, followUp.customer.id, followUp.vehicle);
  const source = { ...known, fieldOf, complainant: person, followUp, events };
  return (name) => (name === 'record' ? followUpPaper(source) : quickHandlingPaper(source));
}

export async function appointmentPapers(
  reads: Reads,
  { state: appointment }: Pick<Standing<Appointment, AppointmentEvent>, 'state'>,
): Promise<PapersOf<(typeof paperNames)['appointment'][number]>> {
  const known = await masterDataOf(reads, appointment.store, appointment.customer.id, appointment.vehicle);
  return () => appointmentPaper({ ...known, appointment });
}
