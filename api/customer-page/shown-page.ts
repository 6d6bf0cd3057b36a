import { followUpNumberOf } from '../../domain/follow-up/number';
import type { Complaint } from '../../domain/complaint/state';
import { processTypeOf, type ProcessType } from '../../domain/processes';
import type { RepairOrder } from '../../domain/repair-order/state';
import type { Language } from '../../domain/values/bilingual';
import type { TextName } from '../../texts/customer-page';
import { complaintApi } from '../complaints/process-api';
import type { Context } from '../context';
import type { CustomerSession } from '../http/sessions';
import { statementsOf } from '../master-data/marketing-consents';
import { requestsOf } from '../personal-data/personal-requests';
import { readLatest } from '../processes/reading';
import { orderApi } from '../repair-orders/process-api';
import { appointmentPage } from './appointment-page';
import type { Html } from './html';
import { shownAppointment } from './shown-appointment';
import { complaintPage, visitPage } from './views';

type Page = (language: Language, keys: { readonly next: () => string }, notice?: TextName) => Html;
type NameOf = (id: string) => string;
type PageOf = (context: Context, session: CustomerSession, seen: number, nameOf: NameOf) => Promise<Page>;

const ofComplaint: PageOf = async (context, { store, order: number }, seen, nameOf) => {
  const complaint = (await readLatest(context, complaintApi, number, seen)) as Complaint;
  const letterhead = await context.repositories.settings.contentOf(store, 'letterhead');
  return (...how) => complaintPage({ letterhead, complaint, nameOf }, ...how);
};

const ofAppointment: PageOf = async (context, session, seen, nameOf) => {
  const shown = await shownAppointment(context, session, seen, nameOf);
  return (...how) => appointmentPage(shown, ...how);
};

/** The photos with which each extra item was asked for. */
async function photosOf({ repositories }: Context, number: string): Promise<(itemId: string) => readonly string[]> {
  const happened = await repositories.events.of(number);
  const asked = happened.filter((event) => event.type === 'extraItemRequested');
  return (itemId) => asked.filter((event) => event.itemId === itemId).flatMap(({ photos }) => photos);
}

const ofVisit: PageOf = async (context, { store, actorId, order: number }, seen, nameOf) => {
  const { repositories } = context;
  const order = (await readLatest(context, orderApi, number, seen)) as RepairOrder;
  const [letterhead, vehicle, complaints, followUp, photos, statements, requests] = await Promise.all([
    repositories.settings.contentOf(store, 'letterhead'),
    repositories.vehicles.find(store, order.vehicle.id),
    repositories.customers.idsOf(store, actorId).then((ids) => repositories.complaints.statesOf(store, number, ids)),
    repositories.followUps.state(store, followUpNumberOf(number)),
    photosOf(context, number),
    statementsOf(repositories, store, actorId),
    requestsOf(context, store, actorId),
  ]);
  const codeAbove = order.policy.linkDigitsAbove;
  const beside = { letterhead, vehicle, complaints, followUp, statements, requests, photosOf: photos };
  return (...how) => visitPage({ ...beside, order, nameOf, codeAbove }, ...how);
};

const pages: Partial<Record<ProcessType, PageOf>> = {
  complaint: ofComplaint,
  appointment: ofAppointment,
  repairOrder: ofVisit,
};

/** The page of the process that a link is for, as the process was after the event `seen`, or later. */
export async function pageFor(context: Context, session: CustomerSession, seen: number): Promise<Page> {
  const type = processTypeOf(session.order);
  const pageOf = pages[type];
  if (!pageOf) throw new Error(`a link to a ${type} shows no page`);
  const names = await context.repositories.staff.namesOf(session.store);
  return pageOf(context, session, seen, (id) => names.get(id) ?? '');
}
