import { z } from 'zod';
import type { Complaint, ComplaintEvent } from '../../domain/complaint/state';
import type { FollowUp, FollowUpEvent } from '../../domain/follow-up/state';
import type { AnyEvent } from '../../domain/processes';
import { orderForms, orderPaper, type OrderFormName } from '../../domain/repair-order/papers';
import type { Paper } from '../../domain/values/paper';
import { complaintPaper, followUpPaper, quickHandlingPaper } from '../../domain/complaint/papers';
import type { RepairOrder, RepairOrderEvent } from '../../domain/repair-order/state';
import { ComplaintNumber } from '../../domain/complaint/number';
import { FollowUpNumber } from '../../domain/follow-up/number';
import { OrderNumber } from '../../domain/repair-order/number';
import { codeWords, departmentWords } from '../../domain/settings/entry-words';
import { paperLetterhead } from '../../domain/settings/letterhead';
import { catalogue } from '../../texts';
import { nameOf } from '../../texts/text-in';
import { complaintApi } from '../complaints/process-api';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { followUpApi } from '../follow-ups/process-api';
import { Problem } from '../http/problems';
import { assertAccess } from '../processes/process-api';
import { readLatest } from '../processes/reading';
import { orderApi } from '../repair-orders/process-api';
import type { FileReply } from '../http/reply';
import { logoFor } from './letterhead';
import type { Session } from '../http/sessions';

const tag = 'documents';

/** Everything that happened to the process, in order. */
const eventsOf = async <Event extends AnyEvent>(
  { repositories }: Context,
  process: string,
): Promise<readonly Event[]> => (await repositories.events.of(process)) as readonly Event[];

/** The names behind the ids of a paper, from the master data. */
async function masterDataOf({ repositories }: Context, store: string, personId: string, vehicleId: string | undefined) {
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

/** What a complaint names by a code, in the words the store has for it now. */
async function storeWords({ repositories: { settings } }: Context, store: string) {
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

const PDF = 'application/pdf';
export const pdfReplies = {
  200: {
    description: 'the paper',
    content: [PDF],
    headers: { 'Content-Disposition': 'names the file', 'X-Fingerprint': 'SHA-256 of what the paper says' },
  },
} as const;
export type PdfReply = FileReply<typeof PDF, 'Content-Disposition' | 'X-Fingerprint'>;

export async function asPdf(context: Context, paper: Paper | undefined, name: string): Promise<PdfReply> {
  if (!paper) throw new Problem('documentNotReady', { document: name });
  return {
    status: 200,
    type: PDF,
    bytes: await context.printer.print(paper, await logoFor(context, paper.letterhead.logo)),
    headers: {
      'Content-Disposition': `inline; filename="${paper.number}-${name}.pdf"`,
      'X-Fingerprint': paper.fingerprint,
    },
  };
}

const orderNames = Object.keys(orderForms) as [OrderFormName, ...OrderFormName[]];

/** One paper of a visit, for everybody who reaches the visit. */
export async function orderPdf(
  context: Context,
  session: Session,
  number: string,
  name: OrderFormName,
): Promise<PdfReply> {
  await assertAccess(context, orderApi, session, number);
  const { store } = session;
  const order = (await readLatest(context, orderApi, number, 1)) as RepairOrder;
  const known = await masterDataOf(context, store, order.customer.id, order.vehicle.id);
  const source = {
    order,
    events: await eventsOf<RepairOrderEvent>(context, number),
    letterhead: known.letterhead,
    customer: known.person,
    vehicle: known.vehicle ?? { plate: '—', vin: '—', model: '—' },
    nameOf: known.nameOf,
    wordOf: known.wordOf,
  };
  return asPdf(context, orderPaper(source, name), name);
}

/** The store's printed forms, as the law and the customers know them: A4, Chinese with English, reproducible byte by byte. */
export const documentEndpoints = (context: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'repairOrder.print',
    method: 'get',
    path: '/repair-orders/:number/documents/:name.pdf',
    tag,
    summary: `A paper of the visit as PDF: ${orderNames.join(', ')}`,
    params: z.strictObject({ number: OrderNumber, name: z.enum(orderNames) }),
    problems: ['documentNotReady'],
    replies: pdfReplies,
    handle: ({ params: { number, name }, session }) => orderPdf(context, session, number, name),
  }),
  endpoint({
    operation: 'complaint.print',
    method: 'get',
    path: '/complaints/:number/documents/registration.pdf',
    tag,
    summary: 'H-07: 顾客投诉登记表, the complaint registration form, as PDF',
    params: z.strictObject({ number: ComplaintNumber }),
    problems: ['documentNotReady'],
    replies: pdfReplies,
    handle: async ({ params: { number }, session }) => {
      await assertAccess(context, complaintApi, session, number);
      const { store } = session;
      const complaint = (await readLatest(context, complaintApi, number, 1)) as Complaint;
      const { person, ...known } = await masterDataOf(context, store, complaint.complainant.id, complaint.vehicle);
      const events = await eventsOf<ComplaintEvent>(context, number);
      const words = await storeWords(context, store);
      const paper = complaintPaper({ ...known, words, complainant: person, complaint, events });
      return asPdf(context, paper, 'registration');
    },
  }),
  endpoint({
    operation: 'followUp.print',
    method: 'get',
    path: '/follow-ups/:number/documents/:name.pdf',
    tag,
    summary: 'G-14, G-17: 快速处理表 and 回访记录表 as PDF',
    params: z.strictObject({ number: FollowUpNumber, name: z.enum(['quick-handling', 'record']) }),
    problems: ['documentNotReady'],
    replies: pdfReplies,
    handle: async ({ params: { number, name }, session }) => {
      await assertAccess(context, followUpApi, session, number);
      const { store } = session;
      const followUp = (await readLatest(context, followUpApi, number, 1)) as FollowUp;
      const { person, ...known } = await masterDataOf(context, store, followUp.customer.id, followUp.vehicle);
      const source = {
        ...known,
        complainant: person,
        followUp,
        events: await eventsOf<FollowUpEvent>(context, number),
      };
      return asPdf(context, name === 'record' ? followUpPaper(source) : quickHandlingPaper(source), name);
    },
  }),
];
