import { widestView } from '../../domain/repair-order/access';
import type { RepairOrder } from '../../domain/repair-order/state';
import { isMongoAway } from '../../platform/mongo/away';
import type { Context } from '../context';
import type { Session } from '../http/sessions';
import type { Beside } from './views';

/** While MongoDB is away nobody knows, and the order itself is told all the same. */
async function unlessAway<T>(read: Promise<T> | T, unknown: T): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (isMongoAway(error)) return unknown;
    throw error;
  }
}

/** The complaints about this visit, open or not. */
async function complaintsOf({ repositories }: Context, { store, number }: RepairOrder): Promise<Beside['complaints']> {
  const found = await repositories.complaints.about(store, number);
  return found.map(({ _id, stage, kind, level, open }) => ({ number: _id, stage, kind, level, open }));
}

/** Whoever drives the car, or stands in for a driver, has to find the customer until the drive is done. */
async function contactOf(
  { repositories }: Context,
  { store, customer, transports }: RepairOrder,
  { actorId, deputyFor }: Session,
): Promise<Beside['contact']> {
  const drives = [actorId, ...deputyFor];
  if (!transports.some(({ driver, taken, given }) => drives.includes(driver) && !(taken && given))) return null;
  const known = await repositories.customers.find(store, customer.id);
  return known && { name: known.name, phone: known.phone, address: known.address };
}

async function reworkWordsOf({ repositories }: Context, { rework }: RepairOrder): Promise<string | null> {
  const complaint = rework && (await repositories.views.find('complaint', rework.complaint));
  return complaint && 'words' in complaint ? complaint.words : null;
}

/** What this reader is told beside the state; of what the reader's view has no place for, nothing is read. */
export async function besideOf(context: Context, order: RepairOrder, session: Session): Promise<Beside> {
  const view = widestView(session.roles);
  const { vehicles, staff } = context.repositories;
  const [complaints, car, contact, reworkWords, names] = await Promise.all([
    view === 'whole' ? unlessAway(complaintsOf(context, order), null) : null,
    unlessAway(
      vehicles.carsOf([order.vehicle.id]).then((carOf) => carOf(order.vehicle.id)),
      { plate: null, model: null },
    ),
    view === 'transport' || view === 'work' ? unlessAway(contactOf(context, order, session), null) : null,
    view === 'work' ? unlessAway(reworkWordsOf(context, order), null) : null,
    view === 'customer' ? unlessAway(staff.namesOf(order.store), new Map<string, string>()) : null,
  ]);
  return { complaints, car, contact, reworkWords, nameOf: (id) => names?.get(id) ?? '' };
}
