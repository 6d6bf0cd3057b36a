import { widestView } from '../../domain/repair-order/access';
import type { Complaint } from '../../domain/complaint/state';
import { definition as complaintDefinition } from '../../domain/complaint/definition';
import type { RepairOrder } from '../../domain/repair-order/state';
import { isMongoAway } from '../../platform/mongo/away';
import type { Context } from '../context';
import { peopleOf, type Session } from '../http/sessions';
import { stateBeside } from '../processes/past';
import type { Look } from '../processes/reading';
import { maintenanceOf } from './maintenance';
import type { Beside } from './views';

/** While MongoDB is away nobody knows, and the order itself is told all the same. */
async function unlessAway<T>({ databaseWatch }: Context, read: Promise<T>, unknown: T): Promise<T> {
  try {
    return await databaseWatch.unlessSilent(read);
  } catch (error) {
    if (isMongoAway(error)) return unknown;
    throw error;
  }
}

/** The complaints about this visit, open or not, without those about the reader; of a moment of the past, as they stood then. */
async function complaintsOf(
  context: Context,
  { store, number }: RepairOrder,
  { actorId }: Session,
  { at, isPast }: Look,
): Promise<Beside['complaints']> {
  const about = await context.repositories.complaints.about(store, number);
  const found = about.filter(({ accused = [] }) => !accused.includes(actorId));
  if (!isPast) return found.map(({ _id, stage, kind, level, open }) => ({ number: _id, stage, kind, level, open }));
  const then = await Promise.all(found.map(({ _id }) => stateBeside(context, _id, at)));
  return then
    .filter((state) => state !== undefined)
    .map((state) => {
      const { number: complaint, stage, kind, level } = state as Complaint;
      return { number: complaint, stage, kind, level, open: complaintDefinition.isOpen(state as Complaint) };
    });
}

/** Whoever drives the car, or stands in for a driver, has to find the customer until the drive is done. */
async function contactOf(
  { repositories }: Context,
  { store, customer, transports }: RepairOrder,
  session: Session,
): Promise<Beside['contact']> {
  const drives = peopleOf(session);
  if (!transports.some(({ driver, taken, given }) => drives.includes(driver) && !(taken && given))) return null;
  const known = await repositories.customers.find(store, customer.id);
  return known && { name: known.name, phone: known.phone, address: known.address };
}

async function reworkWordsOf(
  context: Context,
  { rework }: RepairOrder,
  { actorId }: Session,
  { at, isPast }: Look,
): Promise<string | null> {
  const read = (number: string) =>
    isPast ? stateBeside(context, number, at) : context.repositories.views.find('complaint', number);
  if (rework && (await context.repositories.complaints.accusedIn(rework.complaint)).includes(actorId)) return null;
  const complaint = rework && (await read(rework.complaint));
  return complaint && 'words' in complaint ? complaint.words : null;
}

/**
 * What this reader is told beside the state; of what the reader's view has no place for, nothing is read. Of the car, what the master data says now; how to
 * reach the customer is told of no drive of the past.
 */
export async function besideOf(context: Context, order: RepairOrder, session: Session, look: Look): Promise<Beside> {
  const view = widestView(session.roles);
  const { vehicles, staff } = context.repositories;
  const [complaints, car, contact, reworkWords, maintenance, names] = await Promise.all([
    view === 'whole' ? unlessAway(context, complaintsOf(context, order, session, look), null) : null,
    unlessAway(
      context,
      vehicles.carsOf([order.vehicle.id]).then((carOf) => carOf(order.vehicle.id)),
      { plate: null, model: null },
    ),
    (view === 'transport' || view === 'work') && !look.isPast
      ? unlessAway(context, contactOf(context, order, session), null)
      : null,
    view === 'work' ? unlessAway(context, reworkWordsOf(context, order, session, look), null) : null,
    view === 'whole' && !look.isPast ? unlessAway(context, maintenanceOf(context, order, Date.now()), null) : null,
    view === 'customer' ? unlessAway(context, staff.namesOf(order.store), new Map<string, string>()) : null,
  ]);
  return { complaints, car, contact, reworkWords, maintenance, nameOf: (id) => names?.get(id) ?? '' };
}
