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
import { catalogue } from '../../texts';
import { nameOf } from '../../texts/text-in';
import { printed } from '../../platform/print/pdf';
import { complaintApi } from '../complaints/process-api';
import type { Context } from '../context';
import { endpoint, type Endpoint, type Reply } from '../http/endpoint';
import { followUpApi } from '../follow-ups/process-api';
import { Problem } from '../http/problems';
import { assertAccess } from '../processes/process-api';
import { readLatest } from '../processes/reading';
import { orderApi } from '../repair-orders/process-api';
import type { Session } from '../http/sessions';

const tag = 'documents';

/** Everything that happened to the process, in order. */
const eventsOf = async <Event extends AnyEvent>(
  { repositories }: Context,
  process: string,
): Promise<readonly Event[]> => (await repositories.events.of(process)) as readonly Event[];

/** The archive's side of a paper: the names behind the ids. */
async function archiveOf({ repositories }: Context, store: string, personId: string, vehicleId: string | undefined) {
  const [place, customer, contact, vehicle, names] = await Promise.all([
    repositories.dealership.find(store),
    repositories.customers.find(store, personId),
    repositories.contacts.find(store, personId),
    vehicleId === undefined ? null : repositories.vehicles.find(store, vehicleId),
    repositories.staff.namesOf(store),
  ]);
  const person = customer ?? contact;
  return {
    store: place?.name ?? store,
    person: { name: person?.name ?? '—', phone: person?.phone ?? '—' },
    vehicle: vehicle && { plate: vehicle.plate, vin: vehicle.vin, model: vehicle.model },
    nameOf: (id: string): string => names.get(id) ?? (id === customer?._id ? customer.name : id),
    wordOf: (name: string) => nameOf(catalogue.values, name),
  };
}

async function asPdf(paper: Paper | undefined, name: string): Promise<Reply> {
  if (!paper) throw new Problem('documentNotReady', { document: name });
  const pdf = await printed(paper);
  return {
    status: 200,
    stream: async (res) => {
      res
        .status(200)
        .set({
          'Content-Type': 'application/pdf',
          'Content-Disposition': `inline; filename="${paper.number}-${name}.pdf"`,
          'X-Fingerprint': paper.fingerprint,
        })
        .end(pdf);
    },
  };
}

const orderNames = Object.keys(orderForms) as [OrderFormName, ...OrderFormName[]];

/** One paper of a visit, for whoever reaches the visit. */
export async function orderPdf(
  context: Context,
  session: Session | undefined,
  number: string,
  name: OrderFormName,
): Promise<Reply> {
  const { store } = await assertAccess(context, orderApi, session, number);
  const order = (await readLatest(context, orderApi, number, 1)) as RepairOrder;
  const archive = await archiveOf(context, store, order.customer.id, order.vehicle.id);
  const source = {
    order,
    events: await eventsOf<RepairOrderEvent>(context, number),
    store: archive.store,
    customer: archive.person,
    vehicle: archive.vehicle ?? { plate: '—', vin: '—', model: '—' },
    nameOf: archive.nameOf,
    wordOf: archive.wordOf,
  };
  return asPdf(orderPaper(source, name), name);
}

/** The store's printed forms, as the law and the customers know them: A4, Chinese with English, reproducible byte by byte. */
export const documentEndpoints = (context: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'printOrderDocument',
    method: 'get',
    path: '/repair-orders/:number/documents/:name.pdf',
    tag,
    summary: `A paper of the visit as PDF: ${orderNames.join(', ')}`,
    params: z.strictObject({ number: OrderNumber, name: z.enum(orderNames) }),
    replies: { 200: 'application/pdf' },
    handle: ({ params: { number, name }, session }) => orderPdf(context, session, number, name),
  }),
  endpoint({
    operation: 'printComplaintDocument',
    method: 'get',
    path: '/complaints/:number/documents/registration.pdf',
    tag,
    summary: 'H-07: 顾客投诉登记表, the complaint registration form, as PDF',
    params: z.strictObject({ number: ComplaintNumber }),
    replies: { 200: 'application/pdf' },
    handle: async ({ params: { number }, session }) => {
      const { store } = await assertAccess(context, complaintApi, session, number);
      const complaint = (await readLatest(context, complaintApi, number, 1)) as Complaint;
      const { person, ...archive } = await archiveOf(context, store, complaint.complainant.id, complaint.vehicle);
      const events = await eventsOf<ComplaintEvent>(context, number);
      return asPdf(complaintPaper({ ...archive, complainant: person, complaint, events }), 'registration');
    },
  }),
  endpoint({
    operation: 'printFollowUpDocument',
    method: 'get',
    path: '/follow-ups/:number/documents/:name.pdf',
    tag,
    summary: 'G-14, G-17: 快速处理表 and 回访记录表 as PDF',
    params: z.strictObject({ number: FollowUpNumber, name: z.enum(['quick-handling', 'record']) }),
    replies: { 200: 'application/pdf' },
    handle: async ({ params: { number, name }, session }) => {
      const { store } = await assertAccess(context, followUpApi, session, number);
      const followUp = (await readLatest(context, followUpApi, number, 1)) as FollowUp;
      const { person, ...archive } = await archiveOf(context, store, followUp.customer.id, followUp.vehicle);
      const source = {
        ...archive,
        complainant: person,
        followUp,
        events: await eventsOf<FollowUpEvent>(context, number),
      };
      return asPdf(name === 'record' ? followUpPaper(source) : quickHandlingPaper(source), name);
    },
  }),
];
